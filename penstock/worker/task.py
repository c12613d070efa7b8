"""A task as PollForTask hands it out, with look-ups that fail in the user's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from penstock.definition.api_form import object_from_api
from penstock.definition.wire import WireObject
from penstock.worker.errors import TaskFailed

_ATTEMPT_SUFFIX = re.compile(r"_Attempt=(\d+)$")


@dataclass(frozen=True, slots=True)
class Task:
    """One attempt, and every object that it reaches through references.

    https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_TaskObject.html
    """

    id: str
    pipeline_id: str
    attempt_id: str
    objects: Mapping[str, WireObject]

    @classmethod
    def from_api(cls, payload: Mapping[str, Any]) -> Task:
        """Read a `taskObject`; whatever it lacks is found missing when it is looked up."""
        return cls(
            id=payload["taskId"],
            pipeline_id=payload.get("pipelineId", ""),
            attempt_id=payload.get("attemptId", ""),
            objects={key: _named(object_from_api(item)) for key, item in (payload.get("objects") or {}).items()},
        )

    @property
    def activity(self) -> WireObject:
        """The attempt object: an activity or a precondition with its expressions evaluated.

        Raises:
            TaskFailed: the task does not carry it.
        """
        return self._object(self.attempt_id, "the task's attempt")

    @property
    def instance_id(self) -> str:
        """The id of the instance that this is an attempt of."""
        return _ATTEMPT_SUFFIX.sub("", self.attempt_id)

    @property
    def attempt_number(self) -> int:
        """Which try this is, from 1."""
        match = _ATTEMPT_SUFFIX.search(self.attempt_id)
        return int(match[1]) if match else 1

    def attempt_of(self, number: int) -> str:
        """The attempt id of another try of the same instance."""
        return f"{self.instance_id}_Attempt={number}"

    def required(self, item: WireObject, key: str) -> str:
        """The string value of a field.

        Raises:
            TaskFailed: the object does not have it.
        """
        value = item.string(key)
        if value is None:
            raise TaskFailed("MissingField", f"{described(item)} has no field {key}; set it in the definition")
        return value

    def references(self, item: WireObject, key: str) -> tuple[WireObject, ...]:
        """The objects that a field refers to, in order.

        Raises:
            TaskFailed: one of them is not in the task.
        """
        return tuple(self._object(target, f"{key} of {described(item)}") for target in item.references(key))

    def optional_reference(self, item: WireObject, key: str) -> WireObject | None:
        """The first object that a field refers to, or None."""
        return next(iter(self.references(item, key)), None)

    def reference(self, item: WireObject, key: str, *types: str) -> WireObject:
        """The one object that a field refers to, which must be of one of the types.

        Raises:
            TaskFailed: there is none, there are several, or it is of another type.
        """
        found = self.references(item, key)
        if len(found) != 1:
            raise TaskFailed(
                "MissingField" if not found else "NotSupported",
                f"{described(item)} has {len(found)} references in {key}; exactly one {' or '.join(types)} is needed",
            )
        if found[0].type not in types:
            raise TaskFailed(
                "NotSupported",
                f"{key} of {described(item)} is {described(found[0])}; only {' or '.join(types)} can be used here",
            )
        return found[0]

    def _object(self, object_id: str, what: str) -> WireObject:
        item = self.objects.get(object_id)
        if item is None:
            raise TaskFailed("MissingObject", f"{what} refers to {object_id!r}, which the task does not contain")
        return item


def _named(item: WireObject) -> WireObject:
    """The object under a name that tells its component, as its own long id would not."""
    component = next(iter(item.references("@componentParent")), None)
    return item if component is None or item.name != item.id else WireObject(item.id, component, item.fields)


def described(item: WireObject) -> str:
    """The type and name of an object, for messages."""
    return f"{item.type or 'object'} {item.name!r}"


def is_true(item: WireObject, key: str) -> bool:
    """Whether a Boolean field is set to true, in any letter case; a field that is not set is false."""
    return (item.string(key) or "").strip().lower() == "true"
