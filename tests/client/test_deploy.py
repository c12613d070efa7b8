"""Deploying: create, put, activate; and what happens when the service refuses."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

from penstock.client.deploy import DefinitionRefusedError, deploy
from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter

DEFINITION = WireDefinition(
    (
        WireObject("Default", "Default", (Field("role", "service-role"),)),
        WireObject("load", "load", (Field("type", "ShellCommandActivity"), Field("runsOn", "box", is_reference=True))),
    )
)


class FakeService:
    """Notes what it is asked; `errors` are what it finds in a definition, `refusal` why it does not activate."""

    def __init__(self, errors: tuple[dict[str, Any], ...] = (), refusal: str | None = None) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self._errors = errors
        self._refusal = refusal

    def create_pipeline(self, **arguments: Any) -> dict[str, Any]:
        """CreatePipeline."""
        self.calls.append(("create_pipeline", arguments))
        return {"pipelineId": "df-7"}

    def put_pipeline_definition(self, **arguments: Any) -> dict[str, Any]:
        """PutPipelineDefinition."""
        self.calls.append(("put_pipeline_definition", arguments))
        return {"errored": bool(self._errors), "validationErrors": list(self._errors), "validationWarnings": []}

    def activate_pipeline(self, **arguments: Any) -> dict[str, Any]:
        """ActivatePipeline."""
        self.calls.append(("activate_pipeline", arguments))
        if self._refusal:
            raise ClientError(
                {"Error": {"Code": "InvalidRequestException", "Message": self._refusal}}, "ActivatePipeline"
            )
        return {}

    def delete_pipeline(self, **arguments: Any) -> dict[str, Any]:
        """DeletePipeline."""
        self.calls.append(("delete_pipeline", arguments))
        return {}


def _deploy(service: FakeService, definition: WireDefinition = DEFINITION, description: str | None = "Visits") -> str:
    return deploy(service, name="visits", unique_id="u-1", description=description, definition=definition)


def test_creates_puts_and_activates() -> None:
    """In that order; parameters that are not there are not sent, for the API takes no empty lists."""
    service = FakeService()
    assert _deploy(service) == "df-7"
    assert service.calls == [
        ("create_pipeline", {"name": "visits", "uniqueId": "u-1", "description": "Visits"}),
        (
            "put_pipeline_definition",
            {
                "pipelineId": "df-7",
                "pipelineObjects": [
                    {
                        "id": "Default",
                        "name": "Default",
                        "fields": [{"key": "role", "stringValue": "service-role"}],
                    },
                    {
                        "id": "load",
                        "name": "load",
                        "fields": [
                            {"key": "type", "stringValue": "ShellCommandActivity"},
                            {"key": "runsOn", "refValue": "box"},
                        ],
                    },
                ],
            },
        ),
        ("activate_pipeline", {"pipelineId": "df-7"}),
    ]


def test_parameters_are_sent_where_there_are_some() -> None:
    """Objects and values."""
    service = FakeService()
    _deploy(service, WireDefinition((), (WireParameter("myTable", (("type", "String"),)),), (("myTable", "visits"),)))
    assert service.calls[1][1] == {
        "pipelineId": "df-7",
        "parameterObjects": [{"id": "myTable", "attributes": [{"key": "type", "stringValue": "String"}]}],
        "parameterValues": [{"id": "myTable", "stringValue": "visits"}],
    }


def test_no_description_is_an_empty_one() -> None:
    """The client refuses None."""
    service = FakeService()
    _deploy(service, description=None)
    assert service.calls[0][1]["description"] == ""


def test_a_refused_definition_is_not_activated() -> None:
    """All errors are told, each with its object; the empty pipeline does not stay."""
    service = FakeService(
        ({"id": "load", "errors": ["no command", "no schedule"]}, {"id": "box", "errors": ["no such type"]})
    )
    with pytest.raises(
        DefinitionRefusedError, match="load: no command; load: no schedule; box: no such type"
    ) as caught:
        _deploy(service)
    assert caught.value.errors == ("load: no command", "load: no schedule", "box: no such type")
    assert [name for name, _ in service.calls] == ["create_pipeline", "put_pipeline_definition", "delete_pipeline"]
    assert service.calls[-1][1] == {"pipelineId": "df-7"}


def test_a_refused_activation_is_told_in_the_services_words() -> None:
    """Some rules are checked only then."""
    service = FakeService(refusal="the schedule starts more than a day in the past")
    with pytest.raises(DefinitionRefusedError) as caught:
        _deploy(service)
    assert service.calls[-1] == ("delete_pipeline", {"pipelineId": "df-7"})
    assert caught.value.errors == ("the schedule starts more than a day in the past",)
