"""AWS JSON 1.1 answers and errors."""

from __future__ import annotations

import json

import pytest

from penstock.local.endpoint.json_call import call


def test_answers_with_json(echo_service) -> None:
    """Answers with json."""
    response = call(echo_service, "Describe", b'{"pipelineId": "df-1"}')

    assert response.status == 200
    assert dict(response.headers)["Content-Type"] == "application/x-amz-json-1.1"
    assert len(dict(response.headers)["x-amzn-RequestId"]) == 36
    assert json.loads(response.body) == {"operation": "Describe", "pipelineId": "df-1"}


def test_an_empty_body_is_an_empty_payload(echo_service) -> None:
    """An empty body is an empty payload."""
    assert json.loads(call(echo_service, "List", b"").body) == {"operation": "List"}


def test_a_refusal_keeps_code_message_and_status(echo_service) -> None:
    """A refusal keeps code message and status."""
    response = call(echo_service, "Refuse", b"{}")

    assert response.status == 400
    assert json.loads(response.body) == {"__type": "InvalidRequestException", "message": "no such pipeline"}
    assert dict(response.headers)["x-amzn-ErrorType"] == "InvalidRequestException"


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[1]"])
def test_fails_a_body_that_is_no_object(echo_service, body: bytes) -> None:
    """Fails a body that is no object."""
    response = call(echo_service, "Describe", body)

    assert response.status == 400
    assert json.loads(response.body)["__type"] == "SerializationException"


def test_an_unexpected_exception_is_logged_and_not_shown(echo_service, caplog: pytest.LogCaptureFixture) -> None:
    """An unexpected exception is logged and not shown."""
    response = call(echo_service, "Break", b'{"password": "in the payload"}')

    assert response.status == 500
    assert json.loads(response.body) == {
        "__type": "InternalServiceError",
        "message": "Break failed unexpectedly; the local cloud's log says why.",
    }
    assert "RuntimeError" in caplog.text
    assert "in the payload" not in caplog.text
