"""Every check runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from penstock.specs.checks import run_checks


def test_every_check_runs(view: Any, tmp_path: Path) -> None:
    """One finding of each, names first."""
    (tmp_path / "old.pig").write_text(
        "DEFINE E org.apache.pig.piggybank.evaluation.string.EXTRACT();", encoding="utf-8"
    )
    text = """\
resources: {c: {type: ec2-instance, release: emr-5.0.0}}
steps: [{type: run-pig, name: c, script: old.pig, runs_on: c}]
"""
    assert [item.id for item in run_checks(view(text).document, tmp_path)] == ["PS301", "PS304", "PS307", "PS306"]
