"""Two pipelines that write one table.

A warning, and no error: it is how a nightly delta and a weekly reload of one table are written, or loads of one table
from several sources, and nothing in a spec could say that it is meant so.
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic, Severity
from penstock.estate.model import Estate, Pipeline, TableUse

_MOST_NAMES = 3


def check(estate: Estate) -> Iterator[Diagnostic]:
    """Yield a PS505 warning for every pipeline that writes a table which another one writes, too."""
    writers: dict[str, dict[str, tuple[Pipeline, TableUse]]] = {}
    for pipeline in estate.pipelines.values():
        for use in pipeline.written:
            known = writers.setdefault(use.key, {}).get(pipeline.name)
            if known is None or (use.replaces and not known[1].replaces):
                writers[use.key][pipeline.name] = pipeline, use
    for uses in writers.values():
        if len(uses) > 1:
            for pipeline, use in uses.values():
                yield _finding(pipeline, use, [item for item in uses.values() if item[0] is not pipeline])


def _finding(pipeline: Pipeline, use: TableUse, others: list[tuple[Pipeline, TableUse]]) -> Diagnostic:
    names = [f"'{other.name}'" for other, _ in others[:_MOST_NAMES]]
    if len(others) > _MOST_NAMES:
        names.append(f"{len(others) - _MOST_NAMES} more")
    replacing = [item.name for item, how in ((pipeline, use), *others) if how.replaces]
    lost = "".join(f"; each run of '{name}' replaces all rows" for name in replacing[:_MOST_NAMES])
    return Diagnostic(
        "PS505",
        f"the table '{use.table}' is also written by {' and '.join(names)}{lost}",
        pipeline.document.at(use.path),
        Severity.WARNING,
        help="write it in one pipeline, or let one of them wait for the other",
    )
