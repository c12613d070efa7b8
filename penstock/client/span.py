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


def any_time(text: str) -> datetime:
    """Read a time in whatever ISO form; without a zone it is UTC.

    Raises:
        ValueError: for anything else.
    """
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=moment.tzinfo or UTC)


def read_time(text: str) -> datetime:
    """Read a time exactly as the service writes it, in ids for example.

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
        """The one run with that scheduled start, as the service told it.

        Raises:
            ValueError: for what is no time.
        """
        moment = any_time(start)
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
