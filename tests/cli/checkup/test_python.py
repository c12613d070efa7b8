"""Python and its packages."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from penstock.cli.checkup import python
from penstock.cli.checkup.result import Verdict


def test_this_one(context: Any) -> None:
    """It runs the tests."""
    assert [(item.name, item.verdict) for item in python.check_python(context())] == [
        ("Python", Verdict.OK),
        ("packages", Verdict.OK),
    ]


def test_an_old_one(context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is needed."""
    monkeypatch.setattr(python.sys, "version_info", (3, 10, 4))
    result = next(python.check_python(context()))
    assert (result.verdict, result.help) == (Verdict.PROBLEM, "Penstock needs Python 3.11 or later")
    assert result.found.startswith("3.10.4 (")


def test_a_package_that_is_missing(context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "duckdb" else find(name))
    _, result = python.check_python(context())
    assert (result.verdict, result.found, result.help) == (Verdict.PROBLEM, "missing: duckdb", "run `make setup`")
