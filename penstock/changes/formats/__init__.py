"""The forms in which changes are told: one per file, one line here. docs/changes.md describes them to users."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

from penstock.changes.change import Changes
from penstock.changes.formats import json, markdown, text

FormatName = Literal["text", "markdown", "json"]


class Render(Protocol):
    """Gives the text of changes, without a line feed at its end."""

    def __call__(self, changes: Changes, *, old: str, new: str) -> str:
        """Render the changes; `old` and `new` are what the two sides are called."""


FORMATS: Mapping[FormatName, Render] = {"text": text.render, "markdown": markdown.render, "json": json.render}
