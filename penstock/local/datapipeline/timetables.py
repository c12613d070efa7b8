"""From a Schedule object to its timetable."""

from __future__ import annotations

from datetime import UTC, datetime

from penstock.definition.wire import WireDefinition, WireObject
from penstock.local.datapipeline.names import parse_time
from penstock.local.datapipeline.settings import resolved
from penstock.local.datapipeline.timetable import Timetable
from penstock.objects.period import Period

FIRST_ACTIVATION = "FIRST_ACTIVATION_DATE_TIME"


def read_timetable(schedule: WireObject, definition: WireDefinition, first_activation: float) -> Timetable:
    """Read an effective Schedule; without a startDateTime it starts at its first activation, in whole seconds.

    Raises:
        ValueError: A value is malformed.
    """
    start = resolved(schedule, "startDateTime", definition)
    end = resolved(schedule, "endDateTime", definition)
    occurrences = resolved(schedule, "occurrences", definition)
    return Timetable(
        start=parse_time(start) if start else datetime.fromtimestamp(int(first_activation), UTC),
        period=Period.parse(resolved(schedule, "period", definition) or ""),
        end=parse_time(end) if end else None,
        occurrences=int(occurrences) if occurrences else None,
    )
