"""Texts on one line."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from penstock.rendering.text import one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("", ""),
        (" \n\t ", ""),
        ("two\r\n  lines\there", "two lines here"),
        ("ünï 漢字 😀", "ünï 漢字 😀"),
        ("\x1b[31mred\x9b0m", "�[31mred�0m"),
        ("left\u202etfel", "left�tfel"),
        ("\ud800", "�"),
        ("a" * 120, "a" * 120),
        ("a" * 121, "a" * 119 + "…"),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    """White space is a space; what does not print is replaced; what is too long is cut."""
    assert one_line(text) == shown


@given(st.text(), st.integers(1, 20))
def test_whatever_it_is(text: str, most: int) -> None:
    """It prints, and is not longer than wanted."""
    shown = one_line(text, most)
    assert shown.isprintable()
    assert len(shown) <= most
