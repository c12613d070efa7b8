"""Days and times of options: `2026-05-01`, `2026-05-01T06:00`, in UTC as in all of AWS Data Pipeline."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from penstock.client.span import Span

_FORMS = ("%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S")
_YEARS = range(1970, 9000)


def first_moment(text: str, option: str) -> datetime:
    """The time that is written, or the beginning of the day.

    Raises:
        typer.BadParameter: for another form.
    """
    return _read(text, option)[0]


def last_moment(text: str, option: str) -> datetime:
    """The time that is written, or the last second of the day.

    Raises:
        typer.BadParameter: for another form.
    """
    return _read(text, option)[1]


def span_of(at: str | None, first: str | None, last: str | None, *, everything: bool = False) -> Span | None:
    """The span of --at, or of --from and --to, or all runs with --all; None where none is given.

    Raises:
        typer.BadParameter: for another form, or for options that exclude each other.
    """
    from penstock.client.span import Span

    given = [bool(at), bool(first or last), everything]
    if sum(given) > 1:
        raise typer.BadParameter("give one of --at, --from and --to, --all", param_hint="--at")
    if at:
        return Span(*_read(at, "--at"))
    if not any(given):
        return None
    span = Span(
        first_moment(first, "--from") if first else None,
        last_moment(last, "--to") if last else None,
    )
    if span.first and span.last and span.first > span.last:
        raise typer.BadParameter("it lies before --from", param_hint="--to")
    return span


def _read(text: str, option: str) -> tuple[datetime, datetime]:
    for form in _FORMS:
        try:
            moment = datetime.strptime(text.strip().removesuffix("Z"), form).replace(tzinfo=UTC)
        except ValueError:
            continue
        if moment.year not in _YEARS:
            break
        is_day = form == _FORMS[0]
        return moment, datetime.combine(moment, time.max, UTC).replace(microsecond=0) if is_day else moment
    raise typer.BadParameter(
        f"'{text}' is neither a day (2026-05-01) nor a time (2026-05-01T06:00), in UTC", param_hint=option
    )
