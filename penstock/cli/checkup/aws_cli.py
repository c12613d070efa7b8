"""The AWS CLI: Penstock does without it, and what it does is checked against it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from penstock.cli.checkup.program import dotted, version_of
from penstock.cli.checkup.result import Context, Result, Verdict

_LEAST = (1, 29)
"""Older ones do not know AWS_ENDPOINT_URL, and with it not the local cloud."""
_LEAST_OF_TWO = (2, 13)


def check_aws_cli(context: Context) -> Iterator[Result]:
    """The one that a shell would find, or else the one beside this Python."""
    beside = Path(sys.executable).with_name("aws")
    path = shutil.which("aws", path=context.environment.get("PATH")) or (str(beside) if beside.exists() else None)
    version = version_of([path, "--version"]) if path else None
    if path is None:
        yield Result("AWS CLI", Verdict.OK, "none: Penstock does not need it")
    elif version is None:
        yield Result("AWS CLI", Verdict.WARNING, f"{path} does not run", "install it anew; Penstock does not need it")
    elif version < _LEAST or (2,) <= version < _LEAST_OF_TWO:
        help_ = f"the local cloud needs {dotted(_LEAST)}, or {dotted(_LEAST_OF_TWO)}, or later: AWS_ENDPOINT_URL"
        yield Result("AWS CLI", Verdict.WARNING, f"{dotted(version)} ({path})", help_)
    else:
        yield Result("AWS CLI", Verdict.OK, f"{dotted(version)} ({path})")
