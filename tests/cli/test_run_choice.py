"""What the options of `penstock run` ask for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import typer

from penstock.cli.run_choice import WITHOUT_YES, chosen_intervals, refuse_too_many
from penstock.specs.loader import load_spec


@pytest.fixture
def loaded(tmp_path: Any) -> Any:
    """A spec that runs every hour."""
    path = tmp_path / "spec.yaml"
    path.write_text(
        "name: visits\nschedule: {every: 1 hour, start: first-activation}\n"
        "steps: [{type: extract-from-s3, path: logs/}]\n",
        encoding="utf-8",
    )
    return load_spec(path, tmp_path)


@pytest.mark.parametrize("clock", [None, "virtual"])
def test_a_span(loaded: Any, clock: Any) -> None:
    """Both days are meant as a whole; the clock need not be said."""
    found = chosen_intervals(loaded, None, "2026-05-01", "2026-05-02", clock)
    assert found is not None
    assert found.count == 48
    assert (found.time.start, found.time.horizon) == (found.first, found.last)


def test_one_interval_on_the_virtual_clock(loaded: Any) -> None:
    """The one of --at."""
    found = chosen_intervals(loaded, "2026-05-01T06:00", None, None, "virtual")
    assert found is not None
    assert (found.first, found.count) == (datetime(2026, 5, 1, 6, tzinfo=UTC), 1)


@pytest.mark.parametrize(("at", "clock"), [(None, None), (None, "real"), ("2026-05-01", None), ("2026-05-01", "real")])
def test_the_clock_of_the_world(loaded: Any, at: Any, clock: Any) -> None:
    """It has one interval, which is chosen elsewhere."""
    assert chosen_intervals(loaded, at, None, None, clock) is None


@pytest.mark.parametrize(
    ("at", "first", "last", "clock", "message"),
    [
        ("2026-05-01", "2026-05-01", "2026-05-02", None, "give --at, or --from and --to"),
        (None, "2026-05-01", None, None, "give both of --from and --to"),
        (None, None, "2026-05-01", None, "give both of --from and --to"),
        (None, "2026-05-02", "2026-05-01", None, "it lies before --from"),
        (None, "2026-05-01", "2026-05-02", "real", "`penstock backfill` runs one on the clock of the world"),
        (None, "soon", "2026-05-02", None, "'soon' is neither a day"),
        (None, None, None, "virtual", "say for which intervals"),
    ],
)
def test_fails_for_what_does_not_fit_together(
    loaded: Any, at: Any, first: Any, last: Any, clock: Any, message: str
) -> None:
    """Mistakes of the command."""
    with pytest.raises(typer.BadParameter, match=message):
        chosen_intervals(loaded, at, first, last, clock)


def test_very_many_intervals_need_a_yes(loaded: Any) -> None:
    """The message says how many there are."""
    few = chosen_intervals(loaded, None, "2026-01-01T00:00", "2026-07-28T07:00", None)
    many = chosen_intervals(loaded, None, "2026-01-01T00:00", "2026-07-28T08:00", None)
    assert few is not None
    assert many is not None
    assert few.count == WITHOUT_YES
    refuse_too_many(few, yes=False)
    refuse_too_many(many, yes=True)
    with pytest.raises(typer.BadParameter, match=r"these are 5001 intervals of 1 hour, .*need --yes"):
        refuse_too_many(many, yes=False)
