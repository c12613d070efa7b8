"""The CDK CLI that the project pins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from penstock.cli.checkup.result import Context, Result, Verdict

_HELP = "run `make setup`; only deployments need it"


def check_cdk_cli(context: Context) -> Iterator[Result]:
    """Whether node_modules has the version that package.json names; read, since starting it takes a second."""
    if context.project is None:
        return
    pinned = _read(context.project.root / "package.json", "devDependencies", "aws-cdk")
    installed = _read(context.project.root / "node_modules" / "aws-cdk" / "package.json", "version")
    if installed is None:
        yield Result("CDK CLI", Verdict.WARNING, "not in node_modules", _HELP)
    elif pinned is not None and installed != pinned:
        yield Result("CDK CLI", Verdict.WARNING, f"{installed}, and package.json names {pinned}", _HELP)
    else:
        yield Result("CDK CLI", Verdict.OK, installed)


def _read(path: Path, *keys: str) -> str | None:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        for key in keys:
            value = value[key]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return str(value)
