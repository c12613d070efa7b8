"""Surroundings: what a definition itself does not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where and when a definition is put; rules that need what is not known find nothing.

    Attributes:
        region: code of the pipeline's region, such as `us-east-1`.
        now: the time, in UTC where it has no zone.
    """

    region: str | None = None
    now: datetime | None = None

    def naive_now(self) -> datetime | None:
        """The time in UTC without a zone, as definitions write times."""
        if self.now is None or self.now.tzinfo is None:
            return self.now
        return self.now.astimezone(UTC).replace(tzinfo=None)
