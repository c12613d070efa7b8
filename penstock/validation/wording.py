"""How messages show what stands in a definition: in one line, whatever it is."""

from __future__ import annotations

from collections.abc import Iterable

from penstock.diagnostics.suggestion import did_you_mean

_MOST_SHOWN = 60
_LONGEST_NAME = 256


def short(text: str) -> str:
    """Cut a long text, and escape what does not print."""
    return escaped(text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 3]}...")


def escaped(text: str) -> str:
    """Escape what does not print: line ends, and halves of a pair that no terminal takes."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def suggestion(found: str, known: Iterable[str]) -> str | None:
    """Return "did you mean 'x'?", or None where nothing known is near, or nothing that long can be."""
    guess = did_you_mean(found, known) if len(found) <= _LONGEST_NAME else None
    return escaped(guess) if guess else None
