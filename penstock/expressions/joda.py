"""Joda-Time patterns (org.joda.time.format.DateTimeFormat), which `format` takes: not strftime, not SimpleDateFormat.

Names are English and the zone is UTC, as in the service.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class PatternError(ValueError):
    """A pattern that Joda refuses; `index` is the 0-based place in it."""

    def __init__(self, message: str, index: int) -> None:
        super().__init__(message)
        self.message = message
        self.index = index


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


def _offset(_: datetime, width: int) -> str:
    return ("+0000", "+00:00", "UTC")[min(width, 3) - 1]


_LETTERS: dict[str, Callable[[datetime, int], str]] = {
    "G": lambda moment, width: "AD",
    "C": lambda moment, width: _number(moment.year // 100, width),
    "Y": lambda moment, width: _year(moment.year, width),
    "y": lambda moment, width: _year(moment.year, width),
    "x": lambda moment, width: _year(moment.isocalendar().year, width),
    "w": lambda moment, width: _number(moment.isocalendar().week, width),
    "e": lambda moment, width: _number(moment.isoweekday(), width),
    "E": lambda moment, width: _text(_DAYS[moment.weekday()], width),
    "D": lambda moment, width: _number(moment.timetuple().tm_yday, width),
    "M": _month,
    "d": lambda moment, width: _number(moment.day, width),
    "a": lambda moment, width: "AM" if moment.hour < 12 else "PM",
    "K": lambda moment, width: _number(moment.hour % 12, width),
    "h": lambda moment, width: _number(moment.hour % 12 or 12, width),
    "H": lambda moment, width: _number(moment.hour, width),
    "k": lambda moment, width: _number(moment.hour or 24, width),
    "m": lambda moment, width: _number(moment.minute, width),
    "s": lambda moment, width: _number(moment.second, width),
    "S": _fraction,
    "z": lambda moment, width: "Coordinated Universal Time" if width >= 4 else "UTC",
    "Z": _offset,
}


def format_joda(moment: datetime, pattern: str) -> str:
    """Return the moment written by the pattern.

    Raises:
        PatternError: The pattern is empty or holds a letter that Joda does not know.
    """
    return "".join(piece if width == 0 else _LETTERS[piece](moment, width) for piece, width in split_pattern(pattern))


def split_pattern(pattern: str) -> tuple[tuple[str, int], ...]:
    """Return the fields of a pattern as (letter, length) and its literal characters as (character, 0).

    Text between single quotes is literal and two single quotes are one, inside and outside; a quote that is not closed
    reaches to the end, as in Joda.

    Raises:
        PatternError: The pattern is empty or holds a letter that Joda does not know.
    """
    if not pattern:
        raise PatternError("the pattern is empty; write one such as 'YYYY-MM-dd'", 0)
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
        elif character in _LETTERS:
            width = len(pattern) - index - len(pattern[index:].lstrip(character))
            pieces.append((character, width))
        else:
            allowed = f"allowed are {' '.join(_LETTERS)}; quote other text"
            raise PatternError(f"'{character}' is no letter of a Joda pattern; {allowed}", index)
        index += width
    return tuple(pieces)
