"""A step runs on a resource that exists and is able to run it."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.specs.checks.step_resources import check

RESOURCES = "resources: {cluster: {type: emr-cluster}, machine: {type: ec2-instance}, odd: {type: none}}\n"


def shown(view: Any, step: str) -> list[tuple[str, str, int, str | None, str | None]]:
    """Return id, message, column, allowed and help of the findings of one step."""
    findings = check(view(f"{RESOURCES}steps: [{{{step}}}]\n"))
    return [(item.id, item.message, item.location.column, item.allowed, item.help) for item in findings]


@pytest.mark.parametrize(
    "step",
    [
        "type: run-pig, runs_on: cluster",
        "type: copy-into-redshift, runs_on: cluster",
        "type: copy-into-redshift, runs_on: machine",
        "type: run-pig, runs_on: odd",
        "type: run-pig, runs_on: 3",
        "type: none, runs_on: none",
        "type: extract-from-s3",
    ],
)
def test_nothing_to_say(view: Any, step: str) -> None:
    """Resources that fit, and what the models find."""
    assert shown(view, step) == []


def test_a_resource_that_does_not_exist(view: Any) -> None:
    """What is allowed are the resources that are able to run the step."""
    assert shown(view, "type: run-pig, runs_on: clster") == [
        ("PS302", "there is no resource 'clster'", 34, "cluster", "did you mean 'cluster'?")
    ]
    assert shown(view, "type: copy-into-redshift, runs_on: zoo") == [
        ("PS302", "there is no resource 'zoo'", 45, "cluster, machine", "describe it under `resources`")
    ]


def test_a_resource_of_the_wrong_type(view: Any) -> None:
    """Pig needs a cluster."""
    assert shown(view, "type: run-pig, runs_on: machine") == [
        (
            "PS307",
            "a run-pig step cannot run on 'machine', which is an ec2-instance",
            34,
            "emr-cluster, worker-group",
            None,
        )
    ]
