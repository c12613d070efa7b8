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

    def index_at(self, moment: float) -> int | None:
        """Return the interval that contains a time, or None."""
        elapsed = moment - self.start.timestamp()
        if elapsed < 0:
            return None
        low, high = 0, int(elapsed / self.period.shortest().total_seconds()) + 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.bounds(middle)[0] <= moment else (low, middle)
        return low if self.exists(low) else None
