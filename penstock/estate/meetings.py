"""Which intervals of a pipeline are waited for, and which of them there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice

from penstock.estate.ticks import Meeting, Ticks
from penstock.expressions import ExpressionError, MappingContext, evaluate_value, parse

_EARLY = 3
_LATER = 40
"""How many intervals are looked at, from the first on and from when both pipelines run: days see all of a month."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What one interval of the waiting pipeline waits for.

    Attributes:
        interval: its own start.
        moment: the start of the interval that it waits for.
        meeting: what that is to the other pipeline.
    """

    interval: datetime
    moment: datetime
    meeting: Meeting


@lru_cache(maxsize=1024)
def awaited(waiting: Ticks, other: Ticks, interval: str | None) -> tuple[Awaited, ...]:
    """What intervals of a pipeline wait for, as far as can be told; a project has few schedules for many pipelines.

    Args:
        waiting: the pipeline that waits.
        other: the one that is waited for.
        interval: the expression for the start of the interval, None for one's own; one that names what only the
            service knows gives nothing.
    """
    later = max(waiting.index_at(other.start), 0)
    starts = (
        *islice(waiting.intervals(), min(_EARLY, later)),
        *islice(waiting.intervals(later), _LATER),
    )
    moments = ((start, start if interval is None else moment_of(interval, start, end)) for start, end in starts)
    return tuple(Awaited(start, moment, other.meet(moment)) for start, moment in moments if moment is not None)


def moment_of(interval: str, start: datetime, end: datetime) -> datetime | None:
    """The value of an expression in an interval; None where it is no time, or names what only the service knows."""
    try:
        (expression,) = parse(interval).parts
        if isinstance(expression, str):
            return None
        context = MappingContext({"@scheduledStartTime": start, "@scheduledEndTime": end})
        value = evaluate_value(expression, context)
    except (ExpressionError, ValueError):
        return None
    return value if isinstance(value, datetime) else None
