"""PS416: names of users' fields."""

from __future__ import annotations

from typing import Any

from penstock.validation.user_fields import check


def test_names_that_are_not_the_guides(view: Any, told: Any) -> None:
    """With a better one, where there is one."""
    found = list(check(view({"id": "n", "type": "CSV", "*mysecret": "x", "my": "x", "my-key": "x", "myowner": "x"})))

    assert told(found, "PS416") == [
        ("n", "*mysecret", "'*mysecret' of 'n' is no name of a user's field"),
        ("n", "my", "'my' of 'n' is no name of a user's field"),
        ("n", "my-key", "'my-key' of 'n' is no name of a user's field"),
        ("n", "myowner", "'myowner' of 'n' is no name of a user's field"),
    ]
    assert [item.help for item in found] == ["write '*mySecret'", None, None, "write 'myOwner'"]


def test_names_that_are_well(view: Any) -> None:
    """A capital letter or an underscore."""
    assert list(check(view({"id": "n", "type": "CSV", "myOwner": "x", "my_owner": "x", "*mySecret": "x"}))) == []
