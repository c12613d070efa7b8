"""A run, and every interval of a span, has its input before anything runs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from penstock.cli import span_inputs
from penstock.cli.span_inputs import give_early, give_inputs
from penstock.client.deploy import DefinitionRefusedError
from penstock.client.inputs import InputError
from penstock.definition.cli_form import from_cli, to_cli

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


def _on_activation() -> Any:
    """The same, from the first activation on."""
    form = to_cli(_definition())
    (schedule,) = (item for item in form["objects"] if item["id"] == "S")
    del schedule["startDateTime"]
    schedule["startAt"] = "FIRST_ACTIVATION_DATE_TIME"
    return from_cli(form)


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


@pytest.mark.parametrize("is_told", [True, False])
def test_one_interval(files: dict[str, Path], *, is_told: bool) -> None:
    """Whose start the schedule tells, or the activation."""
    s3 = S3()
    day = datetime(2026, 5, 2, tzinfo=UTC)
    give_early(_definition(startDateTime="2026-05-02T00:00:00") if is_told else _on_activation(), s3, day, files)
    assert s3.sent == [
        ("a.log", "data", "logs/2026-05-02/a.log"),
        ("", "data", "logs/2026-05-02/_SUCCESS"),
        ("users.csv", "data", "users.csv"),
    ]


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
