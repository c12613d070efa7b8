"""Credentials."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.cli.checkup.credentials import check_credentials
from penstock.cli.checkup.result import Verdict
from tests.client.service import Live

pytestmark = pytest.mark.usefixtures("no_settings")
MINE = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y"}


def test_none(context: Any) -> None:
    """Only AWS needs them."""
    (result,) = check_credentials(context())
    assert (result.verdict, result.found) == (Verdict.WARNING, "none")


def test_a_profile_that_is_not_there(context: Any) -> None:
    """In AWS's words."""
    (result,) = check_credentials(context(environment={"AWS_PROFILE": "nobody"}))
    assert (result.verdict, result.found) == (Verdict.WARNING, "The config profile (nobody) could not be found")


def test_whose_they_are(context: Any, tmp_path: Path) -> None:
    """AWS tells; the local cloud does, too."""
    live = Live(tmp_path)
    (result,) = check_credentials(context(environment=live.environment))
    live.close()
    assert result.verdict is Verdict.OK
    assert result.found.startswith("account 123456789012, arn:aws:")


def test_aws_is_out_of_reach(context: Any) -> None:
    """A warning, with where they were found, and without what they are."""
    (result,) = check_credentials(context(environment=MINE | {"AWS_ENDPOINT_URL": "http://localhost:9"}))
    assert result.verdict is Verdict.WARNING
    assert result.found.startswith("found in the environment: Could not connect")


def test_offline(context: Any) -> None:
    """They are not tried."""
    (result,) = check_credentials(context(environment=MINE, calls_aws=False))
    assert (result.verdict, result.found) == (Verdict.OK, "found in the environment, not tried")
