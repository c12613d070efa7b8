"""Pages of an API: each style, and APIs that would never end."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.steps.programs.failure import Failure
from penstock.steps.programs.http_client import HttpClient
from penstock.steps.programs.paging import Pages, next_of, records_at, with_parameters

ITEMS = [{"id": str(number)} for number in range(5)]


def _pages(api: Any, clock: Any, path: str = "/items?size=2", *, most: int = 100, records: str = "") -> Pages:
    client = HttpClient(
        api.url, {}, retries=0, requests_per_second=None, timeout=5, longest_wait=1, clock=clock, warn=print
    )
    return Pages(client, f"{api.url}{path}", records_at(records), most)


def test_one_reply(api: Any, clock: Any, answer: Any) -> None:
    """A list, at a path or not; a single record; null and no content for none."""
    api.answers(
        answer(ITEMS), answer({"data": {"items": ITEMS}}), answer({"id": "0"}), answer({"data": None}), answer(b"", 204)
    )
    found = [list(_pages(api, clock, records=path).one()) for path in ("", "data.items", "", "data", "data")]
    assert found == [[ITEMS], [ITEMS], [[{"id": "0"}]], [[]], [[]]]


def test_page_numbers(api: Any, clock: Any, answer: Any) -> None:
    """Until a page is empty: a page that is not full need not be the last one."""

    def page(path: str, parameters: dict[str, str]) -> Any:
        number = int(parameters["p"]) - 1
        return answer([ITEMS[:2], ITEMS[2:3], ITEMS[3:], []][number])

    api.answer = page
    pages = _pages(api, clock, "/items?p=9&size=2")

    assert [record for records in pages.by_number("p", 1) for record in records] == ITEMS
    assert api.paths == [f"/items?size=2&p={number}" for number in (1, 2, 3, 4)]
    assert pages.count == 4


def test_offsets(api: Any, clock: Any, answer: Any) -> None:
    """Of as many records as there were: an API may give fewer than it is asked for."""
    api.answer = lambda path, parameters: answer(ITEMS[int(parameters["skip"]) :][:2])

    assert list(_pages(api, clock, "/items?limit=50").by_offset("skip", 0)) == [ITEMS[:2], ITEMS[2:4], ITEMS[4:]]
    assert api.paths == [f"/items?limit=50&skip={number}" for number in (0, 2, 4, 5)]


@pytest.mark.parametrize("last", [None, "", False])
def test_cursors(api: Any, clock: Any, answer: Any, last: Any) -> None:
    """Texts and numbers; an empty page is not the last one."""
    api.answers(
        answer({"items": ITEMS[:2], "meta": {"next": "a b/=&"}}),
        answer({"items": [], "meta": {"next": 12345678901234567890}}),
        answer({"items": ITEMS[2:], "meta": {"next": last}}),
    )

    found = list(_pages(api, clock, records="items").by_cursor("meta.next", "cursor"))

    assert found == [ITEMS[:2], [], ITEMS[2:]]
    assert api.paths == [
        "/items?size=2",
        "/items?size=2&cursor=a+b%2F%3D%26",
        "/items?size=2&cursor=12345678901234567890",
    ]


def test_next_links(api: Any, clock: Any, answer: Any) -> None:
    """Whole or relative, with what the program puts into them; where there is none, it was the last."""
    api.answers(
        answer({"items": ITEMS[:1], "links": {"next": f"{api.url}/more?at=1"}}),
        answer({"items": ITEMS[1:2], "links": {"next": "?at=2"}}),
        answer({"items": ITEMS[2:], "links": {}}),
    )

    found = list(_pages(api, clock, records="items").by_next_link("links.next", lambda url: f"{url}&key=k"))

    assert found == [ITEMS[:1], ITEMS[1:2], ITEMS[2:]]
    assert api.paths == ["/items?size=2", "/more?at=1&key=k", "/items?at=2&key=k"]


def test_the_link_header(api: Any, clock: Any, answer: Any) -> None:
    """The one with rel="next"."""
    api.answers(
        answer(ITEMS[:3], headers={"Link": f'<{api.url}/items?at=0>; rel="prev", </items?at=2,3>; rel="next"'}),
        answer(ITEMS[3:], headers={"Link": '</items?at=0>; rel="first"'}),
    )
    assert list(_pages(api, clock).by_link_header(str)) == [ITEMS[:3], ITEMS[3:]]
    assert api.paths[1] == "/items?at=2,3"


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("", None),
        ("<a>; rel=next", "a"),
        ('<a>; rel="prev", <b>;title="x; rel=no"; rel="last next"', "b"),
        ('<a>;REL="NEXT"; type=json', "a"),
        ("<a>, <b>; rel=prev", None),
    ],
)
def test_link_headers(header: str, target: str | None) -> None:
    """As RFC 8288 writes them."""
    assert next_of(header) == target


def test_fails_where_the_same_page_comes_again(api: Any, clock: Any, answer: Any) -> None:
    """The parameter is not known to the API."""
    api.answer = lambda path, parameters: answer(ITEMS)
    with pytest.raises(Failure, match=r"p=2 has the same records as the page before; does the API know the parameter"):
        list(_pages(api, clock).by_number("p", 1))


def test_fails_where_a_cursor_comes_twice(api: Any, clock: Any, answer: Any) -> None:
    """At once or in a circle; links likewise."""
    cursors = iter(["a", "b", "a", "b"])
    api.answer = lambda path, parameters: answer({"items": ITEMS, "next": next(cursors)})
    with pytest.raises(Failure, match=r"the API gave the same cursor twice, and would do so for ever: .*cursor=a"):
        list(_pages(api, clock, records="items").by_cursor("next", "cursor"))

    api.answer = lambda path, parameters: answer(ITEMS, headers={"Link": "<?size=2>; rel=next"})
    with pytest.raises(Failure, match="the API gave the same next link twice"):
        list(_pages(api, clock).by_link_header(str))


def test_fails_where_there_are_too_many_pages(api: Any, clock: Any, answer: Any) -> None:
    """It does not stop half-way as if that were all."""
    numbers = iter(range(100))
    api.answer = lambda path, parameters: answer([{"id": next(numbers)}])
    with pytest.raises(Failure, match="there are more than 7 pages; give most_pages a higher number"):
        list(_pages(api, clock, most=7).by_number("p", 1))
    assert len(api.requests) == 7


def test_fails_where_a_link_leads_away(api: Any, clock: Any, answer: Any) -> None:
    """Nothing is sent there."""
    api.answers(answer({"items": ITEMS, "next": "https://other.example/"}))
    with pytest.raises(Failure, match=r"https://other.example/ leads away from http://127.0.0.1:"):
        list(_pages(api, clock, records="items").by_next_link("next", str))


@pytest.mark.parametrize(
    ("reply", "path", "message"),
    [
        ({"error": 1, "x": 2}, "items", "the reply has nothing at 'items'; it is an object with the keys 'error', 'x'"),
        ({}, "items", "it is an object without keys"),
        ([], "items", "the reply has nothing at 'items'; it is a list"),
        ([{}, 3], "", "record 2 is a number, where an object is needed"),
        ({"items": [None]}, "items", "record 1 at 'items' is null, where an object is needed"),
        ({"items": "x"}, "items", "record 1 at 'items' is a text, where an object is needed"),
        ({"items": [["x"]]}, "items", "record 1 at 'items' is a list, where an object is needed"),
        ({"items": True}, "items", "record 1 at 'items' is true or false, where an object is needed"),
    ],
)
def test_fails_where_there_are_no_records(
    api: Any, clock: Any, answer: Any, reply: Any, path: str, message: str
) -> None:
    """What there is instead is told."""
    api.answers(answer(reply))
    with pytest.raises(Failure) as caught:
        list(_pages(api, clock, records=path).one())
    assert str(caught.value).endswith(message)


def test_fails_for_a_cursor_that_is_none(api: Any, clock: Any, answer: Any) -> None:
    """The path leads elsewhere."""
    api.answers(answer({"items": [], "meta": {"next": {"id": 1}}}))
    with pytest.raises(Failure, match=r"the cursor at 'meta.next' is an object with the keys 'id', where a text or a "):
        list(_pages(api, clock, records="items").by_cursor("meta.next", "cursor"))


def test_parameters_take_the_places_of_others() -> None:
    """What has no value keeps its name; a fragment is for nobody."""
    assert with_parameters("http://h/p?a=1&b=&a=2&ü=ä#x", {"a": "#3", "c": "é"}) == (
        "http://h/p?b=&%C3%BC=%C3%A4&a=%233&c=%C3%A9"
    )
