"""`penstock explain`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import pytest

from penstock.diagnostics.catalogue import CATALOGUE
from penstock.diagnostics.explanation import as_text


@pytest.mark.parametrize("written", ["PS302", "ps302", " Ps302 "])
def test_an_id(penstock: Callable[..., Any], written: str) -> None:
    """However it is written, and anywhere: no project is needed."""
    outcome = penstock("explain", written)
    assert (outcome.code, outcome.out, outcome.err) == (0, as_text(CATALOGUE["PS302"]), "")
    assert outcome.out.startswith("PS302: ")


def test_on_a_terminal(
    penstock: Callable[..., Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With headings and colours; the words are the same."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    outcome = penstock("explain", "PS302")
    assert (outcome.code, outcome.err) == (0, "")
    assert "\x1b[" in outcome.out
    words = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", outcome.out).split())
    assert CATALOGUE["PS302"].title in words


def test_all_ids(penstock: Callable[..., Any]) -> None:
    """A line for each."""
    outcome = penstock("explain")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [f"{id_}  {entry.title}" for id_, entry in CATALOGUE.items()]


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("P302", "there is no id 'P302'; did you mean 'PS302'?"),
        ("nonsense", "there is no id 'nonsense'"),
        ("", "there is no id ''"),
    ],
)
def test_fails_for_an_id_that_does_not_exist(penstock: Callable[..., Any], written: str, answer: str) -> None:
    """It was called wrongly."""
    outcome = penstock("explain", written)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"{answer}\n`penstock explain` lists all of them\n"
