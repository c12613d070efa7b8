"""HTTP requests and responses as values; the body of a request is read by the one who answers it."""

from __future__ import annotations

from dataclasses import dataclass

from penstock.local.endpoint.bodies.body import Body
from penstock.local.endpoint.streams import BodyStream

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request; `target` is the path with its query string, header names keep the client's spelling.

    `stream` can be read once.
    """

    method: str
    target: str
    headers: Headers
    stream: BodyStream

    def header(self, name: str) -> str | None:
        """The first header of that name, compared without case, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """One response; `reason` is the phrase of the status line."""

    status: int
    headers: Headers
    body: bytes | Body
    reason: str = ""
