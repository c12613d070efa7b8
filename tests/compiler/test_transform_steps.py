"""Specs of run-* steps as a whole: who waits for whom, what the rules of the service find, mistakes in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.compiler import check_compiled, compile_loaded
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.diagnostics.formats.pretty import render
from penstock.specs.loader import Loaded, load_spec

HEAD = """\
name: visits
schedule: {every: 1 day, start: 2026-01-31}
resources:
  cluster:
    type: emr-cluster
    release: emr-5.36.2
    applications: [Hive, Spark]
    master: {instance_type: m5.xlarge}
    core: {instance_type: m5.xlarge, count: 1}
    terminate_after: 1 hour
  machine: {type: ec2-instance, instance_type: t3.small, terminate_after: 1 hour}
steps:
"""
ALL = """\
  - {type: run-shell, name: fetch, command: 'curl "$1" > "$OUTPUT1_STAGING_DIR/a"', arguments: [x], runs_on: machine,
     output: raw}
  - {type: run-shell, name: split, script: scripts/split.sh, arguments: ["-v"], runs_on: machine, outputs: [good, bad]}
  - {type: run-hive, name: days, command: SELECT 1;, runs_on: cluster}
  - {type: run-spark, name: model, script: spark/model.py, runs_on: cluster, input: bad, output: scores}
  - {type: run-hadoop-streaming, name: words, mapper: hadoop/map.py, reducer: aggregate, runs_on: cluster}
  - {type: run-emr-step, name: sort, steps: [[command-runner.jar, sh, {asset: spark/model.py}]], runs_on: cluster,
     input: [good, bad]}
  - {type: run-sql, name: note, command: 'INSERT INTO t VALUES (?)', arguments: ["#{@scheduledStartTime}"], queue: etl,
     runs_on: machine}
  - {type: run-shell, name: last, command: date, runs_on: cluster, input: []}
"""


@pytest.fixture
def load(tmp_path: Path) -> Any:
    """Load the steps of a spec."""
    files = {
        "scripts/split.sh": "date\n",
        "spark/model.py": "",
        "hadoop/map.py": "",
        "sql/bad.sql": "SELECT 1;\nSELECT '#{@scheduledStartTime}'\n",
    }
    for name, text in files.items():
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def load(steps: str) -> Loaded:
        path = tmp_path / "spec.yaml"
        path.write_text(HEAD + steps, encoding="utf-8")
        return load_spec(path, tmp_path / "assets")

    return load


def test_who_waits_for_whom(load: Any, deployment: Any) -> None:
    """By the data that is read, or by the step's place."""
    loaded = load(ALL)
    objects = {item.id: item for item in compile_loaded(loaded, deployment).to_wire()}
    names = ("fetch", "split", "days", "model", "words", "sort", "note", "last")
    edges = {name: {key: objects[name].references(key) for key in ("dependsOn", "input", "output")} for name in names}

    assert edges == {
        "fetch": {"dependsOn": (), "input": (), "output": ("raw",)},
        "split": {"dependsOn": (), "input": ("raw", "split.script"), "output": ("good", "bad")},
        "days": {"dependsOn": (), "input": ("good",), "output": ("days.output",)},
        "model": {"dependsOn": (), "input": ("bad",), "output": ("scores",)},
        "words": {"dependsOn": ("days",), "input": ("scores",), "output": ("words.output",)},
        "sort": {"dependsOn": (), "input": ("good", "bad"), "output": ()},
        "note": {"dependsOn": ("words", "sort"), "input": (), "output": ()},
        "last": {"dependsOn": ("note",), "input": (), "output": ()},
    }
    assert loaded.spec.staging_prefixes == ("raw/", "split/", "days.output/", "scores/", "words.output/")


def test_the_rules_of_the_service_find_nothing(load: Any, deployment: Any) -> None:
    """Arguments of a script included."""
    loaded = load(ALL)

    assert loaded.warnings == ()
    assert check_compiled(loaded, deployment) == ()


BAD = """\
  - {type: run-shell, name: both, command: date, script: scripts/split.sh, runs_on: machine}
  - {type: run-shell, name: reads, command: date, runs_on: machine, input: [both, missing]}
  - {type: run-sql, name: old, script: sql/bad.sql, runs_on: cluster}
  - {type: run-sql, name: half, command: "SELECT 'x", runs_on: machine}
  - type: run-emr-step
    name: sort
    runs_on: machine
    steps:
      - [command-runner.jar, 5]
      - [{asset: lib/none.jar}]
"""
SHOWN = """\
spec.yaml:13:58: error PS204: steps.0.script: exactly one of command and script is needed, found command and script
  13 |   - {type: run-shell, name: both, command: date, script: scripts/split.sh, runs_on: machine}
     |                                                          ^^^^^^^^^^^^^^^^

spec.yaml:14:77: error PS305: the step 'both' writes no data that can be read
  14 |   - {type: run-shell, name: reads, command: date, runs_on: machine, input: [both, missing]}
     |                                                                             ^^^^
  allowed: nothing

spec.yaml:14:83: error PS302: there is no step 'missing' above
  14 |   - {type: run-shell, name: reads, command: date, runs_on: machine, input: [both, missing]}
     |                                                                                   ^^^^^^^
  allowed: nothing

spec.yaml:15:40: error PS204: steps.2.script: assets/sql/bad.sql has an expression in line 2, and the service \
evaluates none in a file; hand the value over in `arguments` and write ? in its place, or put the SQL into `command`
  15 |   - {type: run-sql, name: old, script: sql/bad.sql, runs_on: cluster}
     |                                        ^^^^^^^^^^^

spec.yaml:15:62: error PS307: a run-sql step cannot run on 'cluster', which is an emr-cluster
  15 |   - {type: run-sql, name: old, script: sql/bad.sql, runs_on: cluster}
     |                                                              ^^^^^^^
  allowed: ec2-instance, worker-group

spec.yaml:16:42: error PS204: steps.3.command: syntax error: unterminated ' (line 1, column 8)
  16 |   - {type: run-sql, name: half, command: "SELECT 'x", runs_on: machine}
     |                                          ^^^^^^^^^^^

spec.yaml:19:14: error PS307: a run-emr-step step cannot run on 'machine', which is an ec2-instance
  19 |     runs_on: machine
     |              ^^^^^^^
  allowed: emr-cluster, worker-group

spec.yaml:21:30: error PS203: steps.4.steps.0.1: found the number 5: must be text, or `asset:` with the path \
of a file under assets/
  21 |       - [command-runner.jar, 5]
     |                              ^

spec.yaml:22:10: error PS303: there is no file assets/lib/none.jar
  22 |       - [{asset: lib/none.jar}]
     |          ^^^^^^^^^^^^^^^^^^^^^
  help: paths are relative to assets/

9 errors"""


def test_mistakes_are_told_at_their_places(load: Any, tmp_path: Path) -> None:
    """All of them at once."""
    with pytest.raises(DiagnosticsError) as caught:
        load(BAD)
    assert render(caught.value.diagnostics, relative_to=tmp_path) == SHOWN
