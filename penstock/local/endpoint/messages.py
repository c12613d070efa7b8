"""HTTP requests and responses as values, with their bodies read in full."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request; `target` is the path with its query string, header names keep the client's spelling."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of that name, compared without case, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """One response; `reason` is the phrase of the status line."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    reason: str = ""
