"""A check on a table that no pipeline loads finds nothing, or what is long known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, Severity
from penstock.diagnostics.suggestion import did_you_mean
from penstock.estate.model import Estate, Pipeline, TableUse
from penstock.estate.sql_uses import is_known
from penstock.specs.checks.view import SpecView
from penstock.specs.document import walk
from penstock.steps import BUILT_IN

_RUNS_TEXTS = ("create-", "run-")
"""The types of Penstock's steps that run what their users wrote; what a step of a project's own does, nobody knows."""


def check(estate: Estate) -> Iterator[Diagnostic]:
    """Yield a PS506 warning for every check of a table that no step writes, or of a query of such tables alone.

    A table that a script mentions, or SQL that cannot be read, may well be loaded by it.
    """
    if not estate.is_complete or any(pipeline.writes_more for pipeline in estate.pipelines.values()):
        return
    written = {use.key: use.table for pipeline in estate.pipelines.values() for use in pipeline.written}
    for pipeline in estate.pipelines.values():
        for path, group in groupby(pipeline.checked, lambda use: use.path):
            uses = tuple(group)
            if not any(use.key in written or _is_mentioned(use, estate) for use in uses):
                tables = " and ".join(f"'{use.table}'" for use in uses)
                yield Diagnostic(
                    "PS506",
                    f"no pipeline loads the table{'s' if len(uses) > 1 else ''} {tables}",
                    pipeline.document.at(path),
                    Severity.WARNING,
                    help=did_you_mean(uses[0].table, written.values()),
                )


def _is_mentioned(use: TableUse, estate: Estate) -> bool:
    word = re.compile(rf"(?<!\w){re.escape(use.key.rpartition('.')[2])}(?!\w)", re.IGNORECASE)
    return any(word.search(text) for pipeline in estate.pipelines.values() for text in _texts(pipeline))


def _texts(pipeline: Pipeline) -> Iterator[str]:
    """What a pipeline says in other languages: all of a definition, and the commands and files of steps."""
    if pipeline.is_definition:
        yield pipeline.document.source
        return
    for view in SpecView(pipeline.document).steps:
        if is_known(view, pipeline.assets):
            continue
        if str(view.values.get("type")) not in BUILT_IN or view.values["type"].startswith(_RUNS_TEXTS):
            for _, value in walk(view.values):
                if isinstance(value, str):
                    if " " in value:  # a name of a step or of a file is no command
                        yield value
                    yield from _content(pipeline.assets / value)


def _content(path: Path) -> Iterator[str]:
    try:
        if path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError):  # no path at all, such as a text of several lines
        return
