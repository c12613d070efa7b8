"""Why an attempt failed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """The fields errorId, errorMessage and errorStackTrace; ids that start with `Service_` are the service's own."""

    error_id: str | None
    message: str | None
    stack_trace: str | None = None

    def fields(self) -> dict[str, object]:
        """Return the runtime fields that are set."""
        pairs = (("errorId", self.error_id), ("errorMessage", self.message), ("errorStackTrace", self.stack_trace))
        return {key: value for key, value in pairs if value}
