"""The local cloud that is up, or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.cli.checkup.local_cloud import check_local_cloud
from penstock.cli.checkup.result import Verdict
from penstock.local import background
from penstock.local.background import RunningCloud
from tests.client.service import Live


def test_none_is_up(context: Any) -> None:
    """That is no problem."""
    (result,) = check_local_cloud(context())
    assert (result.verdict, result.found) == (Verdict.OK, "not up; `penstock local up` starts it")
    assert list(check_local_cloud(context(project=None))) == []


def test_one_that_answers(context: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands go there."""
    live = Live(tmp_path)
    url = live.environment["AWS_ENDPOINT_URL"]
    monkeypatch.setattr(background, "running", lambda state: RunningCloud(1, 1, url, "log"))
    (result,) = check_local_cloud(context())
    live.close()
    assert (result.verdict, result.found) == (
        Verdict.OK,
        f"up at {url}: commands go there, unless they say --on aws",
    )


def test_one_that_does_not(context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its log is named."""
    monkeypatch.setattr(background, "running", lambda state: RunningCloud(1, 9, "http://localhost:9", "a/local.log"))
    (result,) = check_local_cloud(context())
    assert result.verdict is Verdict.PROBLEM
    assert result.found.startswith("http://localhost:9 does not answer: ")
    assert "a/local.log" in result.help


def test_a_broken_state_folder(context: Any, folder: Path) -> None:
    """The system's words."""
    (folder / ".penstock").write_text("")
    (result,) = check_local_cloud(context())
    assert result.verdict is Verdict.PROBLEM
    assert "Not a directory" in result.found
