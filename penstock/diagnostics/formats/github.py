"""Diagnostics as workflow commands, which GitHub Actions shows at the lines of a pull request.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.formats.order import end_column, full_message, in_order, relative


def render(diagnostics: Iterable[Diagnostic], *, relative_to: Path) -> str:
    """Render findings in order of file and line, one command for each."""
    return "\n".join(_command(item, relative_to) for item in in_order(diagnostics))


def _command(item: Diagnostic, relative_to: Path) -> str:
    properties: dict[str, str | int] = {}
    if item.location:
        properties = {
            "file": relative(item.location.path, relative_to).as_posix(),
            "line": item.location.line,
            "col": item.location.column,
            "endColumn": end_column(item.location),
        }
    properties["title"] = item.id
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{item.severity.value} {written}::{_data(full_message(item))}"


def _data(text: str) -> str:
    """Escape as GitHub's own toolkit does, which the documentation leaves out; the percent sign goes first."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
