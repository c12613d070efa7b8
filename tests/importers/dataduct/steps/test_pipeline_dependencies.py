"""pipeline-dependencies."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.specs.document import read_document
from tests.importers.dataduct.conftest import Duct, told

WAIT = """\
name: late_books
frequency: daily
load_time: '%s'
steps:
  - step_type: pipeline-dependencies
    dependent_pipelines: [new_books]
%s  - {step_type: sql-command, command: ANALYZE, name: go_on}
"""
NEW = "name: new_books\nfrequency: %s\nload_time: '02:00'\nsteps:\n  - {step_type: sql-command, command: ANALYZE}\n"


def _waits(duct: Duct, *pipelines: str, config: str | None = None) -> list[dict[str, Any]]:
    path = duct.folder / "spec.yaml"
    path.write_text(duct.imported(*pipelines, config=config).specs[0].text, encoding="utf-8")
    steps: list[dict[str, Any]] = read_document(path).value["steps"]
    return steps


@pytest.mark.parametrize(
    ("at", "more", "awaited"),
    [
        ("02:00", "", "new-books"),
        ("03:30", "", {"pipeline": "new-books", "interval": "#{minusMinutes(@scheduledStartTime, 90)}"}),
        ("01:00", "", {"pipeline": "new-books", "interval": "#{plusMinutes(@scheduledStartTime, 60)}"}),
        (
            "02:00",
            "    start_date: \"#{format(minusDays(@scheduledStartTime,1),'YYYY-MM-dd')}\"\n",
            {"pipeline": "new-books", "interval": "#{minusDays(@scheduledStartTime,1)}"},
        ),
    ],
)
def test_the_interval_of_the_same_day(duct: Duct, at: str, more: str, awaited: object) -> None:
    """Dataduct compared days; markers are those of intervals."""
    steps = _waits(duct, WAIT % (at, more), NEW % "daily")

    assert steps[0] == {"type": "wait-for-pipelines", "pipelines": [awaited]}


def test_one_that_is_awaited_marks_its_success(duct: Duct) -> None:
    """At its end."""
    text = duct.imported(WAIT % ("02:00", ""), NEW % "daily").specs[1].text

    assert text.endswith("  # other pipelines wait for this one\n  - type: mark-success\n")


def test_once(duct: Duct) -> None:
    """A run that others can know of has an interval."""
    specs = duct.imported(WAIT.replace("daily", "one-time") % ("03:00", ""), NEW % "one-time").specs

    assert "schedule: {every: 15 minutes, start: 2026-01-05, at: '03:00', occurrences: 1}\n" in specs[0].text
    assert "schedule: {every: 15 minutes, start: 2026-01-05, at: '02:00', occurrences: 1}\n" in specs[1].text
    assert "'#{minusMinutes(@scheduledStartTime, 60)}'" in specs[0].text


def test_those_that_may_fail(duct: Duct) -> None:
    """They are waited for, too."""
    more = "    dependent_pipelines_ok_to_fail: [old_books]\n"
    steps = _waits(duct, WAIT % ("02:00", more), NEW % "daily", (NEW % "daily").replace("new_books", "old_books"))

    assert steps[0] == {
        "type": "wait-for-pipelines",
        "pipelines": ["new-books", "old-books"],
        "may_fail": ["old-books"],
    }


def test_what_is_told(duct: Duct) -> None:
    """Strangers, other frequencies, and keys without an equivalent."""
    more = "    refresh_rate: 60\n    start_date: '2015-01-01'\n    script_arguments: [--x]\n"
    stranger = told(duct.imported(WAIT % ("02:00", more)))

    assert stranger == [
        "PS605 8:5 this pipeline-dependencies step waits for intervals, not for the day 2015-01-01",
        (
            "PS607 6:26 this pipeline-dependencies step waits for a marker of 'new-books', which is "
            "not among the imported files"
        ),
        "PS605 7:5 no machine asks every 60 seconds for this pipeline-dependencies step",
        "PS605 9:5 '--x' is left out of this pipeline-dependencies step",
        "PS606 10:5 'go_on' runs after 'wait-for-pipelines', which is above it; dataduct ran it at once",
    ]
    assert told(duct.imported(WAIT % ("02:00", ""), NEW % "hourly"))[0] == (
        "PS607 6:26 this pipeline-dependencies step waits for one interval of 'new-books', which runs every 1 hour; "
        "dataduct, for all of a day"
    )


def test_the_override_of_the_config(duct: Duct) -> None:
    """With it dataduct waited for nothing."""
    steps = _waits(duct, WAIT % ("02:00", ""), NEW % "daily", config="etl: {DEPENDENCY_OVERRIDE: true}")

    assert steps == [{"type": "run-sql", "name": "go_on", "command": "ANALYZE"}]


def test_fails_without_a_pipeline(duct: Duct) -> None:
    """One of the two lists is needed."""
    assert duct.told("  - {step_type: pipeline-dependencies}\n") == [
        "PS202 3:5 one of dependent_pipelines, dependent_pipelines_ok_to_fail is missing in steps.0"
    ]
