"""Branches for activities and resources."""

from __future__ import annotations

from collections.abc import Callable

from penstock.rendering.branch import draw
from penstock.rendering.graph import Graph
from penstock.rendering.tree_objects import activity_branch, resource_branch


def test_all_that_an_activity_can_say(graph: Callable[..., Graph]) -> None:
    """In the order in which it matters."""
    made = graph(
        {
            "id": "load",
            "name": "Load",
            "type": "ShellCommandActivity",
            "attemptTimeout": "1 hour",
            "command": "load\n  everything",
            "dependsOn": [{"ref": "before"}, {"ref": "gone"}],
            "input": [{"ref": "in"}, {"ref": "gone"}, "in"],
            "lateAfterTimeout": "2 hours",
            "maximumRetries": "#{myRetries}",
            "onFail": [{"ref": "alarm"}, {"ref": "stop"}],
            "onLateAction": {"ref": "alarm"},
            "onSuccess": {"ref": "alarm"},
            "output": {"ref": "out"},
            "precondition": [{"ref": "ready"}, {"ref": "gone"}],
            "reportProgressTimeout": "10 minutes",
            "retryDelay": "5 minutes",
            "runsOn": {"ref": "machine"},
            "schedule": {"ref": "hourly"},
            "stage": "true",
            "workerGroup": "w",
        },
        {"id": "before", "type": "ShellCommandActivity", "output": {"ref": "in"}},
        {"id": "in", "type": "S3DataNode", "filePath": "s3://b/in", "precondition": {"ref": "ready"}},
        {"id": "out", "type": "S3DataNode", "schedule": {"ref": "daily"}, "dependsOn": {"ref": "before"}},
        {"id": "ready", "type": "ShellCommandPrecondition", "command": "test", "preconditionTimeout": "1 hour"},
        {"id": "machine", "type": "Ec2Resource"},
        {"id": "alarm", "type": "SnsAlarm"},
        {"id": "stop", "type": "Terminate"},
        {"id": "hourly", "type": "Schedule", "period": "1 hour"},
        {"id": "daily", "type": "Schedule", "period": "1 day"},
    )
    assert list(draw(activity_branch(made, made.by_id["load"], "every 1 day", "7. "))) == [
        "7. Load [load] (ShellCommandActivity)",
        "├─ runs on: machine (Ec2Resource)",
        "├─ schedule: every 1 hour",
        "├─ command: load everything",
        "├─ stage: true",
        "├─ waits for: before (ShellCommandActivity)",
        "├─ waits for: gone (does not exist)",
        "├─ once: ready (ShellCommandPrecondition): command test; preconditionTimeout 1 hour",
        "├─ once: gone (does not exist)",
        "├─ reads <- in (S3DataNode): s3://b/in",
        "│  ├─ written by: before",
        "│  └─ once: ready (ShellCommandPrecondition): command test; preconditionTimeout 1 hour",
        "├─ reads <- gone (does not exist)",
        "├─ reads <- 'in' (a text, not a reference)",
        "├─ writes -> out (S3DataNode): dependsOn before",
        "├─ retries: #{myRetries}, 5 minutes apart",
        "├─ timeouts: attemptTimeout 1 hour; reportProgressTimeout 10 minutes",
        "├─ on fail: alarm (SnsAlarm), stop (Terminate)",
        "├─ on late: alarm (SnsAlarm), 2 hours after the scheduled start",
        "└─ on success: alarm (SnsAlarm)",
    ]


def test_an_activity_that_says_nothing(graph: Callable[..., Graph]) -> None:
    """What is missing is said where nothing happens without it."""
    made = graph({"id": "a", "type": "CopyActivity"})
    assert list(draw(activity_branch(made, made.by_id["a"], "every 1 day"))) == [
        "a (CopyActivity)",
        "├─ runs on: neither a resource nor a worker group",
        "└─ schedule: none",
    ]


def test_what_default_says(graph: Callable[..., Graph]) -> None:
    """Is told in words, and not once more as a setting; lateness alone does nothing."""
    made = graph(
        {
            "id": "Default",
            "workerGroup": "w",
            "maximumRetries": "1",
            "lateAfterTimeout": "1 day",
            "failureAndRerunMode": "CASCADE",
        },
        {"id": "a", "type": "CopyActivity", "maximumRetries": "1"},
    )
    assert list(draw(activity_branch(made, made.by_id["a"], ""))) == [
        "a (CopyActivity)",
        "├─ runs on: worker group w",
        "├─ retries: 1",
        "└─ late: 1 day after the scheduled start, and nothing is done then",
    ]


def test_a_resource_with_a_schedule_of_its_own(graph: Callable[..., Graph]) -> None:
    """It is told; no schedule is nothing special for a resource."""
    made = graph(
        {"id": "m", "type": "Ec2Resource", "schedule": {"ref": "s"}, "maximumRetries": "0"},
        {"id": "p", "type": "HttpProxy", "hostname": "h"},
        {"id": "s", "type": "Schedule", "period": "1 hour"},
    )
    assert list(draw(resource_branch(made, made.by_id["m"], "every 1 day"))) == [
        "m (Ec2Resource): maximumRetries 0",
        "└─ schedule: every 1 hour",
    ]
    assert list(draw(resource_branch(made, made.by_id["p"], "every 1 day"))) == ["p (HttpProxy): hostname h"]
