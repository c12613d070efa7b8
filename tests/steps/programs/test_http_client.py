"""Getting JSON by HTTP, from a real server."""

from __future__ import annotations

import gzip
import threading
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import pytest

from penstock.steps.programs.failure import Failure
from penstock.steps.programs.http_client import Clock, HttpClient, origin_of
from penstock.steps.programs.json_lines import Number


def _client(url: str, clock: Any, **options: Any) -> tuple[HttpClient, list[str]]:
    said: list[str] = []
    settings = {"retries": 2, "requests_per_second": None, "timeout": 5, "longest_wait": 900, **options}
    return HttpClient(url, {"Authorization": "Bearer x"}, clock=clock, warn=said.append, **settings), said


def test_a_reply(api: Any, clock: Any, answer: Any) -> None:
    """Numbers as they were sent, any character, headers with every request; what is no URL yet becomes one."""
    api.answers(answer({"ü": "😀", "n": [1, 2.5]}, headers={"Link": "<a>; rel=next"}))
    client, said = _client(api.url, clock)

    reply = client.get(f"{api.url}/größe x?a=%20b")

    assert reply.value == {"ü": "😀", "n": [Number("1"), Number("2.5")]}
    assert (reply.link, said, clock.waits) == ("<a>; rel=next", [], [])
    [(path, headers)] = api.requests
    assert path == "/gr%C3%B6%C3%9Fe%20x?a=%20b"
    assert (headers["Authorization"], headers["Accept"]) == ("Bearer x", "application/json")


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(b'["x"]', mtime=0), {"Content-Encoding": "gzip"}),
        ('["ä"]'.encode("latin-1"), {"Content-Type": "application/json; charset=iso-8859-1"}),
        ('["ä"]'.encode("utf-16"), {}),
        ('["ä"]'.encode("utf-8-sig"), {}),
    ],
)
def test_encodings(api: Any, clock: Any, answer: Any, body: bytes, headers: dict[str, str]) -> None:
    """Those of RFC 8259, the one that the server names, and compressed replies."""
    api.answers(answer(body, headers=headers))
    assert _client(api.url, clock)[0].get(api.url).value in (["x"], ["ä"])


def test_no_content(api: Any, clock: Any, answer: Any) -> None:
    """Nothing."""
    api.answers(answer(b"", 204))
    assert _client(api.url, clock)[0].get(api.url).value is None


def test_what_may_pass_is_tried_again_later_and_later(api: Any, clock: Any, answer: Any) -> None:
    """A status, a reply that breaks off, and one that is no JSON."""
    whole = b'[{"id": 1}]'
    api.answers(
        answer(b"oops\x00\n  twice", 500),
        answer(whole[:5], headers={"Content-Length": str(len(whole))}),
        answer(whole[:5]),
        answer(gzip.compress(whole, mtime=0)[:-9], headers={"Content-Encoding": "gzip"}),
        answer(whole),
    )
    client, said = _client(api.url, clock, retries=4)

    assert client.get(api.url).value == [{"id": "1"}]

    assert clock.waits == [1, 2, 4, 8]
    assert said[0] == f"{api.url}: HTTP status 500 Internal Server Error: oops twice; trying again in 1 seconds"
    assert "IncompleteRead" in said[1]
    assert "the reply of 5 bytes is no JSON: " in said[2]
    assert "EOFError" in said[3]


def test_the_back_off_has_an_end(api: Any, clock: Any, answer: Any) -> None:
    """A minute; then it fails, with what was said last."""
    api.answers(*(answer(None, 503) for _ in range(9)))

    with pytest.raises(Failure, match=r"failed in each of 9 tries, the last time: HTTP status 503 Service Unavailable"):
        _client(api.url, clock, retries=8)[0].get(api.url)
    assert clock.waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_retry_after_is_kept_to(api: Any, clock: Any, answer: Any) -> None:
    """Seconds, or a date; nonsense is as if it were not there."""
    date = format_datetime(datetime.fromtimestamp(clock.seconds + 7 + 30, tz=UTC), usegmt=True)
    past = format_datetime(datetime.fromtimestamp(1, tz=UTC), usegmt=True)
    api.answers(*(answer(None, 429, {"Retry-After": text}) for text in ("7", date, past, "soon")), answer([]))

    _client(api.url, clock, retries=4)[0].get(api.url)

    assert clock.waits == [7, 30, 0, 8]


