"""Findings of every kind: an error and a warning in one file, one outside the folder, one without a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from penstock.diagnostics.diagnostic import Diagnostic, Location, Severity


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The working directory of the command; nothing is in it."""
    return tmp_path / "my project"


@pytest.fixture
def findings(folder: Path) -> tuple[Diagnostic, ...]:
    """Not in order, and one of them twice."""
    spec = folder / "etl_specs" / "a b.yaml"
    error = Diagnostic(
        "PS302",
        "there is no resource 'myERM'",
        Location(spec, 31, 14, 5),
        allowed="myEMR",
        help="did you mean 'myEMR'?",
    )
    warning = Diagnostic("PS306", "100% odd, \N{SNOWMAN}: two\r\nlines", Location(spec, 7, 3), Severity.WARNING)
    outside = Diagnostic("PS102", "the file is empty", Location(folder.parent / "other.yaml", 1, 1))
    nowhere = Diagnostic("PS101", "there is no spec", help="add NAME.yaml to etl_specs/")
    return error, warning, nowhere, outside, error
