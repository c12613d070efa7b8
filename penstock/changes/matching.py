"""Matching: whether two texts can be the same, when one of them has holes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from penstock.changes.holes import CLOSE, OPEN, TOKEN, Shape
from penstock.changes.state import Naming

_PATTERNS = {
    # Holes of the other side are taken whole, whatever characters their names have.
    Shape.SEGMENT: f"(?:{OPEN}[^{CLOSE}]*{CLOSE}|[^/,{OPEN}])+",
    Shape.URI: f"(?:{OPEN}[^{CLOSE}]*{CLOSE}|[^,{OPEN}])+",
    Shape.TEXT: r"[\s\S]*",
    Shape.WILD: r"[\s\S]+",
}


@dataclass(frozen=True, slots=True)
class Matcher:
    """Compares texts of two sides.

    The holes of the side that knows less stand for texts of the other, the same hole always for the same text. Where
    both know equally much, holes have to be the same: they are names, too.

    Attributes:
        old: how far the texts of the old side are known.
        new: the same of the new side.
        bindings: what each hole stands for.
    """

    old: Naming
    new: Naming
    bindings: Mapping[str, str] = field(default_factory=dict)

    def same(self, old: str, new: str) -> bool:
        """Whether the texts can be the same."""
        if old == new:
            return True
        return any(
            OPEN in pattern and re.fullmatch(_regex(pattern, self.bindings, is_open=is_open), text) is not None
            for pattern, text, is_open in ((new, old, self.new > self.old), (old, new, self.old > self.new))
        )


def matcher_for(old: Naming, new: Naming, pairs: Iterable[tuple[str, str]]) -> Matcher:
    """Find out from pairs of (old, new) texts what the holes stand for.

    Where the pairs do not agree, what most of them say is taken, and of equally many the first.
    """
    if old == new:
        return Matcher(old, new)
    patterns = [(b, a) if new > old else (a, b) for a, b in pairs]
    patterns = [(pattern, text) for pattern, text in patterns if OPEN in pattern]
    bindings: dict[str, str] = {}
    while found := _votes(patterns, bindings) or _guess(patterns, bindings):
        bindings.update(found)
    return Matcher(old, new, bindings)


def _votes(patterns: list[tuple[str, str]], bindings: Mapping[str, str]) -> dict[str, str]:
    """What the texts with one unknown hole say: there the hole can stand for one text only."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for pattern, text in patterns:
        unknown = _unknown(pattern, bindings)
        if len(unknown) == 1:
            match = re.fullmatch(_regex(pattern, bindings, is_open=True), text)
            if match is not None:
                votes[unknown[0]][match["h0"]] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in votes.items()}


def _guess(patterns: list[tuple[str, str]], bindings: Mapping[str, str]) -> dict[str, str]:
    """The first way to read the first text with several unknown holes."""
    for pattern, text in patterns:
        unknown = _unknown(pattern, bindings)
        match = re.fullmatch(_regex(pattern, bindings, is_open=True), text) if len(unknown) > 1 else None
        if match is not None:
            return {name: match[f"h{number}"] for number, name in enumerate(unknown)}
    return {}


def _unknown(pattern: str, bindings: Mapping[str, str]) -> list[str]:
    names = (match[2] for match in TOKEN.finditer(pattern) if match[1] != Shape.WILD.value)
    return [name for name in dict.fromkeys(names) if name not in bindings]


def _regex(pattern: str, bindings: Mapping[str, str], *, is_open: bool) -> str:
    """A regular expression for what the pattern may stand for; unknown holes are the groups h0, h1, ...

    Each of them but the last takes as little as it can up to the text that follows, and is not tried again: else
    the time that a text takes would grow with its length to the power of their number.
    """
    unknown = _unknown(pattern, bindings)
    seen: set[str] = set()
    parts: list[str] = []
    end, is_atomic = 0, False
    for match in TOKEN.finditer(pattern):
        parts.append(re.escape(pattern[end : match.start()]))
        end = match.end()
        shape, name = Shape(match[1]), match[2]
        if shape is not Shape.WILD and (not is_open or name in bindings):
            parts.append(re.escape(bindings[name] if is_open else match[0]))
            continue
        parts.append(")" if is_atomic else "")
        is_atomic = shape is not Shape.WILD and name not in seen and name != unknown[-1]
        if shape is Shape.WILD:
            parts.append(_PATTERNS[shape])
        elif name in seen:
            parts.append(f"(?P=h{unknown.index(name)})")
        else:
            seen.add(name)
            group = f"(?P<h{unknown.index(name)}>{_PATTERNS[shape]}"
            parts.append(f"(?>{group}?)" if is_atomic else f"{group})")
    parts.append(re.escape(pattern[end:]))
    return "".join(parts)
