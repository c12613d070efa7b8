"""The syntax tree of a regular expression."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Atom:
    """One character or class, as RE2 writes it; one code point wide."""

    re2: str


@dataclass(frozen=True, slots=True)
class Anchor:
    r"""`^` or `\A` (start), `$` or `\Z` (end, before a last line terminator too), `\z` (very end)."""

    kind: str
    at: int


@dataclass(frozen=True, slots=True)
class Group:
    """Parentheses; `number` is None when they do not capture."""

    number: int | None
    body: Regex
    at: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """A quantified item; `most` is None without a limit."""

    item: Regex
    least: int
    most: int | None
    lazy: bool
    at: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items one after the other."""

    items: tuple[Regex, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives, the first that leads to a match wins."""

    options: tuple[Regex, ...]


Regex = Atom | Anchor | Group | Repeat | Sequence | Choice
