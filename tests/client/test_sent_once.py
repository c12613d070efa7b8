"""Inputs that several runs share are sent once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.client.inputs import InputError
from penstock.client.sent_once import SentOnce


class _S3:
    def __init__(self) -> None:
        self.sent: list[tuple[str, ...]] = []

    def upload_file(self, *place: str) -> None:
        """Keep where."""
        self.sent.append(place)

    def put_object(self, **request: Any) -> None:
        """Keep where."""
        self.sent.append((request["Bucket"], request["Key"]))


def test_nothing_goes_twice_to_one_place(tmp_path: Path) -> None:
    """Another place, another file and another key count."""
    path = str(tmp_path / "a")
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("1")
    s3 = _S3()
    once = SentOnce(s3)
    for _ in range(2):
        once.upload_file(path, "data", "a")
        once.upload_file(path, "data", "b")
        once.upload_file(str(tmp_path / "b"), "data", "b")
        once.put_object(Bucket="data", Key="ready", Body=b"")
    assert s3.sent == [(path, "data", "a"), (path, "data", "b"), (str(tmp_path / "b"), "data", "b"), ("data", "ready")]


def test_no_more_than_it_may(tmp_path: Path) -> None:
    """What is not sent does not count."""
    (tmp_path / "a").write_text("1234")
    once = SentOnce(_S3(), most=7)
    for _ in range(3):
        once.upload_file(str(tmp_path / "a"), "data", "a")
    with pytest.raises(InputError, match="give a smaller sample, or a shorter span"):
        once.upload_file(str(tmp_path / "a"), "data", "b")
