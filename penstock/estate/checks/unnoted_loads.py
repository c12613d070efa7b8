"""A check of freshness looks into the load log, so somebody has to write it."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic, Severity
from penstock.estate.model import Estate


def check(estate: Estate) -> Iterator[Diagnostic]:
    """Yield a PS507 warning for every check of a table that is loaded, but never in a way that the log has."""
    for pipeline in estate.pipelines.values():
        for use in pipeline.checked:
            if not use.by_log:
                continue
            loads = [
                (other.name, load)
                for other in estate.pipelines.values()
                for load in other.written
                if load.key == use.key
            ]
            if loads and not any(load.by_log for _, load in loads):
                name, load = loads[0]
                yield Diagnostic(
                    "PS507",
                    f"the load log has no load of the table '{use.table}': '{load.step}' of '{name}' does not write it",
                    pipeline.document.at(use.path),
                    Severity.WARNING,
                    help="take `log: false` out, if it is copy-into-redshift; or load the table with another step",
                )
