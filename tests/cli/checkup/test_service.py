"""AWS Data Pipeline itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.cli.checkup.result import Verdict
from penstock.cli.checkup.service import check_service
from penstock.local.datapipeline.operations import OPERATIONS
from penstock.local.errors import ServiceError
from tests.client.service import Live, daily

pytestmark = pytest.mark.usefixtures("no_settings")


def test_it_answers(context: Any, tmp_path: Path) -> None:
    """With how many pipelines."""
    live = Live(tmp_path)
    live.put(daily())
    (result,) = check_service(context(environment=live.environment))
    live.close()
    assert (result.verdict, result.found) == (Verdict.OK, "answers; 1 pipeline")


def test_it_refuses(context: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As accounts are that are new."""

    def refuse(*_: object) -> dict[str, object]:
        raise ServiceError("AccessDeniedException", "no longer open to new customers", 400)

    monkeypatch.setitem(OPERATIONS, "ListPipelines", refuse)  # type: ignore[arg-type]
    live = Live(tmp_path)
    (result,) = check_service(context(environment=live.environment))
    live.close()
    assert (result.verdict, result.found) == (Verdict.WARNING, "no longer open to new customers")
    assert "before July 2024" in result.help


def test_no_region(context: Any) -> None:
    """In AWS's words."""
    (result,) = check_service(context())
    assert (result.verdict, result.found) == (Verdict.WARNING, "You must specify a region.")


def test_offline(context: Any) -> None:
    """It is left out, and that is said."""
    (result,) = check_service(context(calls_aws=False))
    assert (result.verdict, result.found) == (Verdict.LEFT_OUT, "--offline")
