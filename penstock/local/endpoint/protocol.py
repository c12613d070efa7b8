"""What the endpoint expects of the things that it serves."""

from __future__ import annotations

from typing import Any, Protocol

from penstock.local.endpoint.messages import HttpRequest, HttpResponse


class JsonService(Protocol):
    """A service that speaks AWS JSON 1.1."""

    def handle(self, operation: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Answer one operation.

        Raises:
            ServiceError: with the code, message and status that the client gets.
        """


class Application(Protocol):
    """Anything that answers HTTP requests; moto is one."""

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer one request.

        Raises:
            BrokenBodyError: when the client has gone before the end of its request.
        """
