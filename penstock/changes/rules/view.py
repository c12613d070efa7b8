"""What the rules of change look at, beside the difference itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from penstock.changes.consequence import Ruling
from penstock.changes.difference import Difference, Kind, Subject
from penstock.changes.state import PipelineState
from penstock.definition.inheritance import effective, fields_with_holders
from penstock.definition.wire import WireDefinition, WireObject


@dataclass(frozen=True, slots=True)
class Sides:
    """The definitions before and after."""

    old: PipelineState
    new: PipelineState

    def is_existing_field(self, difference: Difference) -> bool:
        """Whether the difference is a field of an object that both sides have."""
        return (
            difference.subject is Subject.OBJECT
            and difference.field is not None
            and self.old.definition.find(difference.id) is not None
        )

    def is_new_object(self, difference: Difference) -> bool:
        """Whether the difference is of an object that only the new side has, as a whole or one of its fields."""
        return difference.subject is Subject.OBJECT and self.old.definition.find(difference.id) is None

    def times_schedule(self, difference: Difference) -> bool:
        """Whether the field is one of a schedule that both sides have, its own or one that it inherits."""
        return any(
            _holds(definition, schedule, difference)
            for schedule in self.old.definition
            if schedule.type == "Schedule" and self.new.definition.find(schedule.id) is not None
            for definition in (self.old.definition, self.new.definition)
        )

    def existing_schedules(self) -> tuple[WireObject, ...]:
        """The old schedules, with all that they inherit."""
        definition = self.old.definition
        return tuple(effective(definition, item) for item in definition if item.type == "Schedule")


def _holds(definition: WireDefinition, schedule: WireObject, difference: Difference) -> bool:
    item = definition.find(schedule.id)
    return item is not None and any(
        field.key == difference.field and holder.id == difference.id
        for field, holder in fields_with_holders(definition, item)
    )


Rule: TypeAlias = Callable[[Difference, Sides], Ruling | None]
"""What a rule says of a difference; None where it says nothing."""

__all__ = ["Difference", "Kind", "Rule", "Ruling", "Sides", "Subject"]
