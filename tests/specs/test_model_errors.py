"""Errors of the models, in words for those who write YAML."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.diagnostics.formats.pretty import render
from penstock.specs.entries import tag_of
from penstock.specs.spec import Spec
from penstock.steps import PENSTOCK

RESOURCES = """\
resources:
  cluster:
    type: emr-cluster
    release: emr-4.9.6
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: 2}
    terminate_after: 1 hour
"""


def one(project: Any, text: str) -> tuple[str, str, int, int]:
    """Return the only finding: id, message, line and column."""
    (finding,) = project.findings(text)
    return finding.id, finding.message, finding.location.line, finding.location.column


@pytest.mark.parametrize(
    ("old", "new", "id_", "message", "line", "column"),
    [
        ("name: visits", "name: 1", "PS203", "name: found the number 1: text is needed; put it in quotes", 1, 7),
        ("name: visits", "name: -1.5", "PS203", "name: found the number -1.5: text is needed; put it in quotes", 1, 7),
        ("name: visits", "name: null", "PS203", "name: found nothing: text is needed; put it in quotes", 1, 7),
        ("name: visits", "name: [a]", "PS203", "name: found a list: text is needed; put it in quotes", 1, 7),
        ("name: visits", "name: {a: b}", "PS203", "name: found a mapping: text is needed; put it in quotes", 1, 7),
        ("name: visits", "name: true", "PS203", "name: found true: text is needed; put it in quotes", 1, 7),
        ("name: visits", "name: my_visits", "PS204", "name: must match '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'", 1, 7),
        ("name: visits\n", "", "PS202", "the key 'name' is missing", 1, 1),
        (
            "count: 2",
            "count: 2.5",
            "PS203",
            "resources.cluster.core.count: found the number 2.5: a whole number is needed",
            7,
            44,
        ),
        (
            "count: 2",
            "count: true",
            "PS203",
            "resources.cluster.core.count: found true: a whole number is needed",
            7,
            44,
        ),
        ("count: 2", "count: 0", "PS204", "resources.cluster.core.count: must be greater than or equal to 1", 7, 44),
        (
            "1 hour",
            "60",
            "PS203",
            (
                "resources.cluster.terminate_after: found the number 60: must be a period such as "
                "'15 minutes' or '1 day'"
            ),
            8,
            22,
        ),
        (
            "{instance_type: m4.large}\n",
            "m4.large\n",
            "PS203",
            "resources.cluster.master: found the text 'm4.large': a mapping is needed",
            6,
            13,
        ),
        (
            "release: emr-4.9.6",
            "release: emr-3.1.1",
            "PS204",
            r"resources.cluster.release: must match '^emr-[4-9]\.\d+\.\d+$'",
            5,
            14,
        ),
        ("path: logs/", "path: ''", "PS204", "steps.0.path: the text must have at least 1 character", 12, 47),
        ("name: logs", "name: 'my logs'", "PS204", "steps.0.name: must match '^[A-Za-z][A-Za-z0-9_-]*$'", 12, 35),
    ],
)
def test_values(project: Any, old: str, new: str, id_: str, message: str, line: int, column: int) -> None:
    """The key, what was found where the type is wrong, and what is needed."""
    text = (
        "name: visits\n"
        + RESOURCES
        + "schedule:\n  {every: 1 day, start: first-activation}\nsteps:\n"
        + "  - {type: extract-from-s3, name: logs, path: logs/}\n"
    )
    assert old in text

    assert one(project, text.replace(old, new, 1)) == (id_, message, line, column)


def test_an_empty_list_of_steps(project: Any) -> None:
    """A pipeline does something."""
    text = "name: visits\nschedule: {every: 1 day, start: first-activation}\nsteps: []\n"

    assert one(project, text) == ("PS204", "steps: the list must have at least 1 item", 3, 8)


def test_an_unknown_key_names_what_is_near(project: Any, minimal: str) -> None:
    """Without regard to case, and only what is near."""
    (near,) = project.findings(minimal + "Description: x\n")
    (far,) = project.findings(minimal + "colour: x\n")

    assert (near.id, near.message, near.help) == ("PS201", "unknown key 'Description'", "did you mean 'description'?")
    assert (far.id, far.help) == ("PS201", None)
    assert near.allowed == far.allowed == ", ".join(sorted(Spec.model_fields))


def test_unknown_keys_of_nested_models(project: Any, minimal: str) -> None:
    """Inside a resource, an optional mapping and a list of mappings, what is allowed is that mapping's keys."""
    text = minimal + RESOURCES + "    size: 3\n    emrfs: {consistnt: true}\n"
    text += "    bootstrap_actions: [{script: scripts/setup.sh, args: []}]\n"
    cluster = (
        "ami_version, applications, availability_zone, bootstrap_actions, configurations, core, emrfs, "
        "hadoop_scheduler, http_proxy, key_pair, master, on_demand_on_last_attempt, on_failure, on_task_failure, "
        "region, release, retries, security_groups, start_timeout, subnet_id, task, terminate_after"
    )

    findings = [
        (item.message.partition(" in resources.cluster"), item.allowed, item.help) for item in project.findings(text)
    ]
    assert findings == [
        (
            ("unknown key 'args'", " in resources.cluster", ".bootstrap_actions.0"),
            "arguments, script",
            "did you mean 'arguments'?",
        ),
        (
            ("unknown key 'consistnt'", " in resources.cluster", ".emrfs"),
            "consistent, retry_period_seconds, server_side_encryption",
            "did you mean 'consistent'?",
        ),
        (("unknown key 'size'", " in resources.cluster", ""), f"{cluster}, type", None),
    ]


