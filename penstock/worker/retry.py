"""Trying an AWS call again: after which errors, and how long to wait before it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import TypeVar

from botocore.exceptions import ClientError, ConnectionError, HTTPClientError  # noqa: A004 - botocore's own name

_TRANSIENT_CODES = frozenset(
    {"InternalServiceError", "InternalFailure", "ServiceUnavailable", "Throttling", "ThrottlingException"}
)
_SERVER_ERROR = 500
_logger = logging.getLogger(__name__)

T = TypeVar("T")


def retrying(call: Callable[[], T], wait: Callable[[float], None], what: str) -> T:
    """Call until there is an answer, waiting longer each time; `wait` may end it with an exception of its own.

    Raises:
        Exception: what the call raises and another try would not change.
    """
    delays = backoff()
    while True:
        try:
            return call()
        except Exception as error:
            if not is_transient(error):
                raise
            _logger.warning("%s: %s; trying again", what, error)
        wait(next(delays))


def is_transient(error: Exception) -> bool:
    """Whether the same call may succeed later: the network, throttling, or the service itself is at fault."""
    if isinstance(error, ClientError):
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        return error_code(error) in _TRANSIENT_CODES or status >= _SERVER_ERROR
    return isinstance(error, (HTTPClientError, ConnectionError, OSError))


def error_code(error: ClientError) -> str:
    """The service's code of an error, such as `TaskNotFoundException`."""
    return str(error.response.get("Error", {}).get("Code", ""))


def backoff(first: float = 0.2, factor: float = 2.0, most: float = 30.0) -> Iterator[float]:
    """Delays in seconds, without end."""
    delay = first
    while True:
        yield delay
        delay = min(delay * factor, most)
