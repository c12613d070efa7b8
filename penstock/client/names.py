"""Names that nothing has, told with the name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from penstock.diagnostics.suggestion import did_you_mean

_LISTED = 12
"""More known names than these would hide the message."""


class UnknownNameError(LookupError):
    """A pipeline, an activity or a run that is not there; the message says what is."""

    def __init__(self, what: str, found: str, known: Iterable[str], help_: str | None = None) -> None:
        names = sorted(dict.fromkeys(known))
        guess = did_you_mean(found, names)
        if guess is None and names:
            more = f", and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
            guess = f"there is {', '.join(names[:_LISTED])}{more}"
        parts = [f"there is no {what} '{found}'", *(part for part in (guess, None if names else help_) if part)]
        super().__init__("; ".join(parts))
