"""What all steps of a spec have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from penstock.compiler import compile_loaded
from penstock.specs.loader import load_spec

SPEC = """\
name: visits
schedule: {every: 1 day, start: first-activation}
timeout: 3 hours
steps:
  - type: extract-from-s3
    name: logs
    path: logs/
    precondition: {name: ready, s3_key_exists: logs/_SUCCESS}
  - {type: run-shell, name: short, command: "true", timeout: 10 minutes}
  - {type: run-shell, name: long, command: "true"}
"""


def test_the_timeout_of_a_spec_is_that_of_its_steps(tmp_path: Path, deployment: Any) -> None:
    """Of those that say nothing else; machines and preconditions may take longer than one step."""
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC, encoding="utf-8")

    wire = compile_loaded(load_spec(path, tmp_path), deployment).to_wire()

    assert {item.id: item.strings("attemptTimeout") for item in wire if item.strings("attemptTimeout")} == {
        "short": ("10 minutes",),
        "long": ("3 hours",),
    }
    assert {"Machine", "ready", "logs", "Default"} < {item.id for item in wire}
