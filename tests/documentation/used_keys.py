"""Which keys of a model's documentation an example uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from penstock.documentation.key_table import Key


def unused(keys: Iterable[Key], values: Iterable[Any]) -> list[str]:
    """Return the paths of those keys that none of the values has."""
    used = {path for value in values for path in _paths(value, "")}
    return [key.path for key in keys if not any(re.fullmatch(_pattern(key.path), path) for path in used)]


def _paths(value: Any, prefix: str) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _paths(item, f"{prefix}[]")
    elif isinstance(value, dict):
        for key, item in value.items():
            path = f"{prefix}.{key}" if prefix else key
            yield path
            yield from _paths(item, path)


def _pattern(path: str) -> str:
    return re.escape(path).replace("NAME", r"[^.\[]+")
