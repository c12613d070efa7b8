"""`penstock show`: documents on standard output, findings and notes on standard error."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest

from penstock.cli.show import Form
from penstock.rendering import RENDERERS

TREE = """\
visits: Who was here
├─ schedule: every 1 day from the first activation; each run at the start of its interval (cron)
├─ defaults: failureAndRerunMode CASCADE; pipelineLogUri s3://visits-logs/pipelines; resourceRole visits-resource; \
role visits-service
├─ no activities
└─ nothing refers to these
   └─ logs (S3DataNode): s3://visits-data/logs/
"""
MERMAID = """\
---
title: "visits: every 1 day from the first activation; each run at the start of its interval (cron)"
---
flowchart LR
  n1[("logs<br/>s3://visits-data/logs/")]
"""
ESTATE = """\
flowchart LR
  subgraph g3["again: every 1 day from the first activation; each run at the start of its interval (cron)"]
    n1[("logs<br/>s3://again-data/logs/")]
  end
  subgraph g4["visits: every 1 day from the first activation; each run at the start of its interval (cron)"]
    n2[("logs<br/>s3://visits-data/logs/")]
  end
"""
USAGE = "name one spec, or show all of them with `penstock show --all`, as tree or mermaid\n"
WITH_A_SECRET = """\
{
  "objects": [
    {"id": "Default", "scheduleType": "ondemand", "workerGroup": "w", "role": "r", "resourceRole": "r"},
    {"id": "db", "type": "JdbcDatabase", "connectionString": "jdbc:x", "jdbcDriverClass": "X", "username": "ü",
     "*password": "#{*myPassword}"}
  ],
  "parameters": [{"id": "*myPassword", "type": "String"}],
  "values": {"*myPassword": "hunter2"}
}
"""


def _visits(project: Any, name: str = "visits") -> None:
    project.write(
        f"etl_specs/{name}.yaml",
        f"""\
        name: {name}
        description: Who was here
        schedule: {{every: 1 day, start: first-activation}}
        steps:
          - {{type: extract-from-s3, name: logs, path: logs/}}
        """,
    )


def _without_warnings(err: str) -> list[str]:
    """What is said besides warnings of the rules, which are told elsewhere."""
    return [line for line in err.splitlines() if line.startswith("note: ")]


def test_the_forms_are_the_registry() -> None:
    """The command line names them without loading it."""
    assert get_args(Form) == tuple(RENDERERS)


@pytest.mark.parametrize(
    ("arguments", "document"), [((), TREE), (("--as", "tree"), TREE), (("--as", "mermaid"), MERMAID)]
)
def test_for_people(project: Any, penstock: Callable[..., Any], arguments: tuple[str, ...], document: str) -> None:
    """A tree by default; nothing else is on standard output."""
    _visits(project)
    outcome = penstock("show", "etl_specs/visits.yaml", *arguments)
    assert (outcome.code, outcome.out) == (0, document)


def test_the_description_is_in_the_resource(project: Any, penstock: Callable[..., Any]) -> None:
    """With the name, and that it is activated."""
    _visits(project)
    outcome = penstock("show", "etl_specs/visits.yaml", "--as", "cfn")
    properties = json.loads(outcome.out)["Properties"]
    objects = properties.pop("PipelineObjects")
    assert properties == {"Name": "visits", "Description": "Who was here", "Activate": True}
    assert [item["Id"] for item in objects] == ["Schedule", "Default", "logs"]


@pytest.mark.parametrize("form", ["cli", "api", "cfn"])
def test_secrets(project: Any, penstock: Callable[..., Any], form: str) -> None:
    """Are masked, and a note says so; it is not in the way of the document."""
    project.write("etl_specs/old.json", WITH_A_SECRET)
    outcome = penstock("show", "etl_specs/old.json", "--as", form)
    assert outcome.code == 0
    assert "hunter2" not in outcome.out
    assert "ü" in outcome.out
    assert json.loads(outcome.out)
    assert _without_warnings(outcome.err) == ["note: masked as *****: the value of *myPassword"]


def test_a_definition_file(project: Any, penstock: Callable[..., Any]) -> None:
    """Is called by its file; people need no note on what is masked."""
    project.write("etl_specs/old.json", WITH_A_SECRET)
    outcome = penstock("show", "etl_specs/old.json")
    assert outcome.out == (
        "old\n"
        "├─ schedule: on demand, once for each activation\n"
        "├─ defaults: resourceRole r; role r\n"
        "├─ no activities\n"
        "├─ nothing refers to these\n"
        "│  └─ db (JdbcDatabase): *password #{*myPassword}; connectionString jdbc:x; jdbcDriverClass X; username ü\n"
        "└─ parameters\n"
        "   └─ *myPassword: value *****; type String\n"
    )
    assert _without_warnings(outcome.err) == []


def test_a_spec_of_kind_definition(project: Any, penstock: Callable[..., Any]) -> None:
    """Its tags, and whether it is activated, are in the resource."""
    project.write(
        "etl_specs/copies.yaml",
        """\
        kind: definition
        name: copies
        tags: {team: etl}
        activate: false
        objects:
          - {id: Default, scheduleType: ondemand, role: r, resourceRole: r}
          - {id: copy, type: ShellCommandActivity, command: ls, workerGroup: w}
        """,
    )
    properties = json.loads(penstock("show", "etl_specs/copies.yaml", "--as", "cfn").out)["Properties"]
    assert {key: value for key, value in properties.items() if key != "PipelineObjects"} == {
        "Name": "copies",
        "Activate": False,
        "PipelineTags": [{"Key": "team", "Value": "etl"}],
    }


def test_the_whole_estate(project: Any, penstock: Callable[..., Any]) -> None:
    """Every spec of the project, from any folder of it."""
    _visits(project)
    _visits(project, "again")
    outcome = penstock("show", "--all", "--as", "mermaid")
    assert (outcome.code, outcome.out) == (0, ESTATE)


def test_the_whole_estate_as_a_tree(project: Any, penstock: Callable[..., Any]) -> None:
    """With what is wrong between pipelines."""
    project.write(
        "etl_specs/report.yaml",
        "name: report\nschedule: {every: 1 day, start: 2027-01-01}\n"
        "steps: [{type: wait-for-pipelines, pipelines: [orders, gone]}]\n",
    )
    project.write(
        "etl_specs/orders.yaml",
        "name: orders\nschedule: {every: 1 day, start: 2027-01-01}\nsteps: [{type: mark-success}]\n",
    )
    outcome = penstock("show", "--all")
    assert outcome.code == 1
    daily = "every 1 day from {}; each run at the start of its interval (cron)"
    assert outcome.out == (
        "3 pipelines\n"
        f"├─ orders: {daily.format('2027-01-01T00:00:00 UTC')}\n"
        "│  └─ marks its success, for which report waits\n"
        f"├─ visits: {daily.format('the first activation')}\n"
        f"└─ report: {daily.format('2027-01-01T00:00:00 UTC')}\n"
        "   ├─ waits for: orders\n"
        "   └─ waits for: gone (does not exist)\n"
    )
    assert "etl_specs/report.yaml:3:56: error PS501: there is no pipeline 'gone'" in outcome.err


def test_fails_beside_a_bad_spec(project: Any, penstock: Callable[..., Any]) -> None:
    """The others are drawn; exit code 1, and what is wrong is said."""
    _visits(project)
    project.write("etl_specs/bad.yaml", "name: bad\n")
    outcome = penstock("show", "--all", "--as", "mermaid")
    assert outcome.code == 1
    assert outcome.out.startswith('flowchart LR\n  subgraph g2["visits: ')
    assert "etl_specs/bad.yaml:1:1: error PS202: the key 'schedule' is missing" in outcome.err


def test_fails_where_the_service_would_refuse(project: Any, penstock: Callable[..., Any]) -> None:
    """The pipeline is shown all the same: a picture helps to see what is wrong."""
    project.write(
        "etl_specs/broken.json", '{"objects": [{"id": "a", "type": "CopyActivity", "input": {"ref": "gone"}}]}'
    )
    outcome = penstock("show", "etl_specs/broken.json")
    assert outcome.code == 1
    assert outcome.out == (
        "broken\n"
        "├─ schedule: none that holds for all\n"
        "└─ 1. a (CopyActivity)\n"
        "   ├─ runs on: neither a resource nor a worker group\n"
        "   └─ reads <- gone (does not exist)\n"
    )
    assert "error PS403: 'input' of 'a' refers to 'gone', which does not exist" in outcome.err


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("etl_specs/gone.yaml", "cannot read etl_specs/gone.yaml: No such file or directory"),
        ("etl_specs", "cannot read etl_specs: Is a directory"),
    ],
)
def test_fails_to_read(project: Any, penstock: Callable[..., Any], path: str, message: str) -> None:
    """In the system's words, and no document."""
    outcome = penstock("show", path)
    assert (outcome.code, outcome.out, outcome.err) == (1, "", f"error PS101: {message}\n\n1 error\n")


