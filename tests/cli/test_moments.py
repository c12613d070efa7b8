"""Days and times of options."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import typer

from penstock.cli.moments import first_moment, last_moment, span_of
from penstock.client.span import EVER, Span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-05-01", "2026-05-01T00:00:00", "2026-05-01T23:59:59"),
        ("2026-05-01T06:30", "2026-05-01T06:30:00", "2026-05-01T06:30:00"),
        ("2026-05-01T06:30:15", "2026-05-01T06:30:15", "2026-05-01T06:30:15"),
        (" 2026-05-01T06:30:15Z", "2026-05-01T06:30:15", "2026-05-01T06:30:15"),
        ("2028-02-29", "2028-02-29T00:00:00", "2028-02-29T23:59:59"),
    ],
)
def test_a_day_is_all_of_it(text: str, first: str, last: str) -> None:
    """A time is itself, in UTC."""
    assert first_moment(text, "--from") == datetime.fromisoformat(first).replace(tzinfo=UTC)
    assert last_moment(text, "--to") == datetime.fromisoformat(last).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "May", "2026-5", "2026-13-01", "2026-02-29", "01.05.2026", "2026-05-01 06:00", "0001-01-01", "9999-01-01"],
)
def test_other_forms(text: str) -> None:
    """The allowed ones are shown, and the option that is wrong."""
    with pytest.raises(typer.BadParameter, match=r"neither a day .2026-05-01. nor a time") as told:
        first_moment(text, "--from")
    assert told.value.param_hint == "--from"


def _at(*parts: int) -> datetime:
    return datetime(2026, 5, *parts, tzinfo=UTC)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("options", "span"),
    [
        ((None, None, None), None),
        (("2026-05-01", None, None), Span(_at(1), _at(1, 23, 59, 59))),
        (("2026-05-01T06:00", None, None), Span(_at(1, 6), _at(1, 6))),
        ((None, "2026-05-01", None), Span(_at(1), None)),
        ((None, None, "2026-05-01"), Span(None, _at(1, 23, 59, 59))),
        ((None, "2026-05-01", "2026-05-01"), Span(_at(1), _at(1, 23, 59, 59))),
    ],
)
def test_spans(options: Any, span: Span | None) -> None:
    """None where nothing is said."""
    assert span_of(*options) == span


def test_all_runs() -> None:
    """--all."""
    assert span_of(None, None, None, everything=True) == EVER


@pytest.mark.parametrize(
    ("options", "everything", "message"),
    [
        (("2026-05-01", "2026-05-01", None), False, "give one of"),
        (("2026-05-01", None, None), True, "give one of"),
        ((None, None, "2026-05-01"), True, "give one of"),
        ((None, "2026-05-02", "2026-05-01"), False, "it lies before --from"),
    ],
)
def test_options_that_exclude_each_other(options: Any, everything: bool, message: str) -> None:
    """One way of saying which."""
    with pytest.raises(typer.BadParameter, match=message):
        span_of(*options, everything=everything)
