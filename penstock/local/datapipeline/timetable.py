"""The intervals of one schedule: pure arithmetic on the calendar.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-schedule.html
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from penstock.objects.period import Period


@dataclass(frozen=True, slots=True)
class Timetable:
    """Interval k is [start + k periods, start + k + 1 periods), for k from 0.

    An interval exists when it ends by `end`: the guide does not say how many there are, but its "once" idiom (a period
    of 1 day from D to D + 1) gives exactly one.
    """

    start: datetime
    period: Period
    end: datetime | None = None
    occurrences: int | None = None

    def bounds(self, index: int) -> tuple[float, float]:
        """Return start and end of an interval, in seconds since the epoch."""
        return self.period.after(self.start, index).timestamp(), self.period.after(self.start, index + 1).timestamp()

    def exists(self, index: int) -> bool:
        """Tell whether there is such an interval."""
        if index < 0 or (self.occurrences is not None and index >= self.occurrences):
            return False
        return self.end is None or self.period.after(self.start, index + 1) <= self.end
