"""Diagnostics as JSON, in full: the shape is a promise."""

from __future__ import annotations

import json
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.formats.json import render


def test_everything(findings: tuple[Diagnostic, ...], folder: Path) -> None:
    """In order, each once, and all keys of all objects."""
    text = render(findings, relative_to=folder)

    assert text.isascii()
    assert json.loads(text) == [
        {
            "id": "PS101",
            "severity": "error",
            "message": "there is no spec",
            "file": None,
            "line": None,
            "column": None,
            "endColumn": None,
            "allowed": None,
            "help": "add NAME.yaml to etl_specs/",
            "docs": "docs/rules/PS101.md",
        },
        {
            "id": "PS306",
            "severity": "warning",
            "message": "100% odd, \N{SNOWMAN}: two\r\nlines",
            "file": "etl_specs/a b.yaml",
            "line": 7,
            "column": 3,
            "endColumn": 4,
            "allowed": None,
            "help": None,
            "docs": "docs/rules/PS306.md",
        },
        {
            "id": "PS302",
            "severity": "error",
            "message": "there is no resource 'myERM'",
            "file": "etl_specs/a b.yaml",
            "line": 31,
            "column": 14,
            "endColumn": 19,
            "allowed": "myEMR",
            "help": "did you mean 'myEMR'?",
            "docs": "docs/rules/PS302.md",
        },
        {
            "id": "PS102",
            "severity": "error",
            "message": "the file is empty",
            "file": "../other.yaml",
            "line": 1,
            "column": 1,
            "endColumn": 2,
            "allowed": None,
            "help": None,
            "docs": "docs/rules/PS102.md",
        },
    ]


def test_nothing(folder: Path) -> None:
    """No finding is a list, too."""
    assert render((), relative_to=folder) == "[]"
