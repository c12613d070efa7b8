"""The tail of an error message about an unknown name."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 12
"""Names listed when none is close; more would hide the message."""


def suggest(name: str, known: Iterable[str]) -> str:
    """Return "did you mean" for the closest known name, or else the known names themselves."""
    from difflib import get_close_matches  # only failures pay for it

    names = sorted(set(known))
    close = get_close_matches(name, names, n=1)
    if close:
        return f"did you mean '{close[0]}'?"
    if not names:
        return "no names are known here"
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"known here: {', '.join(names[:_SHOWN])}{more}"
