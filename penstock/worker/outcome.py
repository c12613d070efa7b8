"""What SetTaskStatus is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# Limits of https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_SetTaskStatus.html; the message's own is
# not documented, so the limit of a field value, which it becomes, holds.
_MESSAGE_BYTES = 10_240
_ID_CHARS = 1024
_TRACE_CHARS = 1024
_NOT_ALLOWED = re.compile(r"[^\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF\r\n\t]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """FINISHED, FAILED, or FALSE for a precondition that is not met yet."""

    status: Literal["FINISHED", "FAILED", "FALSE"]
    error_id: str | None = None
    message: str | None = None
    stack_trace: str | None = None

    def to_api(self) -> dict[str, str]:
        """The arguments of SetTaskStatus besides the task id, within the service's limits."""
        arguments = {"taskStatus": str(self.status)}
        if self.error_id:
            arguments["errorId"] = _clean(self.error_id)[:_ID_CHARS]
        if self.message:
            arguments["errorMessage"] = _clean(self.message).encode()[:_MESSAGE_BYTES].decode(errors="ignore")
        if self.stack_trace:
            # The last lines of a Python stack trace say what happened.
            arguments["errorStackTrace"] = _clean(self.stack_trace)[-_TRACE_CHARS:]
        return arguments


FINISHED = Outcome("FINISHED")


def failed(error_id: str, message: str, stack_trace: str | None = None) -> Outcome:
    """A FAILED outcome."""
    return Outcome("FAILED", error_id, message, stack_trace)


def not_met(reason: str) -> Outcome:
    """The outcome of a precondition that does not hold yet."""
    return Outcome("FALSE", message=reason)


def _clean(text: str) -> str:
    return _NOT_ALLOWED.sub("\ufffd", text)