def test_fails_where_it_would_wait_for_too_long(api: Any, clock: Any, answer: Any) -> None:
    """The machine costs money meanwhile."""
    api.answers(answer(None, 429, {"Retry-After": "3600"}))

    with pytest.raises(Failure, match="it asks to wait for 3600 seconds, and the longest wait is 900"):
        _client(api.url, clock)[0].get(api.url)
    assert clock.waits == []


def test_requests_keep_a_distance(api: Any, clock: Any, answer: Any) -> None:
    """Tries included."""
    api.answers(answer([]), answer([]), answer(None, 500), answer([]))
    client, _ = _client(api.url, clock, requests_per_second=4)

    for _ in range(3):
        client.get(api.url)

    assert clock.waits == [0.25, 0.25, 1]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 501])
def test_fails_at_once_where_the_server_refuses(api: Any, clock: Any, answer: Any, status: int) -> None:
    """With what it says."""
    api.answers(answer({"error": "no"}, status))

    with pytest.raises(Failure, match=rf'HTTP status {status} .*: {{"error": "no"}}$'):
        _client(api.url, clock)[0].get(f"{api.url}/x")
    assert (len(api.requests), clock.waits) == (1, [])


def test_a_slow_server(api: Any, answer: Any) -> None:
    """It is given up, and asked again."""
    done = threading.Event()
    first = iter([True])

    def slow(path: str, parameters: dict[str, str]) -> Any:
        if next(first, False):
            done.wait(10)
        return answer(["late"])

    api.answer = slow

    class Impatient(Clock):
        @staticmethod
        def sleep(seconds: float) -> None:
            done.set()

    client, said = _client(api.url, Impatient, timeout=0.2)
    assert client.get(api.url).value == ["late"]
    assert "timed out" in said[0]


def test_nobody_answers(api: Any, clock: Any) -> None:
    """Tried again, like all that may pass."""
    api.stop()
    with pytest.raises(Failure, match=r"failed in each of 3 tries, the last time: .*refused"):
        _client(api.url, clock)[0].get(api.url)
    assert clock.waits == [1, 2]


def test_a_redirect_on_the_same_server(api: Any, clock: Any, answer: Any) -> None:
    """Is followed, with the credentials."""
    api.answers(answer(None, 302, {"Location": "/other"}), answer([]))
    _client(api.url, clock)[0].get(f"{api.url}/one")
    assert [(path, headers["Authorization"]) for path, headers in api.requests] == [
        ("/one", "Bearer x"),
        ("/other", "Bearer x"),
    ]


@pytest.mark.parametrize("target", ["http://localhost:1/", "https://127.0.0.1/", "ftp://127.0.0.1/"])
def test_credentials_go_nowhere_else(api: Any, clock: Any, answer: Any, target: str) -> None:
    """Neither by a redirect nor by a link."""
    api.answers(answer(None, 302, {"Location": target}))
    client, _ = _client(api.url, clock)
    for url in (api.url, target):
        with pytest.raises(Failure, match=r"credentials are not sent elsewhere|is no http"):
            client.get(url)
    assert len(api.requests) == 1


@pytest.mark.parametrize("url", ["file:///etc/passwd", "example.com", "http://", "http://u:p@h/", "http://h:x/"])
def test_fails_for_what_is_no_url(url: str) -> None:
    """Of the Web."""
    with pytest.raises(Failure, match=r"is no (http|URL)"):
        origin_of(url)


@pytest.mark.parametrize("text", ["[NaN]", "", "<html>", "[" * 100_000])
def test_fails_where_there_is_no_json(api: Any, clock: Any, answer: Any, text: str) -> None:
    """Whatever there is instead."""
    api.answer = lambda path, parameters: answer(text.encode())
    with pytest.raises(Failure, match=rf"failed in each of 3 tries, .*the reply of {len(text)} bytes is no JSON: ."):
        _client(api.url, clock)[0].get(api.url)


def test_the_clock_of_the_machine() -> None:
    """Runs."""
    before = Clock.monotonic()
    Clock.sleep(0)
    assert Clock.monotonic() >= before
    assert Clock.now() > 1_700_000_000
