"""`after` names steps above."""

from __future__ import annotations

from typing import Any

HEAD = """\
name: visits
schedule: {every: 1 day, start: first-activation}
resources: {box: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
"""
LOAD = "  - {{type: copy-into-redshift, name: {name}, table: visits, input: logs, runs_on: box{more}}}\n"


def _steps(*steps: tuple[str, str]) -> str:
    return HEAD + "".join(LOAD.format(name=name, more=more) for name, more in steps)


def test_steps_above_can_be_waited_for(project: Any) -> None:
    """Several, none, and earlier ones of the same block."""
    assert project.findings(_steps(("a", ""), ("b", ", after: []"), ("c", ", after: [a, b]"))) == ()


def test_fails_on_others(project: Any) -> None:
    """Unknown ones, those below, itself, and steps that do nothing."""
    text = _steps(("first", ""), ("b", ", after: [frist, last, b, logs]"), ("last", ""))

    assert [(item.id, item.message, item.allowed, item.help) for item in project.findings(text)] == [
        ("PS302", "there is no step 'frist' above", "first", "did you mean 'first'?"),
        ("PS302", "there is no step 'last' above", "first", None),
        ("PS302", "there is no step 'b' above", "first", None),
        ("PS302", "the step 'logs' only names data, so there is nothing to wait for", "first", None),
    ]
