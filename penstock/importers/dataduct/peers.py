"""Peers: the pipelines that are imported together, as far as others wait for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from penstock.objects import Period

_DATE = re.compile(r"#\{\s*format\(\s*(?P<moment>.+?)\s*,\s*(['\"])YYYY-MM-dd\2\s*\)\s*\}", re.DOTALL)
"""A day, as it is written in a `start_date`."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A pipeline.

    Attributes:
        name: of its spec.
        every: the length of its intervals; None for one that runs once.
        minute: of the day in UTC, at which its first interval begins.
    """

    name: str
    every: str | None
    minute: int


Peers = Mapping[str, Peer]
"""Pipelines by their names in dataduct."""


def day_of(start_date: str) -> str | None:
    """The moment whose day a `start_date` is; None for a text that is no expression of this form."""
    match = _DATE.fullmatch(start_date.strip())
    return match["moment"] if match else None


def interval(own: Peer, other: Peer, moment: str) -> str | None:
    """The interval of another pipeline in which it has to have succeeded, as dataduct looked for it: on the same day.

    Args:
        own: the pipeline that waits.
        other: the pipeline that it waits for.
        moment: an expression for a moment of that day, at the same time of day as the run that waits.

    Returns:
        An expression; None where it is the interval of the run itself.
    """
    minutes = own.minute - other.minute
    if other.every is not None and Period.parse(other.every).shortest() < Period.parse("1 day").shortest():
        minutes %= 60  # one that runs every few hours begins at the same minute of an hour
    if not minutes:
        return None if moment == "@scheduledStartTime" else f"#{{{moment}}}"
    return f"#{{{'minus' if minutes > 0 else 'plus'}Minutes({moment}, {abs(minutes)})}}"
