"""Why a stack operation fails."""

from __future__ import annotations


class ResourceFailedError(Exception):
    """One resource could not be made, changed or removed; the stack event carries the reason."""

    def __init__(self, logical_id: str, reason: str) -> None:
        super().__init__(f"{logical_id}: {reason}")
        self.logical_id = logical_id
        self.reason = reason


class DynamicReferenceError(Exception):
    """A `{{resolve:...}}` has nothing to resolve to; the message never holds a secret's value."""


class TemplateError(Exception):
    """A template asks for something that CloudFormation refuses."""


def reason_of(error: Exception) -> str:
    """What to show a user of an exception from a service: AWS errors keep their text in different places."""
    for attribute in ("message", "description"):
        text = getattr(error, attribute, None)
        if isinstance(text, str) and text:
            return text
    return str(error) or type(error).__name__