def test_fails_without_specs(project: Any, penstock: Callable[..., Any]) -> None:
    """There is nothing to draw."""
    (project.folder / "etl_specs" / "visits.yaml").unlink()
    outcome = penstock("show", "--all", "--as", "mermaid")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "error PS101: there is no spec\n  help: add NAME.yaml to etl_specs/\n\n1 error\n"


@pytest.mark.parametrize(
    "arguments",
    [(), ("--all", "--as", "cli"), ("--all", "--as", "mermaid", "etl_specs/visits.yaml")],
)
def test_wrong_usage(project: Any, penstock: Callable[..., Any], arguments: tuple[str, ...]) -> None:
    """One spec, or all of them as a tree or a diagram."""
    outcome = penstock("show", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", USAGE)


def test_an_unknown_form(project: Any, penstock: Callable[..., Any]) -> None:
    """The forms are named."""
    outcome = penstock("show", "etl_specs/visits.yaml", "--as", "dot")
    assert (outcome.code, outcome.out) == (2, "")
    assert "mermaid" in outcome.err


def test_a_terminal_without_the_letters(project: Any) -> None:
    """The document is UTF-8 all the same: it may be on its way into a file."""
    project.write("etl_specs/old.json", WITH_A_SECRET)
    outcome = project.run("show", "etl_specs/old.json", "--as", "cli", PYTHONIOENCODING="ascii")
    assert outcome.code == 0
    assert '"username": "ü"' in outcome.out
