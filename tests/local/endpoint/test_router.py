"""Requests go to the service that their target names, the rest to moto."""

from __future__ import annotations

import io
import json

import pytest

from penstock.local.endpoint import HttpRequest, Router


@pytest.fixture
def router(echo_service, echo_application) -> Router:
    """Router."""
    return Router({"DataPipeline": echo_service}, echo_application)


def test_routes_by_target(router: Router) -> None:
    """Routes by target."""
    request = HttpRequest(
        "POST", "/", (("x-amz-target", "DataPipeline.ListPipelines"),), io.BytesIO(b'{"marker": "1"}')
    )

    assert json.loads(router.respond(request).body) == {"operation": "ListPipelines", "marker": "1"}


@pytest.mark.parametrize("headers", [(), (("X-Amz-Target", "SecretsManager.GetSecretValue"),)])
def test_everything_else_goes_to_the_rest(router: Router, headers: tuple[tuple[str, str], ...]) -> None:
    """Everything else goes to the rest."""
    assert router.respond(HttpRequest("PUT", "/bucket", headers, io.BytesIO(b"x"))).body == b"PUT /bucket x"


def test_an_operation_that_moto_lacks_is_not_worth_a_retry(router: Router) -> None:
    """An operation that moto lacks is not worth a retry."""
    response = router.respond(HttpRequest("POST", "/unknown", (), io.BytesIO()))

    assert response.status == 501
    assert json.loads(response.body)["message"] == (
        "The local cloud has no such operation: The fly action has not been implemented"
    )


def test_a_failure_of_the_rest_is_logged_and_not_shown(router: Router, caplog: pytest.LogCaptureFixture) -> None:
    """A failure of the rest is logged and not shown."""
    response = router.respond(HttpRequest("GET", "/break?token=abc", (), io.BytesIO()))

    assert (response.status, b"Traceback" in response.body) == (500, False)
    assert "GET /break failed unexpectedly" in caplog.text
