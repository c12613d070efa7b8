"""PS439: characters that the API does not take."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.characters import check


def test_places(view: Any, told: Any) -> None:
    """In ids, names, names of fields, values and parameters; the first of each is told."""
    found = list(
        check(
            view(
                {"id": "a\x00", "type": "CSV"},
                {"id": "b", "name": "b\x01", "myK\x02": "v", "myL": ["x", "xy\ud800\x03"]},
                parameters=[{"id": "myP", "default": "\ufffe"}],
                values={"myP": "\x1f"},
            )
        )
    )

    assert told(found, "PS439") == [
        ("a\x00", None, "the id of 'a\\x00' has the character U+0000"),
        ("b", "name", "the name of 'b' has the character U+0001"),
        ("b", "myK\x02", "the name of 'myK\\x02' of 'b' has the character U+0002"),
        ("b", "myL", "'myL' of 'b' has the character U+D800"),
        ("myP", "default", "'default' of parameter 'myP' has the character U+FFFE"),
        ("myP", None, "the value of parameter 'myP' has the character U+001F"),
    ]
    assert [(item.index, item.offset) for item in found[:4]] == [(0, None), (0, 1), (0, None), (1, 2)]


@pytest.mark.parametrize("text", ["", "My Data Object", "a\r\n\tb", "\u00e9\u4e2d", "\U0001f600", "\u200b\ufffd"])
def test_characters_that_are_well(view: Any, text: str) -> None:
    """Spaces, line ends, and nearly all of Unicode."""
    assert list(check(view({"id": f"x{text}", "type": "CSV", "myText": text}))) == []
