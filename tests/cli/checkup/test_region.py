"""Regions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penstock.cli.checkup.region import check_region
from penstock.cli.checkup.result import Verdict

pytestmark = pytest.mark.usefixtures("no_settings")


@pytest.mark.parametrize(
    ("settings", "verdict", "found"),
    [
        ({}, Verdict.WARNING, "none"),
        ({"AWS_REGION": "eu-west-1"}, Verdict.OK, "eu-west-1"),
        ({"AWS_DEFAULT_REGION": "us-west-2"}, Verdict.OK, "us-west-2"),
        ({"AWS_REGION": "eu-central-1"}, Verdict.WARNING, "eu-central-1: AWS Data Pipeline is not there"),
        ({"AWS_PROFILE": "nobody"}, Verdict.WARNING, "The config profile (nobody) could not be found"),
    ],
)
def test_that_of_the_settings(context: Any, settings: dict[str, str], verdict: Verdict, found: str) -> None:
    """AWS Data Pipeline is in five."""
    (result,) = check_region(context(environment=settings))
    assert (result.verdict, result.found) == (verdict, found)


def test_those_of_environments(context: Any, folder: Path, root: Path) -> None:
    """Each that names one; a broken cdk.json is told elsewhere."""
    form = json.loads((root / "cdk.json").read_text())
    form["context"]["environments"]["prod"]["region"] = "eu-north-1"
    (folder / "cdk.json").write_text(json.dumps(form))
    found = {item.name: item.verdict for item in check_region(context(environment={"AWS_REGION": "eu-west-1"}))}
    assert found == {"region": Verdict.OK, "region of dev": Verdict.OK, "region of prod": Verdict.WARNING}
    (folder / "cdk.json").write_text("{")
    assert len(list(check_region(context()))) == 1
