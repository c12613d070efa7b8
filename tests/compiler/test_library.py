"""The library of a spec, before everything else, wherever steps use it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from penstock.compiler import compile_loaded
from penstock.specs.loader import load_spec

SPEC = """\
name: visits
schedule: on-demand
timeout: 2 hours
library: lib
resources:
  machine: {type: ec2-instance, instance_type: t3.small, terminate_after: 1 hour}
  group: {type: worker-group, worker_group: etl}
bootstrap:
  - {type: run-sql, name: early, command: SELECT 1, runs_on: machine}
steps:
  - {type: run-shell, name: one, command: a, runs_on: machine}
  - {type: run-shell, name: two, command: b, runs_on: group, after: []}
  - {type: run-shell, name: three, command: c, runs_on: machine}
"""


def _compiled(tmp_path: Path, deployment: Any, text: str) -> tuple[Any, Any]:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "team.py").write_text("", encoding="utf-8")
    path = tmp_path / "spec.yaml"
    path.write_text(text, encoding="utf-8")
    loaded: Any = load_spec(path, tmp_path)
    return loaded.spec, {item.id: item for item in compile_loaded(loaded, deployment).to_wire()}


def test_each_resource_has_its_own(tmp_path: Path, deployment: Any) -> None:
    """All wait for it: directly, by bootstrap, or because they read it."""
    spec, found = _compiled(tmp_path, deployment, SPEC)

    activities = ("Library.machine", "Library.group", "early", "one", "two", "three")
    assert {name: (found[name].references("dependsOn"), found[name].references("input")) for name in activities} == {
        "Library.machine": ((), ("Library.machine.source",)),
        "Library.group": ((), ("Library.group.source",)),
        "early": (("Library.machine", "Library.group"), ()),
        "one": (("early",), ("Library.machine.output",)),
        "two": (("early",), ("Library.group.output",)),
        "three": (("one", "two"), ("Library.machine.output",)),
    }
    assert found["Library.group"].string("workerGroup") == "etl"
    assert found["Library.machine"].string("attemptTimeout") == "2 hours"
    assert found["Library.group"].references("onFail") == ("FailureAlarm",)
    assert found["Library.machine.output"].references("dependsOn") == ()
    assert spec.staging_prefixes == ("Library/",)


def test_without_a_library(tmp_path: Path, deployment: Any) -> None:
    """Nothing is made."""
    spec, found = _compiled(tmp_path, deployment, SPEC.replace("library: lib\n", ""))

    assert not any(name.startswith("Library") for name in found)
    assert found["one"].string("stage") == "false"
    assert spec.staging_prefixes == ()
