"""The service's own checks, each with a definition that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.definition.cli_form import from_cli
from penstock.local.datapipeline.validation import check

ALARM = {"id": "Alarm", "type": "SnsAlarm", "role": "r", "topicArn": "t", "subject": "s"}
ABOVE = {"id": "Above", "type": "ShellCommandActivity", "command": "x", "workerGroup": "w", "dependsOn": {"ref": "A"}}
OUT = {"id": "Out", "type": "S3DataNode", "directoryPath": "s3://b/d/", "precondition": {"ref": "Ready"}}
READY = {"id": "Ready", "type": "ShellCommandPrecondition", "command": "true"}


def test_good_definitions_have_no_findings(chain: Callable[..., dict[str, Any]], clickstream: dict[str, Any]) -> None:
    """The two that the other tests run."""
    assert check(from_cli(chain("A", "B"))) == ()
    assert check(from_cli(clickstream)) == ()


@pytest.mark.parametrize(
    ("changes", "object_id", "message"),
    [
        ({2: {"type": None}}, "A", "'type' is required; only Default and objects that serve as parent have none"),
        ({2: {"input": {"ref": "Nowhere"}}}, "A", "'input' refers to 'Nowhere', which is not defined"),
        ({2: {"input": {"ref": "Once"}}}, "A", "'input' must refer to a data node; 'Once' is a Schedule"),
        ({2: {"workerGroup": None}}, "A", "one of 'runsOn' and 'workerGroup' is required"),
        ({2: {"maximumRetries": "6"}}, "A", "'maximumRetries': it must be a number from 0 to 5; found '6'"),
        ({2: {"maxActiveInstances": "0"}}, "A", "'maxActiveInstances': it must be a number from 1 to 5; found '0'"),
        ({0: {"schedule": None}}, "A", "'schedule' is required; set it here, on a parent, or on Default"),
        ({0: {"scheduleType": "hourly"}}, "Default", "scheduleType 'hourly' is not one of cron, timeseries, ondemand"),
        (
            {2: {"scheduleType": "ondemand"}},
            "Default",
            "'ondemand' must be the only scheduleType; found cron, ondemand",
        ),
        ({1: {"period": None}}, "Once", "'period' is required, such as '1 day'"),
        ({1: {"period": "10 minutes"}}, "Once", "'period' must be from 15 minutes to 3 years; found '10 minutes'"),
        ({1: {"period": "4 years"}}, "Once", "'period' must be from 15 minutes to 3 years; found '4 years'"),
        (
            {1: {"startAt": None}},
            "Once",
            "exactly one of 'startDateTime' and 'startAt' (FIRST_ACTIVATION_DATE_TIME) is required",
        ),
        ({1: {"startAt": "NOON"}}, "Once", "'startAt' must be FIRST_ACTIVATION_DATE_TIME; found 'NOON'"),
        (
            {1: {"endDateTime": "2026-01-01T00:00:00"}},
            "Once",
            "'endDateTime' and 'occurrences' exclude each other; remove one",
        ),
        ({1: {"occurrences": "0"}}, "Once", "'occurrences' must be a positive number; found '0'"),
        (
            {1: {"startAt": None, "startDateTime": "2026-01-01"}},
            "Once",
            "'2026-01-01' is not a DateTime; write YYYY-MM-DDTHH:MM:SS, in UTC",
        ),
        (
            {
                1: {
                    "startAt": None,
                    "startDateTime": "2026-01-02T00:00:00",
                    "occurrences": None,
                    "endDateTime": "2026-01-02T00:00:00",
                }
            },
            "Once",
            "'endDateTime' must be later than 'startDateTime'",
        ),
        (
            {2: {"schedule": {"ref": "Default"}}},
            "A",
            "'schedule' values must be of type 'Schedule'. Found values of type 'Default'",
        ),
        ({3: ALARM, 2: {"onFail": {"ref": "Alarm"}}}, "Alarm", "'message' is required"),
        (
            {2: {"output": {"ref": "Out"}}, 3: OUT, 4: READY},
            "Ready",
            "one of 'runsOn' and 'workerGroup' is required, here or on 'Out', which it is for",
        ),
        (
            {0: {"scheduleType": "ondemand"}, 1: {"startAt": "ONDEMAND_ACTIVATION_TIME"}},
            "Once",
            "a pipeline that runs on demand needs no Schedule; if it has one, 'period' must be ONDEMAND_PERIOD",
        ),
        ({2: {"dependsOn": {"ref": "Above"}}, 3: ABOVE}, "A", "it waits for itself: A -> Above -> A"),
    ],
)
def test_findings(
    chain: Callable[..., dict[str, Any]], changes: dict[int, dict[str, Any]], object_id: str, message: str
) -> None:
    """One object is named, and the message says what is wrong."""
    definition = chain("A")
    objects = definition["objects"]
    for place, fields in changes.items():
        if place == len(objects):
            objects.append({})
        objects[place].update(fields)
    for place, item in enumerate(objects):
        objects[place] = {key: value for key, value in item.items() if value is not None}
    assert [(finding.object_id, finding.message) for finding in check(from_cli(definition))] == [(object_id, message)]


@pytest.mark.parametrize(
    ("field", "value", "part"),
    [
        ("attemptTimeout", "soon", "'attemptTimeout': 'soon' is not a period"),
        ("command", "echo #{", "'command': "),
        ("command", "echo #{nosuch(1)}", "unknown function 'nosuch'"),
    ],
)
def test_values(chain: Callable[..., dict[str, Any]], field: str, value: str, part: str) -> None:
    """Durations are periods, expressions can be parsed."""
    definition = chain("A")
    definition["objects"][2][field] = value
    (finding,) = check(from_cli(definition))
    assert finding.object_id == "A"
    assert part in finding.message


def test_parameters(chain: Callable[..., dict[str, Any]]) -> None:
    """Their ids start with `my`, their values are among those allowed."""
    definition = chain("A")
    definition["parameters"] = [{"id": "size"}, {"id": "myMode", "allowedValues": ["fast", "slow"]}]
    definition["values"] = {"myMode": "medium"}
    assert [(finding.object_id, finding.message) for finding in check(from_cli(definition))] == [
        ("size", "a parameter id must start with 'my' (or '*my' for a secret)"),
        ("myMode", "the value must be one of fast, slow"),
    ]


def test_too_many_objects_and_repeated_ids_are_not_saved(chain: Callable[..., dict[str, Any]]) -> None:
    """100 objects are the most."""
    definition = chain(*(f"A{number}" for number in range(98)), "A0")
    found = [(finding.message, finding.prevents_saving) for finding in check(from_cli(definition))]
    assert found[0] == ("The pipeline has 101 objects; at most 100 are allowed", True)
    assert ("There are two objects with the id 'A0'", True) in found
