"""The families of objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.definition.wire import WireDefinition
from penstock.objects import (
    Action,
    Activity,
    Database,
    DataNode,
    Default,
    EmrCluster,
    PipelineObject,
    Precondition,
    Resource,
    S3DataNode,
    Schedule,
)
from penstock.rendering.kinds import kinds


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"id": "x", "type": "EmrCluster"}, EmrCluster),
        ({"id": "Default"}, Default),
        ({"id": "Default", "type": "EmrCluster"}, Default),
        ({"id": "x", "type": "KinesisDataNode"}, DataNode),
        ({"id": "x", "type": "OddActivity"}, Activity),
        ({"id": "x", "type": "OddDatabase"}, Database),
        ({"id": "x", "type": "OddCluster"}, Resource),
        ({"id": "x", "type": "OddResource"}, Resource),
        ({"id": "x", "type": "emrcluster"}, PipelineObject),
        ({"id": "x", "type": {"ref": "x"}}, PipelineObject),
        ({"id": "x"}, PipelineObject),
    ],
)
def test_types(definition: Callable[..., WireDefinition], item: dict[str, Any], kind: type[PipelineObject]) -> None:
    """By the type, or by its ending where it is not known; `Default` is known by its id."""
    assert kinds(definition(item)) == (kind,)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("input", DataNode),
        ("output", DataNode),
        ("runsOn", Resource),
        ("precondition", Precondition),
        ("schedule", Schedule),
        ("database", Database),
        ("onFail", Action),
        ("onLateAction", Action),
        ("onSuccess", Action),
        ("dependsOn", PipelineObject),
        ("myOwn", PipelineObject),
    ],
)
def test_uses(definition: Callable[..., WireDefinition], key: str, kind: type[PipelineObject]) -> None:
    """By the fields that refer to an object, where nothing is known of its type."""
    assert kinds(definition({"id": "x", "type": "Odd"}, {"id": "y", key: {"ref": "x"}})) == (kind, PipelineObject)


def test_several_uses(definition: Callable[..., WireDefinition]) -> None:
    """The first one counts, and the type before all."""
    users = {"id": "y", "runsOn": {"ref": "x"}}, {"id": "z", "input": {"ref": "x"}}
    assert kinds(definition({"id": "x"}, *users))[0] is Resource
    assert kinds(definition({"id": "x", "type": "S3DataNode"}, *users))[0] is S3DataNode
