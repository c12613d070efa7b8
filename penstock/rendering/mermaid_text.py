"""Texts in Mermaid's flowcharts: nothing in them is taken for syntax, Markdown or HTML.

https://mermaid.js.org/syntax/flowchart.html says how characters are escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from penstock.rendering.text import one_line

_PLAIN = frozenset(" -_.,:/()=@{}'+;?!|…")
"""What needs no escape, besides letters and digits."""
_INTERNAL = frozenset("ﬂ¶ß")
"""Mermaid's own marks of an escaped character."""
_SPECIAL = re.compile(
    r"^\d+[.)]|^[-+=]"  # a list or a heading of Markdown, which older versions look for in every label
    r"|(?<!\w)_|_(?!\w)"  # emphasis, likewise
    r"|(?<!s3)://|www\.|(?<=\w)@"  # links, likewise
    r"|:(?=fa-)"  # icons
    r"|style|classDef"  # statements, which lose a character where an escape stands on their line
)
"""What would be more than text; its last character is escaped."""


def label(lines: Iterable[str], most: int = 80) -> str:
    """A quoted label of several lines, without empty ones; each is shortened to `most` characters."""
    text = "<br/>".join(_escaped(text) for line in lines if (text := one_line(line, most)))
    return f'"{text or " "}"'  # an empty label is a mistake of syntax


def front_matter(title: str) -> str:
    """The lines that give a diagram its title."""
    return f"---\ntitle: {json.dumps(one_line(title), ensure_ascii=False)}\n---\n"


def _escaped(text: str) -> str:
    special = {match.end() - 1 for match in _SPECIAL.finditer(text)}
    return "".join(
        character if index not in special and _is_plain(character) else f"#{ord(character)};"
        for index, character in enumerate(text)
    )


def _is_plain(character: str) -> bool:
    return (character.isalnum() or character in _PLAIN) and character not in _INTERNAL
