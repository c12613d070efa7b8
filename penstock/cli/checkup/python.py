"""Python, and the packages that Penstock needs."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from penstock.cli.checkup.program import dotted
from penstock.cli.checkup.result import Context, Result, Verdict

_LEAST = (3, 11)
_PACKAGES = ("boto3", "duckdb", "lark", "moto", "pydantic", "rich", "sqlglot", "yaml")


def check_python(context: Context) -> Iterator[Result]:
    """The version that runs this, and whether it finds its packages."""
    del context
    version = sys.version_info[:3]
    found = f"{dotted(version)} ({sys.executable})"
    if version < _LEAST:
        yield Result("Python", Verdict.PROBLEM, found, f"Penstock needs Python {dotted(_LEAST)} or later")
    else:
        yield Result("Python", Verdict.OK, found)
    from importlib.util import find_spec

    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        yield Result("packages", Verdict.PROBLEM, f"missing: {', '.join(missing)}", "run `make setup`")
    else:
        yield Result("packages", Verdict.OK, "all there")
