"""Hadoop's globs: `*` and `?` within one name, `[...]`, and `{a,b}`."""

from __future__ import annotations

import re

_GLOB = re.compile(r"[*?\[{]")


def is_glob(path: str) -> bool:
    """Whether a path has any."""
    return bool(_GLOB.search(path))


def glob_literal(pattern: str) -> str:
    """What every match starts with."""
    return _GLOB.split(pattern, maxsplit=1)[0]


def glob_regex(pattern: str) -> str:
    """A regular expression for the same names."""
    parts = re.split(r"(\*|\?|\[[^\]/]+\]|\{[^}/]*\})", pattern)
    return "".join(_part(part) for part in parts)


def _part(part: str) -> str:
    if part == "*":
        return "[^/]*"
    if part == "?":
        return "[^/]"
    if part.startswith("[") and part.endswith("]"):
        inverted = part[1:2] in {"!", "^"}
        inside = part[2 if inverted else 1 : -1].replace("\\", r"\\")
        return f"[{'^' if inverted else ''}{inside}]"
    if part.startswith("{") and part.endswith("}"):
        return "(?:" + "|".join(glob_regex(choice) for choice in part[1:-1].split(",")) + ")"
    return re.escape(part)
