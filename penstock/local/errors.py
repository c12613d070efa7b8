"""The error that a local service answers with."""

from __future__ import annotations


class ServiceError(Exception):
    """A refusal in the service's own words; the endpoint turns it into the protocol's error form.

    Args:
        code: The AWS exception name, such as `InvalidRequestException`.
        message: What was found, what is allowed and what to do.
        status: The HTTP status.
    """

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status
