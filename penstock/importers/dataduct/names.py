"""Names of steps, as ids of pipeline objects may be."""

from __future__ import annotations

import re

MOST_CHARACTERS = 100


def identifier(text: str) -> str:
    """Make a name for a step or an output of any text: a letter, then letters, digits, `-` and `_`."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", text).strip("-")
    return (name if name[:1].isalpha() else f"step-{name}".rstrip("-"))[:MOST_CHARACTERS]
