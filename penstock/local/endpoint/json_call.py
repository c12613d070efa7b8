"""One call of an AWS JSON 1.1 service: body in, body out, errors mapped.

https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
"""

from __future__ import annotations

import json
import logging
import random
import uuid
from typing import Any

from penstock.local.endpoint.messages import HttpResponse
from penstock.local.endpoint.protocol import JsonService
from penstock.local.errors import ServiceError

_LOG = logging.getLogger(__name__)
_CONTENT_TYPE = "application/x-amz-json-1.1"


def call(service: JsonService, operation: str, body: bytes) -> HttpResponse:
    """Run `operation`; every failure becomes an error that AWS clients understand, and never a traceback."""
    try:
        payload = json.loads(body or b"{}")
    except ValueError as error:
        return failure("SerializationException", f"The request body is not JSON: {error}", 400)
    if not isinstance(payload, dict):
        return failure("SerializationException", "The request body is JSON, but not an object.", 400)
    try:
        return _json(200, service.handle(operation, payload))
    except ServiceError as error:
        return failure(error.code, error.message, error.status)
    except Exception:  # noqa: BLE001 - the server must survive whatever a service does
        # The payload is left out of the log: it may hold secrets.
        _LOG.exception("%s failed unexpectedly", operation)
        return failure("InternalServiceError", f"{operation} failed unexpectedly; the local cloud's log says why.", 500)


def failure(code: str, message: str, status: int) -> HttpResponse:
    """Render an error; clients read the code from `__type`, and the message from `message`."""
    return _json(status, {"__type": code, "message": message}, (("x-amzn-ErrorType", code),))


def _json(status: int, value: dict[str, Any], headers: tuple[tuple[str, str], ...] = ()) -> HttpResponse:
    # It may be guessed, so that it need not cost a call of the system.
    request_id = ("x-amzn-RequestId", str(uuid.UUID(int=random.getrandbits(128), version=4)))
    body = json.dumps(value, separators=(",", ":")).encode()
    return HttpResponse(status, (("Content-Type", _CONTENT_TYPE), request_id, *headers), body)
