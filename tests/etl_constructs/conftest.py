"""Fixtures for the construct library: Node is started, once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from etl_constructs.node import use_bundled_node

use_bundled_node()


@pytest.fixture
def assets(root: Path) -> Path:
    """The project's own assets."""
    return root / "assets"


@pytest.fixture
def violations() -> Callable[[Any], list[Any]]:
    """Synthesize an app with cdk-nag, as app.py does, and return what it found and nobody acknowledged."""
    from aws_cdk import Validations
    from cdk_nag import AwsSolutionsChecks

    def check(app: Any) -> list[Any]:
        Validations.of(app).add_plugins(AwsSolutionsChecks(app, verbose=True))
        try:
            app.synth()
        except RuntimeError as error:
            if "ValidationFailed" not in str(error):
                raise
        report = json.loads((Path(app.outdir) / "validation-report.json").read_text())
        return [item for plugin in report["pluginReports"] for item in plugin["violations"]]

    return check


@pytest.fixture
def statements() -> Callable[[Any, str], list[dict[str, Any]]]:
    """Return the statements of the policy of one role, `Service` or `Resource`, actions and resources as lists."""

    def read(template: Any, role: str) -> list[dict[str, Any]]:
        policies = template.find_resources("AWS::IAM::Policy")
        (policy,) = (item for name, item in policies.items() if f"{role}Policy" in name)
        found = policy["Properties"]["PolicyDocument"]["Statement"]
        return [item | {key: _as_list(item[key]) for key in ("Action", "Resource")} for item in found]

    return read


def _as_list(value: Any) -> list[Any]:
    """IAM writes a list of one as its one member."""
    return value if isinstance(value, list) else [value]
