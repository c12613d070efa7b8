"""Parallel blocks, as they are written."""

from __future__ import annotations

from typing import Any

from penstock.specs.entries import Parallel, all_steps, kind_of_entry
from penstock.steps.extract_from_s3 import ExtractFromS3

HEAD = "name: visits\nschedule: {every: 1 day, start: first-activation}\nsteps:\n"
BLOCK = """\
  - parallel:
      - {type: extract-from-s3, name: logs, path: logs/}
      - {type: extract-from-s3, name: events, path: events/}
"""


def test_a_block_holds_steps(project: Any) -> None:
    """Which are found in order."""
    spec = project.load(HEAD + BLOCK).spec

    (block,) = spec.steps
    assert isinstance(block, Parallel)
    assert [step.name for step in spec.all_steps()] == ["logs", "events"]
    assert [step.name for step in all_steps([block, block.parallel[0]])] == ["logs", "events", "logs"]


def test_what_an_entry_is() -> None:
    """By its keys, or by its class."""
    step = ExtractFromS3(type="extract-from-s3", name="a", path="a/")

    assert kind_of_entry({"parallel": []}) == kind_of_entry(Parallel(parallel=[step, step])) == "parallel"
    assert kind_of_entry({"parallel": [], "type": "run-pig"}) == "run-pig"
    assert kind_of_entry({"type": []}) == "[]"
    assert kind_of_entry({"type": None}) == "None"
    assert kind_of_entry({}) is kind_of_entry(None) is None
    assert kind_of_entry(step) == "extract-from-s3"


def test_fails_in_a_block(project: Any) -> None:
    """At the place, as anywhere else."""
    text = HEAD + BLOCK.replace("path: events/", "paht: events/") + "  - {parallel: [], name: x}\n  - {name: y}\n"

    found = [(item.id, item.message, item.location.line, item.location.column) for item in project.findings(text)]

    assert found == [
        ("PS202", "the key 'path' is missing in steps.0.parallel.1", 6, 9),
        ("PS201", "unknown key 'paht' in steps.0.parallel.1", 6, 47),
        ("PS204", "steps.1.parallel: the list must have at least 2 items", 7, 16),
        ("PS201", "unknown key 'name' in steps.1", 7, 20),
        ("PS202", "the key 'type' is missing in steps.2", 8, 5),
    ]


def test_fails_where_several_could_be_read(project: Any) -> None:
    """Steps of a block do not see each other's data; what stands below must choose."""
    load = "  - {type: copy-into-redshift, name: load, table: visits, runs_on: box}\n"
    resources = "resources: {box: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}}\n"
    inside = BLOCK.replace("{type: extract-from-s3, name: events, path: events/}", load.strip("- \n"))

    assert [(item.id, item.allowed) for item in project.findings(resources + HEAD + BLOCK + load)] == [
        ("PS308", "input: logs | events")
    ]
    assert [item.id for item in project.findings(resources + HEAD + inside)] == ["PS304"]
    assert project.findings(resources + HEAD + BLOCK + load.replace("runs_on", "input: logs, runs_on")) == ()
