"""Did-you-mean: the known name that is nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(found: str, known: Iterable[str]) -> str | None:
    """Return "did you mean 'x'?", or None where nothing known is near."""
    import difflib  # here, because only failing commands need it

    by_folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(found.casefold(), by_folded, n=1, cutoff=0.6)
    return f"did you mean '{by_folded[near[0]]}'?" if near else None


def listed(names: Iterable[str]) -> str:
    """Join names for an `allowed` line, in alphabetical order."""
    return ", ".join(sorted(names)) or "nothing"
