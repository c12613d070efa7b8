"""PS427: a cascade in a backfill."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Severity
from penstock.validation import Surroundings
from penstock.validation.backfill import check
from penstock.validation.building import build

SCHEDULE = {"id": "s", "type": "Schedule", "period": "1 day", "startDateTime": "2026-01-01T00:00:00"}
DEFAULT = {"id": "Default", "failureAndRerunMode": "CASCADE", "schedule": {"ref": "s"}}
NODES = [{"id": name, "type": "S3DataNode"} for name in ("a", "b")]


def at(view: Any, day: int, *objects: Any) -> Any:
    """Make a view at noon of a day of January 2026."""
    now = datetime(2026, 1, day, 12, tzinfo=UTC)
    return build(view(*objects).definition, Surroundings(now=now))


def test_a_start_in_the_past(view: Any, told: Any) -> None:
    """Told of the object that holds the field, once."""
    found = list(check(at(view, 1, DEFAULT, SCHEDULE, *NODES)))

    assert told(found, "PS427") == [
        (
            "Default",
            "failureAndRerunMode",
            (
                "'failureAndRerunMode' of 'Default' is 'CASCADE', and the schedule 's' starts in the past, at "
                "2026-01-01T00:00:00: a failure in the backfill would make many objects quickly"
            ),
        )
    ]
    assert found[0].severity is Severity.WARNING


def test_more_than_a_day_ago(view: Any) -> None:
    """The service does not activate it then, which is told, too."""
    (found,) = check(at(view, 3, DEFAULT, SCHEDULE, *NODES))

    assert found.message.endswith(
        "; as that is more than a day ago, the service refuses to activate a pipeline that has not run yet"
    )


@pytest.mark.parametrize(
    "objects",
    [
        [{**DEFAULT, "failureAndRerunMode": "none"}, SCHEDULE, *NODES],
        [DEFAULT, {**SCHEDULE, "startDateTime": "2026-02-01T00:00:00"}, *NODES],
        [DEFAULT, {**SCHEDULE, "startDateTime": "#{myStart}"}, *NODES],
        [DEFAULT, {"id": "s", "type": "Schedule", "startAt": "FIRST_ACTIVATION_DATE_TIME"}, *NODES],
        [DEFAULT, SCHEDULE],
        [{"id": "Default", "failureAndRerunMode": "CASCADE"}, SCHEDULE, *NODES],
    ],
)
def test_what_is_no_backfill(view: Any, objects: list[Any]) -> None:
    """Another mode, another start, or nothing that runs."""
    assert list(check(at(view, 20, *objects))) == []


def test_without_the_time_nothing_is_known(view: Any) -> None:
    """There is no clock in the validator."""
    assert list(check(view(DEFAULT, SCHEDULE, *NODES))) == []
