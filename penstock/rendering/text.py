"""Texts of a definition as people can read them: on one line, and not for pages."""

from __future__ import annotations

MOST = 120
"""The longest text, in characters, that is shown in full."""


def one_line(text: str, most: int = MOST) -> str:
    """The text on one line, shortened to `most` characters; what does not print, escape codes included, is replaced."""
    words = " ".join(text.split())
    printable = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in words)
    return printable if len(printable) <= most else f"{printable[: most - 1]}…"
