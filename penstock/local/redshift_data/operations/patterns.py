"""SchemaPattern and TablePattern: as in SQL's LIKE."""

from __future__ import annotations

import re


def matches(pattern: str | None, name: str) -> bool:
    """Whether a name matches a pattern with % (any text) and _ (any character); no pattern matches all."""
    if pattern is None:
        return True
    translated = "".join({"%": ".*", "_": "."}.get(char, re.escape(char)) for char in pattern)
    return re.fullmatch(translated, name, re.DOTALL) is not None
