"""Difference: one thing that is not the same on both sides, before any rule has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SECRET = "(secret)"  # noqa: S105 - what stands in its place
"""Stands for every text of a secret; the text itself never leaves the comparison."""


class Subject(Enum):
    """What differs."""

    PIPELINE = "pipeline"
    TAG = "tag"
    OBJECT = "object"
    PARAMETER = "parameter"
    VALUE = "value"


class Kind(Enum):
    """How it differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field: text, or the id of the object that it refers to."""

    text: str
    is_reference: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes:
        subject: what differs.
        id: of the object, parameter, value or tag; empty for the pipeline itself.
        field: the field, attribute or property by the service's name; None for the subject as a whole.
        kind: how it differs.
        old: the values of before, in order.
        new: the values of after, in order.
        type: the object's type, the new one where it changes; None where it has none, and for other subjects.
        is_secret: whether the texts are SECRET in place of what they are.
    """

    subject: Subject
    id: str
    field: str | None
    kind: Kind
    old: tuple[Value, ...] = ()
    new: tuple[Value, ...] = ()
    type: str | None = None
    is_secret: bool = False
