"""Changes as lines for people, with a style for each."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from penstock.changes.change import Change, Changes
from penstock.changes.consequence import Consequence
from penstock.changes.difference import Difference, Kind, Subject, Value
from penstock.changes.formats.wording import advice, consequence, grouped, summary
from penstock.changes.holes import shown

MARKS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "~"}
_STYLES = {
    Consequence.IN_PLACE: "green",
    Consequence.UNCERTAIN: "yellow",
    Consequence.REFUSED: "red",
    Consequence.REPLACEMENT: "red",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `style` is a rich style, for terminals."""

    text: str
    style: str = ""


def render(changes: Changes, *, old: str, new: str) -> str:
    """Render the lines without their styles."""
    return "\n".join(line.text for line in lines(changes, old=old, new=new))


def lines(changes: Changes, *, old: str, new: str) -> Iterator[Line]:
    """Yield the lines: every change under what it is of, then what they amount to."""
    yield Line(f"{new} against {old}", "bold")
    for heading, items in grouped(changes):
        yield Line("")
        yield Line(heading, "bold")
        for change in items:
            yield from _change_lines(change, changes)
    yield Line("")
    worst = max((_STYLES[change.consequence] for change in changes.entries), key=_SEVERITY.index, default="green")
    yield Line(summary(changes), f"bold {worst}")
    for lost in changes.lost:
        yield Line(f"  {lost}", worst)
    what = advice(changes)
    if what is not None:
        yield Line(f"  {what}")
    for note in changes.notes:
        yield Line(f"note: {note}", "dim")


_SEVERITY = ("green", "yellow", "red")


def _change_lines(change: Change, changes: Changes) -> Iterator[Line]:
    difference = change.difference
    style = _STYLES[change.consequence]
    mark = MARKS[difference.kind]
    name = difference.field or _whole(difference)
    if difference.is_secret and not any(value.is_reference for value in (*difference.old, *difference.new)):
        yield Line(f"  {mark} {name}: ({difference.kind.value})", style)
    elif any("\n" in value.text for value in (*difference.old, *difference.new)):
        yield Line(f"  {mark} {name}:", style)
        yield from (Line(f"      {text}", style) for text in _line_by_line(difference))
    else:
        sides = " -> ".join(listed(values) for values in (difference.old, difference.new) if values)
        yield Line(f"  {mark} {name}{': ' if sides else ''}{sides}", style)
    if change.consequence is not Consequence.IN_PLACE:
        yield Line(f"      {consequence(change, changes)}: {change.ruling.reason}", style)


def _whole(difference: Difference) -> str:
    word = "object" if difference.subject is Subject.OBJECT else difference.subject.value
    return f"{'new ' if difference.kind is Kind.ADDED else ''}{word}"


def listed(values: tuple[Value, ...]) -> str:
    """Values in one line, several of them in brackets; `ref` stands before a reference."""
    texts = [f"ref {value.text}" if value.is_reference else shown(value.text) for value in values]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


def _line_by_line(difference: Difference) -> Iterator[str]:
    """Only the lines that differ, each with its sign."""
    old, new = ("\n".join(shown(value.text) for value in values) for values in (difference.old, difference.new))
    for text in difflib.ndiff(old.splitlines(), new.splitlines()):
        if text[:2] in {"+ ", "- "}:
            yield text
