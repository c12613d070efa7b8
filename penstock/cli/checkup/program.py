"""Asks a program for its version."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence

_PATIENCE_SECONDS = 20
_VERSION = re.compile(r"\d+\.\d+(?:\.\d+)?")


def version_of(command: Sequence[str]) -> tuple[int, ...] | None:
    """The version that the program tells, or None where it does not run or tells none."""
    try:
        done = subprocess.run(  # noqa: S603 - a program that was found by its name
            list(command), capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = _VERSION.search(done.stdout + done.stderr) if done.returncode == 0 else None
    return tuple(int(part) for part in match[0].split(".")) if match else None


def dotted(version: Sequence[int]) -> str:
    """Write a version."""
    return ".".join(map(str, version))
