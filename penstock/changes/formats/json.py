"""Changes as JSON for machines: all keys are always there. docs/changes.md says what they mean."""

from __future__ import annotations

import json
from typing import Any

from penstock.changes.change import Change, Changes
from penstock.changes.difference import Value
from penstock.changes.formats.wording import summary
from penstock.changes.holes import shown

VERSION = 1
"""Goes up when a key changes its meaning or is gone; new keys do not count."""


def render(changes: Changes, *, old: str, new: str) -> str:
    """Render one object."""
    form = {
        "version": VERSION,
        "old": old,
        "new": new,
        "verdict": changes.verdict.value,
        "summary": summary(changes),
        "changes": [_change(item) for item in changes.entries],
        "lost": list(changes.lost),
        "notes": list(changes.notes),
    }
    return json.dumps(form, indent=2, ensure_ascii=False)


def _change(change: Change) -> dict[str, Any]:
    difference = change.difference
    return {
        "subject": difference.subject.value,
        "id": difference.id,
        "type": difference.type,
        "field": difference.field,
        "kind": difference.kind.value,
        "secret": difference.is_secret,
        "old": None if difference.is_secret else _values(difference.old),
        "new": None if difference.is_secret else _values(difference.new),
        "consequence": change.consequence.value,
        "reason": change.ruling.reason,
        "source": change.ruling.source,
    }


def _values(values: tuple[Value, ...]) -> list[Any]:
    return [{"ref": value.text} if value.is_reference else shown(value.text) for value in values]
