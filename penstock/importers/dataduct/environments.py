"""Modes of a config as environments of a spec: what the spec says otherwise in each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from penstock.importers.dataduct.config import Config

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_WHOLE = ("retries", "schedule")
"""Keys that are told as a whole, since a part of the one would not fit the other."""


def difference(base: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """What laid over `base` gives `other`, and the keys that `other` lacks, which nothing laid over can take away."""
    over: dict[str, Any] = {}
    gone = [key for key in base if key not in other]
    for key, value in other.items():
        under = base.get(key)
        if value == under:
            continue
        if isinstance(value, dict) and isinstance(under, dict) and key not in _WHOLE:
            inner, missing = difference(under, value)
            over |= {key: inner} if inner else {}
            gone += [f"{key}.{name}" for name in missing]
        else:
            over[key] = value
    return over, gone


def environment_of(mode: str, base: Mapping[str, Any], other: Mapping[str, Any], config: Config) -> dict[str, Any]:
    """The entry of `environments` for a mode; what an environment cannot say is told."""
    over, gone = difference(base, {**other, "name": base["name"]})
    place = config.place_of_mode(mode)
    for key in gone:
        config.findings.warning(
            "PS607",
            f"in the mode '{mode}' the spec '{base['name']}' has no '{key}', which an environment cannot take away",
            place,
            advice=f"import with `--mode {mode}` into a folder of its own, and compare",
        )
    if over and not _NAME.fullmatch(mode):
        config.findings.warning(
            "PS607",
            f"'{mode}' is no name for an environment, so that its differences are left out",
            place,
            advice="rename the mode: a letter, then letters, digits, - and _",
        )
        return {}
    return over
