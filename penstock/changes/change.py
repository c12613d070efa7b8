"""Changes: every difference with its consequence, and what they amount to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from penstock.changes.consequence import Consequence, Ruling
from penstock.changes.difference import Difference


class Verdict(Enum):
    """What becomes of a deployment as a whole."""

    NONE = "no changes"
    IN_PLACE = "in place"
    UNCERTAIN = "not documented"
    REFUSED = "refused"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Change:
    """A difference and its consequence."""

    difference: Difference
    ruling: Ruling

    @property
    def consequence(self) -> Consequence:
        """What becomes of it."""
        return self.ruling.consequence


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes from one state to another.

    Attributes:
        entries: what differs, in order.
        lost: what a replacement costs; empty where there is none.
        notes: what was not compared, or counts differently here, and why.
    """

    entries: tuple[Change, ...]
    lost: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What the changes amount to.

        A replacement goes first: the new pipeline has not been activated before, so nothing of it is refused.
        """
        found = {change.consequence for change in self.entries}
        for consequence, verdict in _VERDICTS:
            if consequence in found:
                return verdict
        return Verdict.NONE

    @property
    def is_safe(self) -> bool:
        """Whether the pipeline stays and nothing that is documented stands against the changes."""
        return self.verdict not in {Verdict.REFUSED, Verdict.REPLACED}


_VERDICTS = (
    (Consequence.REPLACEMENT, Verdict.REPLACED),
    (Consequence.REFUSED, Verdict.REFUSED),
    (Consequence.UNCERTAIN, Verdict.UNCERTAIN),
    (Consequence.IN_PLACE, Verdict.IN_PLACE),
)
