"""A span of scheduled start times: which runs are meant.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_Operator.html
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self


def wire_time(moment: datetime) -> str:
    """Write a time as the service does: UTC, whole seconds, no zone."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def read_time(text: str) -> datetime:
    """Read a time as the service writes it.

    Raises:
        ValueError: for anything else.
    """
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Span:
    """Runs whose scheduled start lies from `first` to `last`, both included; None leaves a side open."""

    first: datetime | None = None
    last: datetime | None = None

    @classmethod
    def at(cls, start: str) -> Self:
        """The one run with that scheduled start, in the service's form."""
        moment = read_time(start)
        return cls(moment, moment)

    def selectors(self) -> list[dict[str, Any]]:
        """The conditions for QueryObjects."""
        first, last = (None if side is None else wire_time(side) for side in (self.first, self.last))
        if first is not None and last is not None:
            operator = {"type": "BETWEEN", "values": [first, last]}
        elif first is not None:
            operator = {"type": "GE", "values": [first]}
        elif last is not None:
            operator = {"type": "LE", "values": [last]}
        else:
            return []
        return [{"fieldName": "@scheduledStartTime", "operator": operator}]


EVER = Span()
