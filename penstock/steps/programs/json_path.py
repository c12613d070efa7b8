"""Paths in JSON: keys with dots between them, or a JSON pointer, which begins with a slash."""

from __future__ import annotations

from typing import Any

from .failure import Failure  # on the machine there is no package above this one


def look_up(value: Any, path: str, *, missing: Any = None) -> Any:
    """Return what lies at a path.

    Args:
        value: JSON.
        path: `data.items`, `data.0.id` or, where keys have dots, `/data/a.b` (RFC 6901); empty for the value itself.
        missing: what is returned where there is nothing.
    """
    for key in keys_of(path):
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        else:
            return missing
    return value


def keys_of(path: str) -> list[str]:
    """The keys of a path, from the outermost to the innermost.

    Raises:
        Failure: one of them is empty.
    """
    if not path:
        return []
    if path.startswith("/"):
        return [key.replace("~1", "/").replace("~0", "~") for key in path[1:].split("/")]
    keys = path.split(".")
    if not all(keys):
        raise Failure(f"the path '{path}' has a key without a name")
    return keys
