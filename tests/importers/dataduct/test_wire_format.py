"""The files between steps."""

from __future__ import annotations

from pathlib import Path

from penstock.diagnostics.diagnostic import Location
from penstock.importers.dataduct.model import NewStep, Source
from penstock.importers.dataduct.wire_format import copy_options, null_of


def _source(kind: str) -> Source:
    return Source(NewStep(kind, {}, Location(Path("a.yaml"), 1, 1)))


def test_nulls() -> None:
    """What stood for them, by the step that wrote the file."""
    assert [null_of(_source(kind)) for kind in ("extract-from-rds", "extract-from-redshift", "run-shell")] == [
        "NULL",
        "",
        None,
    ]


def test_options_of_copy() -> None:
    """For files of extracts alone COPY's own NULL; for all others that of dataduct."""
    rds, shell = _source("extract-from-rds"), _source("run-shell")

    assert copy_options([rds]) == ["DELIMITER '\\t'", "ESCAPE", "TRUNCATECOLUMNS"]
    assert copy_options([rds, shell])[2] == "NULL AS 'NULL'"
    assert copy_options([shell], escape=False) == ["DELIMITER '\\t'", "NULL AS 'NULL'", "TRUNCATECOLUMNS"]
