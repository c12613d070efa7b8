"""PutPipelineDefinition, ValidatePipelineDefinition, GetPipelineDefinition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.local.errors import ServiceError

Chain = Callable[..., dict[str, Any]]
SHELL = {"id": "A", "name": "A", "fields": [{"key": "type", "stringValue": "ShellCommandActivity"}]}


@pytest.fixture
def pipeline(cloud: Any) -> str:
    """An empty pipeline."""
    return str(cloud.call("CreatePipeline", name="p", uniqueId="p")["pipelineId"])


def test_a_definition_is_read_back_as_it_was_put(cloud: Any, pipeline: str) -> None:
    """Order of objects, fields and repeated fields, parameters and secrets included."""
    objects = [
        {
            "id": "B",
            "name": "second",
            "fields": [
                {"key": "type", "stringValue": "ShellCommandActivity"},
                {"key": "scriptArgument", "stringValue": "z"},
                {"key": "schedule", "refValue": "S"},
                {"key": "scriptArgument", "stringValue": "a"},
                {"key": "*secret", "stringValue": "#{*myPassword}"},
            ],
        },
        {"id": "S", "name": "S", "fields": [{"key": "type", "stringValue": "Schedule"}]},
    ]
    parameters = [{"id": "*myPassword", "attributes": [{"key": "type", "stringValue": "String"}]}]
    values = [{"id": "*myPassword", "stringValue": "x"}]
    request = {"pipelineObjects": objects, "parameterObjects": parameters, "parameterValues": values}
    cloud.call("PutPipelineDefinition", pipelineId=pipeline, **request)
    assert cloud.call("GetPipelineDefinition", pipelineId=pipeline) == request


def test_errors_are_grouped_by_object_and_saved(cloud: Any, pipeline: str, chain: Chain) -> None:
    """The definition is kept, but cannot be activated."""
    definition = chain("A", "B")
    definition["objects"][3]["dependsOn"] = {"ref": "Gone"}
    definition["objects"][3].pop("workerGroup")
    reply = cloud.put(pipeline, definition)
    assert reply == {
        "errored": True,
        "validationErrors": [
            {
                "id": "B",
                "errors": [
                    "'dependsOn' refers to 'Gone', which is not defined",
                    "one of 'runsOn' and 'workerGroup' is required",
                ],
            }
        ],
        "validationWarnings": [],
    }
    assert len(cloud.call("GetPipelineDefinition", pipelineId=pipeline)["pipelineObjects"]) == 4
    with pytest.raises(ServiceError, match="cannot be activated: B: 'dependsOn' refers to 'Gone'"):
        cloud.call("ActivatePipeline", pipelineId=pipeline)


def test_an_empty_value_is_not_saved(cloud: Any, pipeline: str, chain: Chain) -> None:
    """One of the few faults that the service refuses to save."""
    definition = chain("A")
    definition["objects"][2]["command"] = ""
    reply = cloud.put(pipeline, definition)
    assert reply["validationErrors"] == [{"id": "A", "errors": ["The string field 'command' is empty"]}]
    assert cloud.call("GetPipelineDefinition", pipelineId=pipeline)["pipelineObjects"] == []


def test_validation_saves_nothing(cloud: Any, pipeline: str) -> None:
    """It only answers."""
    reply = cloud.call("ValidatePipelineDefinition", pipelineId=pipeline, pipelineObjects=[SHELL])
    assert reply["errored"] is True
    assert cloud.call("GetPipelineDefinition", pipelineId=pipeline)["pipelineObjects"] == []


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ({"name": "A", "fields": []}, "'id' is required"),
        ({"id": "A", "fields": []}, "'name' is required"),
        ({"id": "A", "name": "", "fields": []}, "'name' must have 1 to 1024 characters; found 0"),
        (
            {"id": "A", "name": "A", "fields": [{"key": "k"}]},
            "field 'k' of 'A' must have one of stringValue and refValue",
        ),
        (
            {"id": "A", "name": "A", "fields": [{"key": "k", "stringValue": 3}]},
            "'stringValue' must be a string; found int",
        ),
        ("A", "a structure is expected; found str"),
    ],
)
def test_malformed_requests_are_refused(cloud: Any, pipeline: str, item: Any, message: str) -> None:
    """As the API model has it."""
    with pytest.raises(ServiceError) as caught:
        cloud.call("PutPipelineDefinition", pipelineId=pipeline, pipelineObjects=[item])
    assert (caught.value.code, caught.value.message) == ("InvalidRequestException", message)


def test_active_and_latest_versions_differ_until_activation(cloud: Any, chain: Chain) -> None:
    """`latest` is what was put, `active` what runs."""
    definition = chain("A")
    pipeline = cloud.deploy(definition)
    definition["objects"][2]["command"] = "echo new"
    cloud.put(pipeline, definition)

    def command(version: str) -> str:
        reply = cloud.call("GetPipelineDefinition", pipelineId=pipeline, version=version)
        return next(
            str(entry["stringValue"]) for entry in reply["pipelineObjects"][2]["fields"] if entry["key"] == "command"
        )

    assert (command("active"), command("latest")) == ("true", "echo new")
    with pytest.raises(ServiceError, match="'version' must be one of latest, active; found 'first'"):
        command("first")


def test_a_finished_pipeline_cannot_be_edited(cloud: Any, chain: Chain) -> None:
    """As the API says."""
    pipeline = cloud.deploy(chain("A"))
    cloud.run(group="w")
    with pytest.raises(ServiceError, match="is FINISHED and cannot be edited"):
        cloud.put(pipeline, chain("A"))


def test_a_finished_pipeline_goes_on_with_a_later_end(cloud: Any, chain: Chain) -> None:
    """The API says to modify the end date and to activate; as a definition is refused, a parameter has to name it."""
    definition = chain("A")
    definition["objects"][1] = {
        "id": "Once", "type": "Schedule", "period": "1 day", "startDateTime": "2026-11-24T03:00:00",
        "endDateTime": "#{myEnd}",
    }  # fmt: skip
    definition["parameters"] = [{"id": "myEnd", "type": "String", "default": "2026-11-25T03:00:00"}]
    pipeline = cloud.deploy(definition)
    assert cloud.run(group="w") == ["@A_2026-11-24T03:00:00_Attempt=1"]
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"
    later = [{"id": "myEnd", "stringValue": "2026-11-27T03:00:00"}]
    cloud.call("ActivatePipeline", pipelineId=pipeline, parameterValues=later)
    assert cloud.state(pipeline)["@pipelineState"] == "SCHEDULED"
    assert cloud.run(group="w") == ["@A_2026-11-25T03:00:00_Attempt=1", "@A_2026-11-26T03:00:00_Attempt=1"]
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_parameter_values_may_come_with_the_activation(cloud: Any, pipeline: str, chain: Chain) -> None:
    """Without one the activation fails; given then, it is part of the definition from there on."""
    definition = chain("A")
    definition["objects"][2]["command"] = "echo #{myWord}"
    definition["parameters"] = [{"id": "myWord", "type": "String"}]
    assert cloud.put(pipeline, definition)["errored"] is False
    with pytest.raises(ServiceError, match="myWord: it has no value"):
        cloud.call("ActivatePipeline", pipelineId=pipeline)
    value = [{"id": "myWord", "stringValue": "hello"}]
    cloud.call("ActivatePipeline", pipelineId=pipeline, parameterValues=value)
    fields = cloud.describe(pipeline, "@A_2026-11-24T03:00:00", evaluateExpressions=True)
    assert fields["command"] == "echo hello"
    assert cloud.call("GetPipelineDefinition", pipelineId=pipeline, version="active")["parameterValues"] == value


@pytest.mark.parametrize(
    ("change", "object_id", "message"),
    [
        (lambda o: o.pop(), "B", "an object cannot be removed after activation; keep it, or replace the pipeline"),
        (lambda o: o[1].update(period="2 days"), "Once", "the period of a schedule cannot change after activation"),
        (
            lambda o: o[3].pop("dependsOn"),
            "B",
            "the reference field 'dependsOn' cannot change after activation",
        ),
        (
            lambda o: (o[1].pop("startAt"), o[1].update(startDateTime="2026-11-24T00:00:00")),
            "Once",
            "the scheduled start of a schedule cannot change after activation",
        ),
    ],
)
def test_structure_is_fixed_after_activation(
    cloud: Any, chain: Chain, change: Callable[[list[Any]], None], object_id: str, message: str
) -> None:
    """The definition is in error, and the active one stays."""
    definition = chain("A", "B")
    pipeline = cloud.deploy(definition)
    change(definition["objects"])
    reply = cloud.put(pipeline, definition)
    assert reply["errored"] is True
    assert message in {"x": "", **{item["id"]: item["errors"][0] for item in reply["validationErrors"]}}[object_id]


def test_strings_and_new_objects_may_change_after_activation(cloud: Any, chain: Chain) -> None:
    """They apply to new runs."""
    definition = chain("A")
    pipeline = cloud.deploy(definition)
    definition["objects"][2]["command"] = "echo new"
    definition["objects"].append(
        {"id": "New", "type": "ShellCommandActivity", "command": "x", "workerGroup": "w", "dependsOn": {"ref": "A"}}
    )
    assert cloud.put(pipeline, definition)["errored"] is False


def test_a_cascading_backfill_is_warned_of(cloud: Any, pipeline: str, chain: Chain) -> None:
    """In the service's words; the definition has no errors."""
    definition = chain("A", failureAndRerunMode="Cascade")
    definition["objects"][1].pop("startAt")
    definition["objects"][1]["startDateTime"] = "2026-11-24T02:59:59"
    warning = (
        "A has 'failureAndRerunMode' field set to 'cascade' and you are about to create a backfill with "
        "scheduleStartTime 2026-11-24T02:59:59. This can result in rapid creation of pipeline objects in case of "
        "failures."
    )
    reply = cloud.put(pipeline, definition)
    assert reply["errored"] is False
    assert reply["validationWarnings"] == [{"id": "A", "warnings": [warning]}]
    definition["objects"][1]["startDateTime"] = "2026-11-24T03:00:00"
    assert cloud.put(pipeline, definition)["validationWarnings"] == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("5 minutes", "Once: 'period' must be from 15 minutes to 3 years; found '5 minutes'"),
        ("often", "Once: 'often' is not a period; write a positive number and a unit"),
    ],
)
def test_a_schedule_of_parameters_is_checked_at_the_activation(
    cloud: Any, pipeline: str, chain: Chain, value: str, message: str
) -> None:
    """Until then they may get other values."""
    definition = chain("A")
    definition["objects"][1]["period"] = "#{myPeriod}"
    definition["parameters"] = [{"id": "myPeriod", "type": "String", "default": value}]
    assert cloud.put(pipeline, definition)["errored"] is False
    with pytest.raises(ServiceError, match=message):
        cloud.call("ActivatePipeline", pipelineId=pipeline)
    cloud.call("ActivatePipeline", pipelineId=pipeline, parameterValues=[{"id": "myPeriod", "stringValue": "1 hour"}])
    assert cloud.state(pipeline)["@pipelineState"] == "SCHEDULED"


def test_a_schedule_of_an_expression_without_a_value_is_refused(cloud: Any, pipeline: str, chain: Chain) -> None:
    """It says which field."""
    definition = chain("A")
    definition["objects"][1]["period"] = "#{nothing}"
    cloud.put(pipeline, definition)
    with pytest.raises(ServiceError, match=r"Once: 'period' cannot be evaluated: #\{nothing\}"):
        cloud.call("ActivatePipeline", pipelineId=pipeline)
