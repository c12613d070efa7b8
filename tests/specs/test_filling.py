"""What a spec may leave unsaid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.specs.document import read_document
from penstock.specs.filling import MACHINE, filled
from penstock.steps import PENSTOCK

CLUSTER = "{type: emr-cluster, release: emr-6.1.0, master: {instance_type: m5.large}, core: {}}"
SQL = "{type: run-sql, command: SELECT 1}"


@pytest.fixture
def fill(tmp_path: Path) -> Any:
    """Return the values of a spec with what it leaves unsaid."""

    def read(text: str) -> Any:
        path = tmp_path / "spec.yaml"
        path.write_text(text, encoding="utf-8")
        return filled(read_document(path), PENSTOCK).value

    return read


def test_names_are_types_with_numbers(fill: Any) -> None:
    """Those of all sections and blocks are told apart, and never take a name that is given."""
    found = fill(
        f"bootstrap: [{SQL}]\n"
        f"steps: [{SQL}, {{parallel: [{SQL}, {{type: run-sql, name: run-sql-2}}]}}, {{type: extract-from-s3}}]\n"
        f"teardown: [{SQL}]\n"
    )

    assert [step["name"] for step in found["bootstrap"]] == ["run-sql"]
    assert found["steps"][0]["name"] == "run-sql-3"
    assert [step["name"] for step in found["steps"][1]["parallel"]] == ["run-sql-4", "run-sql-2"]
    assert found["steps"][2] == {"type": "extract-from-s3", "name": "extract-from-s3"}
    assert found["teardown"][0]["name"] == "run-sql-5"


def test_the_only_resource_that_can_run_it(fill: Any) -> None:
    """Others do not matter, and no machine is added."""
    found = fill(f"resources: {{cluster: {CLUSTER}, box: {{type: ec2-instance}}}}\nsteps: [{SQL}, {{type: run-pig}}]\n")

    assert [step["runs_on"] for step in found["steps"]] == ["box", "cluster"]
    assert list(found["resources"]) == ["cluster", "box"]


def test_a_worker_group_can_run_everything(fill: Any) -> None:
    """Where it is the only one."""
    found = fill(f"resources: {{ours: {{type: worker-group}}}}\nsteps: [{SQL}, {{type: run-pig}}]\n")

    assert [step["runs_on"] for step in found["steps"]] == ["ours", "ours"]


@pytest.mark.parametrize("resources", ["", f"resources: {{cluster: {CLUSTER}}}\n"])
def test_a_standard_machine(fill: Any, resources: str) -> None:
    """Where no resource can run a step that runs on an instance; one for all such steps."""
    found = fill(f"{resources}steps: [{SQL}, {SQL}]\n")

    assert [step["runs_on"] for step in found["steps"]] == [MACHINE, MACHINE]
    assert found["resources"][MACHINE] == {
        "type": "ec2-instance",
        "instance_type": "t2.small",
        "terminate_after": "6 hours",
    }


@pytest.mark.parametrize(
    "text",
    [
        f"resources: {{a: {{type: ec2-instance}}, b: {{type: ec2-instance}}}}\nsteps: [{SQL}]\n",
        "steps: [{type: run-pig}]\n",
        f"resources: 3\nsteps: [{SQL}]\n",
        f"resources: {{{MACHINE}: {CLUSTER}}}\nsteps: [{SQL}]\n",
    ],
    ids=["several", "clusters cost too much to be made unasked", "malformed", "the name is taken"],
)
def test_where_there_is_no_answer(fill: Any, text: str) -> None:
    """The spec has to say it."""
    found = fill(text)

    assert "runs_on" not in found["steps"][0]


@pytest.mark.parametrize("text", ["[]\n", "3\n", "steps: 3\n", "steps: [3, {}, {type: []}, {type: none}]\n"])
def test_what_is_malformed_stays(fill: Any, text: str, tmp_path: Path) -> None:
    """For the models to refuse."""
    assert fill(text) == read_document(tmp_path / "spec.yaml").value


def test_a_spec_of_a_few_lines(project: Any) -> None:
    """It is valid, and an environment may still say more."""
    text = (
        "name: visits\nschedule: {every: 1 day, start: first-activation}\n"
        "environments: {dev: {resources: {box: {type: ec2-instance, instance_type: t3.micro}}}}\n"
        f"steps: [{SQL}]\n"
    )
    loaded = project.load(text)

    (step,) = loaded.spec.all_steps()
    (other,) = loaded.in_environment("dev").spec.all_steps()
    assert (step.name, step.runs_on, list(loaded.spec.resources)) == ("run-sql", MACHINE, [MACHINE])
    assert (other.runs_on, list(loaded.in_environment("dev").spec.resources)) == ("box", ["box"])


def test_a_mistake_stands_at_the_step(project: Any) -> None:
    """What is filled in has no place of its own."""
    (finding,) = project.findings(
        "name: visits\nschedule: {every: 1 day, start: first-activation}\nsteps:\n  - type: run-pig\n"
        "    script: pig/clean.pig\n"
    )[:1]

    assert (finding.id, finding.message, finding.location.line) == (
        "PS202",
        "the key 'runs_on' is missing in steps.0",
        4,
    )
