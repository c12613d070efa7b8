"""Where a step can run that does not say so."""

from __future__ import annotations

from typing import Any

HEAD = "name: visits\nschedule: on-demand\n"
MACHINES = "resources: {small: {type: ec2-instance}, big: {type: ec2-instance}}\n"


def _told(project: Any, text: str) -> list[tuple[str, str | None, str | None]]:
    return [(item.message, item.allowed, item.help) for item in project.findings(HEAD + text)]


def test_several_resources(project: Any) -> None:
    """All that can run it are named, in a block, too."""
    step = "{type: run-sql, command: SELECT 1}"
    choice = ("big, small", "more than one of `resources` can run it: say which")

    assert _told(project, f"{MACHINES}steps: [{step}]") == [("the key 'runs_on' is missing in steps.0", *choice)]
    assert _told(project, f"{MACHINES}steps: [{{parallel: [{step}, {{type: mark-success, runs_on: big}}]}}]") == [
        ("the key 'runs_on' is missing in steps.0.parallel.0", *choice)
    ]


def test_no_resource(project: Any) -> None:
    """What is needed is named, where a standard machine cannot do it."""
    assert _told(project, "steps: [{type: extract-from-dynamodb, table: visits}]") == [
        (
            "the key 'runs_on' is missing in steps.0",
            None,
            "describe what runs it under `resources`: emr-cluster or worker-group",
        )
    ]
