"""What depends on what."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.client.graph import fetch_graph, graph_of, is_activity, is_runnable, is_scheduled
from penstock.definition.cli_form import from_cli
from penstock.local.datapipeline.kinds import RUNNABLE_KINDS, SCHEDULED_KINDS, Kind, kind_of
from penstock.objects import TYPES
from tests.client.service import daily

DEFINITION = {
    "objects": [
        {"id": "Default", "runsOn": {"ref": "Machine"}},
        {"id": "mail", "type": "ShellCommandActivity", "dependsOn": {"ref": "load"}},
        {"id": "load", "type": "ShellCommandActivity", "input": {"ref": "raw"}, "output": {"ref": "clean"}},
        {"id": "clean", "type": "S3DataNode"},
        {"id": "use", "type": "ShellCommandActivity", "input": [{"ref": "clean"}, {"ref": "raw"}]},
        {"id": "raw", "type": "S3DataNode", "precondition": {"ref": "there"}},
        {"id": "there", "type": "S3KeyExists"},
        {"id": "Machine", "type": "Ec2Resource"},
        {"id": "alone", "type": "ShellCommandActivity", "workerGroup": "w"},
        {"id": "Daily", "type": "Schedule"},
        {"id": "Alarm", "type": "SnsAlarm"},
    ]
}


def test_producers() -> None:
    """Inherited references count; those to what has no runs do not."""
    graph = graph_of(from_cli(DEFINITION))
    assert {id_: set(graph.producers(id_)) for id_ in graph.objects} == {
        "mail": {"load", "Machine"},
        "load": {"raw", "Machine"},
        "clean": {"load", "Machine"},
        "use": {"clean", "raw", "Machine"},
        "raw": {"there", "Machine"},
        "there": {"Machine"},
        "Machine": set(),
        "alone": {"Machine"},
    }
    assert graph.activities() == ("mail", "load", "use", "alone")


def test_each_after_what_it_waits_for() -> None:
    """Whatever the order of the definition."""
    order = graph_of(from_cli(DEFINITION)).ordered()
    assert set(order) == {"mail", "load", "clean", "use", "raw", "there", "Machine", "alone"}
    for before, after in (("Machine", "there"), ("there", "raw"), ("raw", "load"), ("load", "clean"), ("clean", "use")):
        assert order.index(before) < order.index(after)
    assert order.index("load") < order.index("mail")


def test_a_circle_ends() -> None:
    """The service refuses one; an old pipeline may have it all the same."""
    shell = {"type": "ShellCommandActivity"}
    objects = [
        {"id": "a", **shell, "dependsOn": {"ref": "c"}},
        {"id": "b", **shell, "dependsOn": {"ref": "a"}},
        {"id": "c", **shell, "dependsOn": {"ref": "b"}},
        {"id": "d", **shell, "dependsOn": {"ref": "d"}},
    ]
    graph = graph_of(from_cli({"objects": objects}))
    assert sorted(graph.ordered()) == ["a", "b", "c", "d"]
    assert graph.downstream(["a"]) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("ids", "reached"),
    [
        (["load"], {"clean", "use", "mail"}),
        (["clean"], {"use"}),
        (["raw"], {"load", "clean", "use", "mail"}),
        (["mail", "use"], set()),
    ],
)
def test_downstream(ids: list[str], reached: set[str]) -> None:
    """Through data nodes and dependsOn."""
    assert graph_of(from_cli(DEFINITION)).downstream(ids) == reached


def test_of_a_pipeline(live: Any) -> None:
    """As the service has it."""
    graph = fetch_graph(live.client, live.put(daily()))
    assert list(graph.objects) == ["visits", "load", "report", "mail"]
    assert graph.ordered() == ("load", "visits", "report", "mail")


def test_types_are_sorted_as_the_service_sorts_them() -> None:
    """All of them."""
    for kind in (*(item.TYPE for item in TYPES), None):
        part = kind_of(kind)
        assert is_activity(kind) == (part is Kind.ACTIVITY)
        assert is_scheduled(kind) == (part in SCHEDULED_KINDS)
        assert is_runnable(kind) == (part in RUNNABLE_KINDS)
