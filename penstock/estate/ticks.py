"""The starts of the intervals of a schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from itertools import count

from penstock.objects import Period
from penstock.specs.schedule import ScheduleSpec

_SOME_TIME = datetime(2026, 1, 5, 10, 37, 23, tzinfo=UTC)
"""Stands for a start that only an activation tells: no full hour, and the first of nothing."""
_MONTHS = {"months": 1, "years": 12}


class Meeting(Enum):
    """What a moment is to a row of ticks."""

    TICK = auto()
    BEFORE = auto()
    BETWEEN = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class Ticks:
    """The starts of intervals, in UTC.

    Attributes:
        start: the first.
        period: from one to the next.
        end: no interval ends later.
        occurrences: how many there are.
        is_known: whether the first stands in the spec; otherwise an activation tells it, and `start` is an example.
    """

    start: datetime
    period: Period
    end: datetime | None = None
    occurrences: int | None = None
    is_known: bool = True

    @classmethod
    def of(cls, schedule: ScheduleSpec) -> Ticks:
        """Read the schedule of a spec."""
        first = schedule.first_start
        return cls(
            _SOME_TIME if first is None else first.replace(tzinfo=UTC),
            schedule.every,
            None if schedule.end is None else schedule.end.replace(tzinfo=UTC),
            schedule.occurrences,
            is_known=first is not None,
        )

    def interval(self, index: int) -> tuple[datetime, datetime]:
        """The start and the end of an interval, from 0."""
        return self.period.after(self.start, index), self.period.after(self.start, index + 1)

    def exists(self, index: int) -> bool:
        """Whether there is such an interval; it has to end by `end`."""
        if index < 0 or (self.occurrences is not None and index >= self.occurrences):
            return False
        return self.end is None or self.interval(index)[1] <= self.end

    def intervals(self, start: int = 0) -> Iterator[tuple[datetime, datetime]]:
        """Yield the intervals from one on, without an end where the schedule has none."""
        for index in count(start):
            if not self.exists(index):
                return
            yield self.interval(index)

    def index_at(self, moment: datetime) -> int:
        """The number of the last tick at or before a moment; negative before the first."""
        months = _MONTHS.get(self.period.unit)
        if months is None:
            return (moment - self.start) // self._length
        passed = (moment.year - self.start.year) * 12 + moment.month - self.start.month
        index = passed // (months * self.period.count)
        return index - 1 if self.interval(index)[0] > moment else index

    def meet(self, moment: datetime) -> Meeting:
        """What a moment is to the ticks."""
        index = self.index_at(moment)
        if index < 0:
            return Meeting.BEFORE
        if not self.exists(index):
            return Meeting.AFTER
        return Meeting.TICK if self.interval(index)[0] == moment else Meeting.BETWEEN

    @property
    def _length(self) -> timedelta:
        return self.period.after(self.start) - self.start
