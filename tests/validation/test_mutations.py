"""Realistic definitions, damaged: whatever is in them, there are findings in no time, and never a traceback."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.compiler import compile_spec
from penstock.definition.cli_form import from_cli
from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.objects import TYPES, Default
from penstock.specs.loader import load_spec
from penstock.validation import Surroundings, validate

_SECONDS = 20.0
"""Of the processor: twenty times what the worst takes. It stops what explodes; how fast it is, `make bench` says."""
_WIRES = sorted({spec.wire for kind in (*TYPES, Default) for spec in kind.FIELDS.values()})
_HANDWRITTEN = from_cli(
    {
        "objects": [
            {"id": "Default", "scheduleType": "cron", "schedule": {"ref": "S"}, "role": "r", "resourceRole": "q"},
            {"id": "S", "type": "Schedule", "period": "1 day", "startDateTime": "2026-01-01T00:00:00"},
            {"id": "P", "retryDelay": "10 minutes", "onFail": {"ref": "A"}, "myTag": "t"},
            {"id": "A", "type": "SnsAlarm", "topicArn": "t", "subject": "#{node.name}", "message": "#{node.@status}"},
            {"id": "M", "type": "Ec2Resource", "terminateAfter": "2 Hours", "spotBidPrice": "0.1"},
            {"id": "In", "type": "S3DataNode", "directoryPath": "#{myRoot}/#{format(@scheduledStartTime,'YYYY')}/"},
            {"id": "Out", "type": "DynamoDBDataNode", "tableName": "t", "readThroughputPercent": "0.5"},
            {"id": "Db", "type": "RdsDatabase", "username": "u", "*password": "#{*myPassword}", "rdsInstanceId": "i"},
            {
                "id": "J",
                "type": "ShellCommandActivity",
                "parent": {"ref": "P"},
                "command": "x #{input.directoryPath} #{myTag}",
                "stage": "true",
                "input": {"ref": "In"},
                "output": {"ref": "Out"},
                "runsOn": {"ref": "M"},
                "dependsOn": [{"ref": "In"}, {"ref": "Out"}],
            },
        ],
        "parameters": [{"id": "myRoot", "type": "AWS::S3::ObjectKey", "default": "s3://b"}, {"id": "*myPassword"}],
        "values": {"*myPassword": "#{x}", "myRoot": ["a", "b"]},
    }
)
_ODD = st.sampled_from(
    [
        "",
        " ",
        "\x00",
        "\ud800",
        "é" * 6000,
        "x" * 100_000,
        "1 day",
        "9" * 5000,
        "1e999",
        "-0",
        "\u0663",
        "9999-12-31T23:59:59",
        "999999999 years",
        "#{",
        "#{}",
        "#{" + "(" * 5000,
        "#{" + "-" * 3000 + "1}",
        "#{" + "parent." * 1000 + "x}",
        "#{" + ".".join(["dependsOn"] * 900) + "}",
        "#{" + "node." * 1500 + "x}",
        "#{" + "format(" * 60 + "x}",
        "#{a}" * 2500,
        "#{" + "1+" * 4000 + "1}",
        "ondemand",
        "CASCADE",
        "ONDEMAND_PERIOD",
        "true",
        "{{resolve:x}}",
    ]
)
_TEXTS = st.one_of(_ODD, st.text(max_size=30), st.sampled_from(["S", "P", "A", "M", "In", "Out", "J", "Default"]))
_TYPE_NAMES = st.sampled_from([str(kind.TYPE) for kind in TYPES])
_FIELDS = st.one_of(
    st.builds(Field, st.just("type"), _TYPE_NAMES),
    st.builds(Field, st.sampled_from(_WIRES), _TEXTS, st.booleans()),
    st.builds(Field, _TEXTS, _TEXTS, st.booleans()),
)
_PARAMETERS = st.builds(
    WireParameter,
    _TEXTS,
    st.lists(
        st.tuples(st.sampled_from(["type", "default", "allowedValues", "isArray", "optional", "x"]), _TEXTS), max_size=4
    ).map(tuple),
)


def _changed(data: st.DataObject, item: WireObject) -> WireObject:
    """Damage one object."""
    fields = list(item.fields)
    place = data.draw(st.integers(0, max(0, len(fields) - 1)))
    what = data.draw(st.sampled_from(["drop", "double", "rename", "value", "turn", "add", "id", "name"]))
    if what == "id":
        return WireObject(data.draw(_TEXTS), item.name, item.fields)
    if what == "name":
        return WireObject(item.id, data.draw(_TEXTS), item.fields)
    if what == "add" or not fields:
        fields.insert(place, data.draw(_FIELDS))
    elif what == "drop":
        del fields[place]
    elif what == "double":
        fields.insert(place, fields[place])
    else:
        old = fields[place]
        key = data.draw(st.one_of(st.sampled_from(_WIRES), _TEXTS)) if what == "rename" else old.key
        value = data.draw(_TEXTS) if what == "value" else old.value
        fields[place] = Field(key, value, old.is_reference is not (what == "turn"))
    return WireObject(item.id, item.name, tuple(fields))


def _damaged(data: st.DataObject, definition: WireDefinition) -> WireDefinition:
    """Damage a definition in some places."""
    objects = list(definition.objects)
    parameters, values = list(definition.parameters), list(definition.values)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(objects) - 1))
        what = data.draw(st.sampled_from(["change", "change", "change", "drop", "double", "parameter", "value"]))
        if what == "change":
            objects[place] = _changed(data, objects[place])
        elif what == "drop" and len(objects) > 1:
            del objects[place]
        elif what == "double":
            objects.append(objects[place])
        elif what == "parameter":
            parameters.append(data.draw(_PARAMETERS))
        else:
            values.append((data.draw(_TEXTS), data.draw(_TEXTS)))
    return WireDefinition(tuple(objects), tuple(parameters), tuple(values))


def _campaign(definitions: list[WireDefinition], examples: int) -> Callable[[], None]:
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.data())
    def run(data: st.DataObject) -> None:
        damaged = _damaged(data, data.draw(st.sampled_from(definitions)))
        start = time.process_time()
        found = validate(damaged, Surroundings("mars-1", None))
        seconds = time.process_time() - start

        assert seconds < _SECONDS
        assert len(set(found)) == len(found)
        for item in found:
            assert item.message.isprintable()
            assert f"{item.message}{item.allowed}{item.help}".encode()  # a terminal takes it

    return run


@pytest.fixture
def definitions(root: Path, deployment: Any) -> list[WireDefinition]:
    """The clickstream pipeline, and one written by hand."""
    loaded = load_spec(root / "etl_specs" / "clickstream.yaml", root / "assets")
    return [_HANDWRITTEN, compile_spec(loaded.spec, loaded.assets, deployment).to_wire()]


def test_damaged_definitions(definitions: list[WireDefinition]) -> None:
    """Some hundred."""
    _campaign(definitions, 300)()


@pytest.mark.soak
def test_very_many_damaged_definitions(definitions: list[WireDefinition]) -> None:
    """Ten thousand."""
    _campaign(definitions, 10_000)()


def _hundred(*fields: Field) -> WireDefinition:
    return WireDefinition(tuple(WireObject(f"object-{number}", "x", fields) for number in range(100)))


@pytest.mark.parametrize(
    "fields",
    [
        [Field(f"myRef{number}", f"objekt-{number}-", is_reference=True) for number in range(50)],
        [Field(f"coreInstanceTyp{number}", "x") for number in range(50)],
        [Field("step", "#{steq}" * 1400)],
        [Field("step", "".join(f"#{{step{number}}}" for number in range(900)))],
        [Field("dependsOn", f"object-{number}", is_reference=True) for number in range(100)],
        [Field("parent", "object-99", is_reference=True), Field("parent", "object-0", is_reference=True)],
        [
            *(Field("dependsOn", f"object-{number}", is_reference=True) for number in range(50)),
            Field("script", "#{" + ".".join(["dependsOn"] * 19) + ".nothing}"),
        ],
    ],
    ids=["references", "fields", "one name", "many names", "circles", "parents", "paths"],
)
def test_very_many_faults_of_one_kind(fields: list[Field]) -> None:
    """In a hundred objects each."""
    definition = _hundred(Field("type", "EmrActivity"), *fields)
    start = time.process_time()

    assert validate(definition)
    assert time.process_time() - start < _SECONDS
