"""Diagnostics as JSON: a list of objects, all of which have all keys. docs/diagnostics.md says what they mean."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.formats.order import end_column, in_order, relative


def render(diagnostics: Iterable[Diagnostic], *, relative_to: Path) -> str:
    """Render findings in order of file and line; an empty list where there are none."""
    return json.dumps([_object(item, relative_to) for item in in_order(diagnostics)], indent=2)


def _object(item: Diagnostic, relative_to: Path) -> dict[str, Any]:
    location = item.location
    return {
        "id": item.id,
        "severity": item.severity.value,
        "message": item.message,
        "file": relative(location.path, relative_to).as_posix() if location else None,
        "line": location.line if location else None,
        "column": location.column if location else None,
        "endColumn": end_column(location) if location else None,
        "allowed": item.allowed,
        "help": item.help,
        "docs": f"docs/rules/{item.id}.md",
    }