def test_an_unknown_type(project: Any, minimal: str) -> None:
    """At the value of `type`."""
    finding = project.findings(minimal + "  - {type: run-pigs, name: a}\n")[0]

    assert (finding.id, finding.message) == ("PS205", "there is no type 'run-pigs'")
    assert (finding.location.line, finding.location.column, finding.location.length) == (5, 12, 8)
    assert (finding.allowed, finding.help) == (
        ", ".join(tag_of(step) for step in PENSTOCK.all()),
        "did you mean 'run-pig'?",
    )


@pytest.mark.parametrize("value", ["3", "null", "[]", "{}", "true"])
def test_a_type_that_is_no_text(project: Any, minimal: str, value: str) -> None:
    """It is no type either."""
    assert [item.id for item in project.findings(f"{minimal}  - {{type: {value}, name: a}}\n")] == ["PS205"]


def test_a_key_with_the_name_of_a_type_does_not_confuse_places(project: Any, minimal: str) -> None:
    """Pydantic's locations name the member of a union, which is no key of the file."""
    step = "  - {type: extract-from-s3, extract-from-s3: {a: 1}, foo: 1, name: b, path: c}\n"

    assert [(item.message, item.location.column) for item in project.findings(minimal + step)] == [
        ("unknown key 'extract-from-s3' in steps.1", 29),
        ("unknown key 'foo' in steps.1", 54),
    ]


def test_assets_that_are_missing_or_no_text(project: Any, minimal: str) -> None:
    """Where it was looked for, and what paths are relative to."""
    step = "  - {type: copy-into-redshift, name: a, table: none, runs_on: cluster}\n"
    outside = step.replace("none", "../../../secret")

    project.write("assets/tables/latin.sql", "-- ä".encode("latin-1"))

    (unreadable,) = project.findings(minimal + step.replace("none", "latin") + RESOURCES)
    (missing,) = project.findings(minimal + step + RESOURCES)
    (leaves,) = project.findings(minimal + outside + RESOURCES)

    assert (unreadable.id, unreadable.message, unreadable.help) == (
        "PS101",
        "assets/tables/latin.sql is not UTF-8 text",
        "save the file as UTF-8",
    )
    assert (missing.id, missing.message) == ("PS303", "there is no file assets/tables/none.sql")
    assert (missing.location.line, missing.location.column, missing.help) == (5, 48, "paths are relative to assets/")
    assert (leaves.id, leaves.message) == ("PS303", "'../../../secret' leaves the folder assets/")


@pytest.mark.parametrize(
    ("hostnames", "id_", "message", "column"),
    [
        ("{patern: 'a{n}', from: 1, to: 2}", "PS201", "unknown key 'patern' in steps.0.hostnames", 17),
        (
            "{pattern: 'a{n}', from: x, to: 2}",
            "PS203",
            "steps.0.hostnames.from: found the text 'x': a whole number",
            40,
        ),
        ("[a b]", "PS204", "steps.0.hostnames.0: must match", 17),
    ],
)
def test_a_mapping_or_a_list(project: Any, hostnames: str, id_: str, message: str, column: int) -> None:
    """An error within either is told once, at its place; keys are called as YAML has them."""
    step = f"  - type: extract-from-shards\n    table: t\n    database: d\n    hostnames: {hostnames}\n"
    [first, *others] = reversed(project.findings(f"name: shards\nschedule: on-demand\nsteps:\n{step}"))
    assert first.id == id_
    assert first.message.startswith(message)
    assert (first.location.line, first.location.column) == (7, column)
    if id_ == "PS201":
        assert first.allowed == "from, pattern, to"
    assert [item.message for item in others] == (
        ["the key 'pattern' is missing in steps.0.hostnames"] if id_ == "PS201" else []
    )


@pytest.mark.parametrize(
    ("entry", "id_", "message", "column"),
    [
        ("visits", "PS203", "steps.0: found the text 'visits': a mapping is needed", 4),
        ("", "PS203", "steps.0: found nothing: a mapping is needed", 3),
        ("[]", "PS203", "steps.0: found a list: a mapping is needed", 4),
        ("{}", "PS202", "the key 'type' is missing in steps.0", 4),
        (
            "{parallel: [{type: mark-success}, {parallel: []}]}",
            "PS204",
            "steps.0.parallel.1: a `parallel` block cannot stand in another one",
            38,
        ),
    ],
)
def test_what_is_no_step(project: Any, entry: str, id_: str, message: str, column: int) -> None:
    """It is told what was found."""
    assert one(project, f"name: visits\nschedule: on-demand\nsteps:\n - {entry}\n") == (id_, message, 4, column)


def test_credentials_in_clear_text_are_not_shown(project: Any) -> None:
    """The finding has the id whose lines no output shows."""
    step = "  - type: extract-from-http\n    url: https://api.example.com/\n    headers: {Authorization: hunter2}\n"

    found = project.findings(f"name: visits\nschedule: on-demand\nsteps:\n{step}")

    assert [(item.id, item.location.line, item.location.column) for item in found] == [("PS429", 6, 15)]
    assert "hunter2" not in render(found)
    assert "steps.0.headers.Authorization: the header Authorization would show its value" in render(found)
