"""Every interval has its input before the first one runs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from penstock.cli import span_inputs
from penstock.cli.span_inputs import give_inputs
from penstock.client.deploy import DefinitionRefusedError
from penstock.client.inputs import InputError
from penstock.definition.cli_form import from_cli

SPAN = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 3, tzinfo=UTC)


class S3:
    """Keeps what it is sent, in order."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, ...]] = []

    def upload_file(self, path: str, bucket: str, key: str) -> None:
        """Keep a file."""
        self.sent.append((Path(path).name, bucket, key))

    def put_object(self, **request: Any) -> None:
        """Keep an object."""
        self.sent.append(("", request["Bucket"], request["Key"]))


def _definition(**schedule: str) -> Any:
    """Logs of each day behind a key, and users who are the same on all days."""
    times = {"period": "1 day", "startDateTime": "2026-04-30T00:00:00", "occurrences": "9"} | schedule
    day = "#{format(@scheduledStartTime, 'YYYY-MM-dd')}"
    return from_cli(
        {
            "objects": [
                {"id": "Default", "scheduleType": "cron", "schedule": {"ref": "S"}, "role": "r"},
                {"id": "S", "type": "Schedule", **times},
                {
                    "id": "logs",
                    "type": "S3DataNode",
                    "directoryPath": f"s3://data/logs/{day}/",
                    "precondition": {"ref": "ready"},
                },
                {"id": "ready", "type": "S3KeyExists", "s3Key": "#{node.directoryPath}_SUCCESS"},
                {"id": "users", "type": "S3DataNode", "filePath": "s3://data/users.csv"},
                {
                    "id": "load",
                    "type": "ShellCommandActivity",
                    "command": "true",
                    "workerGroup": "w",
                    "input": [{"ref": "logs"}, {"ref": "users"}],
                },
            ]
        }
    )


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """An input for each data node."""
    for name in ("a.log", "users.csv"):
        (tmp_path / name).write_text("1\n")
    return {"logs": tmp_path / "a.log", "users": tmp_path / "users.csv"}


def test_each_day_at_its_place_and_nothing_twice(files: dict[str, Path]) -> None:
    """Only the days of the span; the keys that they wait for are written, too."""
    s3, told = S3(), []
    give_inputs(_definition(), s3, SPAN, files, lambda done, total: told.append((done, total)))
    users = ("users.csv", "data", "users.csv")
    days = [
        [("a.log", "data", f"logs/2026-05-0{day}/a.log"), ("", "data", f"logs/2026-05-0{day}/_SUCCESS")]
        for day in (1, 2, 3)
    ]
    assert s3.sent == [*days[0], users, *days[1], *days[2]]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_fails_for_more_than_memory_should_hold(monkeypatch: pytest.MonkeyPatch, files: dict[str, Path]) -> None:
    """What is the same for all intervals counts once."""
    monkeypatch.setattr(span_inputs, "MOST_BYTES", 8)
    give_inputs(_definition(), S3(), SPAN, files, lambda *_: None)
    monkeypatch.setattr(span_inputs, "MOST_BYTES", 7)
    with pytest.raises(InputError, match="give a smaller sample, or a shorter span"):
        give_inputs(_definition(), S3(), SPAN, files, lambda *_: None)


def test_fails_for_an_unknown_data_node(tmp_path: Path) -> None:
    """As a single interval does."""
    with pytest.raises(InputError, match="the pipeline has no data node 'log'"):
        give_inputs(_definition(), S3(), SPAN, {"log": tmp_path}, lambda *_: None)


def test_fails_for_what_the_service_refuses(files: dict[str, Path]) -> None:
    """When it is put."""
    with pytest.raises(DefinitionRefusedError, match="period"):
        give_inputs(_definition(period="1 minute"), S3(), SPAN, files, lambda *_: None)
