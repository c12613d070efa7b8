"""Which errors are worth another try."""

from itertools import islice

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ParamValidationError, ReadTimeoutError

from penstock.worker.retry import backoff, is_transient, retrying


@pytest.mark.parametrize(
    "error",
    [EndpointConnectionError(endpoint_url="u"), ReadTimeoutError(endpoint_url="u"), ConnectionResetError()],
)
def test_the_network_is_tried_again(error):
    """The network is tried again."""
    assert is_transient(error)


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        ("InternalServiceError", 500, True),
        ("ThrottlingException", 400, True),
        ("Whatever", 503, True),
        ("TaskNotFoundException", 400, False),
        ("InvalidRequestException", 400, False),
    ],
)
def test_answers_of_the_service(error, code, status, expected):
    """Answers of the service."""
    assert expected is is_transient(error(code, status=status))


def test_a_wrong_call_is_not_tried_again():
    """A wrong call is not tried again."""
    assert not is_transient(ParamValidationError(report="x"))


def test_waits_longer_and_longer():
    """Waits longer and longer."""
    assert list(islice(backoff(first=1, factor=2, most=5), 5)) == [1, 2, 4, 5, 5]


def test_tries_until_there_is_an_answer(error):
    """It waits in between, and gives up only for what another try would not change."""
    answers = [ConnectionResetError(), error("Throttling"), "answer"]
    waits = []

    def call():
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert retrying(call, waits.append, "what") == "answer"
    assert waits == [0.2, 0.4]
    answers.append(error("TaskNotFoundException"))
    with pytest.raises(ClientError, match="TaskNotFoundException"):
        retrying(call, waits.append, "what")
