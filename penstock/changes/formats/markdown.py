"""Changes as GitHub's markdown, for the comment of a pull request: one table, folded up, for each object."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from penstock.changes.change import Change, Changes
from penstock.changes.consequence import Consequence
from penstock.changes.difference import Difference, Value
from penstock.changes.formats.wording import advice, consequence, grouped, summary
from penstock.changes.holes import shown

MOST_CHARACTERS = 1000
"""Longer values are cut: a comment takes 65,536 characters in all."""
_ACTIVE = re.compile(r"[\\`*_\[\]#~|@$]")


def render(changes: Changes, *, old: str, new: str) -> str:
    """Render a heading, what the changes amount to, and the tables; those of changes in place are folded."""
    return "\n".join(_lines(changes, old, new))


def _lines(changes: Changes, old: str, new: str) -> Iterator[str]:
    yield f"### {_code(new)} against {_code(old)}"
    yield ""
    verdict, colon, rest = summary(changes).partition(":")
    yield f"**{verdict}**{colon}{rest}"
    yield from _list("", [item for item in (*changes.lost, advice(changes)) if item])
    for heading, items in grouped(changes):
        words = dict.fromkeys(consequence(item, changes) for item in items)
        is_calm = all(item.consequence is Consequence.IN_PLACE for item in items)
        yield ""
        yield f"<details{'' if is_calm else ' open'}><summary>{_code(heading)}: {', '.join(words)}</summary>"
        yield ""
        yield "| field | before | after | what happens |"
        yield "|---|---|---|---|"
        yield from (_row(item, changes) for item in items)
        yield ""
        yield "</details>"
    yield from _list("Notes:", changes.notes)


def _list(title: str, items: tuple[str, ...] | list[str]) -> Iterator[str]:
    if items:
        yield ""
        if title:
            yield title
            yield ""
        yield from (f"- {_escaped(item)}" for item in items)


def _row(change: Change, changes: Changes) -> str:
    difference = change.difference
    before, after = _sides(difference)
    happens = consequence(change, changes)
    if change.consequence is not Consequence.IN_PLACE:
        happens += f": {_escaped(change.ruling.reason)} ([source]({change.ruling.source}))"
    name = _code(difference.field) if difference.field else f"*{difference.kind.value}*"
    return f"| {name} | {before} | {after} | {happens} |"


def _sides(difference: Difference) -> tuple[str, str]:
    if difference.is_secret:
        old, new = ("(secret)" if values else "" for values in (difference.old, difference.new))
        return old, f"{new} *{difference.kind.value}*".strip()
    return _cell(difference.old), _cell(difference.new)


def _cell(values: tuple[Value, ...]) -> str:
    return "<br>".join(f"{'→ ' if value.is_reference else ''}{_code(shown(value.text))}" for value in values)


def _code(text: str) -> str:
    """The text as code, whatever characters it has: a code span of markdown could not hold them all."""
    cut = text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}…"
    return f"<code>{_escaped(cut)}</code>"


def _escaped(text: str) -> str:
    """The text without anything that markdown or HTML would take for its own."""
    safe = _ACTIVE.sub(lambda match: f"&#{ord(match[0])};", html.escape(text, quote=False).replace("&", "\0"))
    return re.sub(r"\r\n|\r|\n", "<br>", safe.replace("\0", "&"))
