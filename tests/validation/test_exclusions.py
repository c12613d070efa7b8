"""PS404: fields of a schedule that exclude each other."""

from __future__ import annotations

from typing import Any

from penstock.validation.exclusions import check

SCHEDULE = {"id": "s", "type": "Schedule", "period": "1 day", "startDateTime": "2026-01-01T00:00:00"}


def test_two_ends(view: Any, told: Any) -> None:
    """The number of runs, and the end."""
    found = check(view({**SCHEDULE, "endDateTime": "2026-02-01T00:00:00", "occurrences": "3"}))

    assert told(found, "PS404") == [("s", "occurrences", "Schedule 's' has both 'endDateTime' and 'occurrences'")]


def test_one_end(view: Any) -> None:
    """Either, or none."""
    ends: tuple[dict[str, str], ...] = ({"endDateTime": "2026-02-01T00:00:00"}, {"occurrences": "3"}, {})

    assert [list(check(view({**SCHEDULE, **end}))) for end in ends] == [[], [], []]
