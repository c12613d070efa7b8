"""Periods: `N unit`, as schedules, timeouts and delays write them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

UNITS = ("minutes", "hours", "days", "weeks", "months", "years")
_PATTERN = re.compile(r"\s*([0-9]{1,9})\s+([A-Za-z]+)\s*")
_MINUTES = {"minutes": 1, "hours": 60, "days": 24 * 60, "weeks": 7 * 24 * 60}
_MONTHS = {"months": 1, "years": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A positive number of calendar units; months and years are calendar steps, so they have no fixed length.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-pipeline-datatypes.html
    """

    count: int
    unit: str
    spelling: str | None = field(default=None, compare=False)
    """How it was written where it was read, such as `1 Day`; None for the house spelling."""

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `15 minutes`, `1 Day` or `2 Hours`: any letter case, singular or plural.

        Raises:
            ValueError: with what is allowed.
        """
        match = _PATTERN.fullmatch(text)
        unit = match[2].lower() if match else ""
        unit = unit if unit.endswith("s") else f"{unit}s"
        if match is None or unit not in UNITS or int(match[1]) < 1:
            raise ValueError(f"'{text}' is not a period; write a positive number and a unit ({', '.join(UNITS)})")
        period = cls(int(match[1]), unit)
        try:
            period.shortest()
        except OverflowError:
            raise ValueError(f"'{text}' is longer than any calendar") from None
        return period

    @classmethod
    def read(cls, text: str) -> Period:
        """Parse, and keep the spelling for writing it again.

        Raises:
            ValueError: with what is allowed.
        """
        period = cls.parse(text)
        return period if str(period) == text else replace(period, spelling=text)

    def __str__(self) -> str:
        return self.spelling or f"{self.count} {self.unit if self.count != 1 else self.unit[:-1]}"

    def after(self, start: datetime, steps: int = 1) -> datetime:
        """`start` plus `steps` periods; a month step keeps the day of `start`, or takes the month's last day."""
        if self.unit in _MINUTES:
            return start + timedelta(minutes=_MINUTES[self.unit] * self.count * steps)
        months = start.year * 12 + start.month - 1 + _MONTHS[self.unit] * self.count * steps
        year, month = months // 12, months % 12 + 1
        return start.replace(year=year, month=month, day=min(start.day, calendar.monthrange(year, month)[1]))

    def shortest(self) -> timedelta:
        """The least time that the period can last: 28 days for a month, 365 for a year."""
        if self.unit in _MINUTES:
            return timedelta(minutes=_MINUTES[self.unit] * self.count)
        years, months = divmod(_MONTHS[self.unit] * self.count, 12)
        return timedelta(days=365 * years + 28 * months)
