"""The tables of keys on the pages of steps and of specs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from penstock.documentation.markdown import table


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping.

    Attributes:
        path: the key, with those around it; `[]` stands for each item of a list, `NAME` for a name of one's own.
        value: what it takes, in words.
        needed: `required`, its default, or nothing.
        meaning: its description.
    """

    path: str
    value: str
    needed: str
    meaning: str


def key_table(keys: Iterable[Key]) -> str:
    """Make the table."""
    rows = ((f"`{key.path}`", key.value, key.needed, key.meaning) for key in keys)
    return table(("key", "value", "needed", "meaning"), rows)
