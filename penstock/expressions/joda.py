"""Joda-Time patterns (org.joda.time.format.DateTimeFormat), which `format` takes: not strftime, not SimpleDateFormat.

Names are English, as in the service.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from penstock.expressions.errors import ArgumentError

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Letter(NamedTuple):
    """What a run of one letter writes; `write` takes the moment and the length of the run."""

    meaning: str
    write: Callable[[datetime, int], str]


def _number(value: int, width: int) -> str:
    return f"{value:0{width}d}"


def _year(value: int, width: int) -> str:
    return _number(value % 100 if width == 2 else value, width)


def _text(name: str, width: int) -> str:
    return name if width >= 4 else name[:3]


def _month(moment: datetime, width: int) -> str:
    return _text(_MONTHS[moment.month - 1], width) if width >= 3 else _number(moment.month, width)


def _fraction(moment: datetime, width: int) -> str:
    # Joda's instants end at milliseconds; further digits are zeros.
    return _number(moment.microsecond // 1000, 3).ljust(width, "0")[:width]


def _zone_name(moment: datetime, width: int) -> str:
    if width < 4:
        return moment.tzname() or ""
    if moment.tzinfo is UTC:
        return "Coordinated Universal Time"
    raise ArgumentError("long names are known of UTC only; write z for the short name or ZZZ for the id of the zone")


def _offset(moment: datetime, width: int) -> str:
    if width >= 3:
        return str(moment.tzinfo)
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}{':' if width == 2 else ''}{rest:02d}"


LETTERS: dict[str, Letter] = {
    "G": Letter("era", lambda moment, width: "AD"),
    "C": Letter("century", lambda moment, width: _number(moment.year // 100, width)),
    "Y": Letter("year; two letters: its last two digits", lambda moment, width: _year(moment.year, width)),
    "y": Letter("year, as Y", lambda moment, width: _year(moment.year, width)),
    "x": Letter("year that the ISO week belongs to", lambda moment, width: _year(moment.isocalendar().year, width)),
    "w": Letter("ISO week, 1 to 53", lambda moment, width: _number(moment.isocalendar().week, width)),
    "e": Letter("day of the week, Monday 1 to Sunday 7", lambda moment, width: _number(moment.isoweekday(), width)),
    "E": Letter("name of the day; four letters: in full", lambda moment, width: _text(_DAYS[moment.weekday()], width)),
    "D": Letter("day of the year, 1 to 366", lambda moment, width: _number(moment.timetuple().tm_yday, width)),
    "M": Letter("month; three letters: its short name, four: its name", _month),
    "d": Letter("day of the month", lambda moment, width: _number(moment.day, width)),
    "a": Letter("AM or PM", lambda moment, width: "AM" if moment.hour < 12 else "PM"),
    "K": Letter("hour of the half day, 0 to 11", lambda moment, width: _number(moment.hour % 12, width)),
    "h": Letter("hour of the half day, 1 to 12", lambda moment, width: _number(moment.hour % 12 or 12, width)),
    "H": Letter("hour of the day, 0 to 23", lambda moment, width: _number(moment.hour, width)),
    "k": Letter("hour of the day, 1 to 24", lambda moment, width: _number(moment.hour or 24, width)),
    "m": Letter("minute", lambda moment, width: _number(moment.minute, width)),
    "s": Letter("second", lambda moment, width: _number(moment.second, width)),
    "S": Letter("fraction of the second", _fraction),
    "z": Letter("name of the time zone", _zone_name),
    "Z": Letter("offset from UTC; two letters: with a colon, three: the id of the zone", _offset),
}
"""Every letter that Joda knows."""


def format_joda(moment: datetime, pattern: str) -> str:
    """Return the moment written by the pattern.

    Raises:
        ArgumentError: The pattern is empty, holds a letter that Joda does not know, or wants the long name of a zone
            other than UTC.
    """
    return "".join(
        piece if width == 0 else LETTERS[piece].write(moment, width) for piece, width in split_pattern(pattern)
    )


def split_pattern(pattern: str) -> tuple[tuple[str, int], ...]:
    """Return the fields of a pattern as (letter, length) and its literal characters as (character, 0).

    Text between single quotes is literal and two single quotes are one, inside and outside; a quote that is not closed
    reaches to the end, as in Joda.

    Raises:
        ArgumentError: The pattern is empty or holds a letter that Joda does not know.
    """
    if not pattern:
        raise ArgumentError("the pattern is empty; write one such as 'YYYY-MM-dd'")
    pieces: list[tuple[str, int]] = []
    quoted = False
    index = 0
    while index < len(pattern):
        character = pattern[index]
        width = 1
        if character == "'":
            if pattern.startswith("''", index):
                pieces.append(("'", 0))
                width = 2
            else:
                quoted = not quoted
        elif quoted or not (character.isascii() and character.isalpha()):
            pieces.append((character, 0))
        elif character in LETTERS:
            width = len(pattern) - index - len(pattern[index:].lstrip(character))
            pieces.append((character, width))
        else:
            allowed = f"allowed are {' '.join(LETTERS)}; quote other text"
            raise ArgumentError(f"'{character}' is no letter of a Joda pattern; {allowed}", index)
        index += width
    return tuple(pieces)
