"""Log files in S3, as they grow."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from penstock.client.log_files import LogFolder, LogText


@pytest.fixture
def s3(live: Any) -> Any:
    """S3 with one bucket."""
    client = live.make("s3")
    client.create_bucket(Bucket="logs")
    return client


def _put(s3: Any, key: str, content: str | bytes) -> None:
    s3.put_object(Bucket="logs", Key=key, Body=content.encode() if isinstance(content, str) else content)


def test_every_file_by_name(s3: Any) -> None:
    """Those of a folder whose name only begins alike are not."""
    _put(s3, "a/b/StdOutput", "out\n")
    _put(s3, "a/b/Activity.log", "log\n")
    _put(s3, "a/bc/StdOutput", "other\n")
    for uri in ("s3://logs/a/b", "s3://logs/a/b/"):
        assert list(LogFolder(s3, uri).look()) == [
            LogText("s3://logs/a/b/Activity.log", "log\n"),
            LogText("s3://logs/a/b/StdOutput", "out\n"),
        ]
    assert list(LogFolder(s3, "s3://logs/none").look()) == []


def test_a_second_look_gives_what_is_new(s3: Any) -> None:
    """Files that grew, and new ones."""
    _put(s3, "a/StdOutput", "one\n")
    folder = LogFolder(s3, "s3://logs/a")
    assert [item.text for item in folder.look()] == ["one\n"]
    assert list(folder.look()) == []
    _put(s3, "a/StdOutput", "one\ntwo\n")
    _put(s3, "a/StdError", "oh\n")
    assert list(folder.look()) == [
        LogText("s3://logs/a/StdError", "oh\n"),
        LogText("s3://logs/a/StdOutput", "two\n"),
    ]
    assert list(folder.look()) == []


def test_characters_are_never_cut(s3: Any) -> None:
    """A file may be stored in the middle of one; what is no UTF-8 at all is shown as far as it goes."""
    whole = "größer €\n".encode()
    folder = LogFolder(s3, "s3://logs/a")
    text = ""
    for size in range(1, len(whole) + 1):
        _put(s3, "a/StdOutput", whole[:size])
        text += "".join(item.text for item in folder.look())
    assert text == "größer €\n"
    _put(s3, "b/StdOutput", b"\xff\xfeok\n")
    assert [item.text for item in LogFolder(s3, "s3://logs/b").look()] == ["\ufffd\ufffdok\n"]


def test_compressed_files_are_unpacked(s3: Any) -> None:
    """As the service stores some; also when they grow, and when only the name says so."""
    folder = LogFolder(s3, "s3://logs/a")
    _put(s3, "a/Activity.log.gz", gzip.compress(b"one\n"))
    assert [item.text for item in folder.look()] == ["one\n"]
    _put(s3, "a/Activity.log.gz", gzip.compress(b"one\ntwo\n"))
    assert [item.text for item in folder.look()] == ["two\n"]
    _put(s3, "b/x.gz", "plain\n")
    assert [item.text for item in LogFolder(s3, "s3://logs/b").look()] == ["plain\n"]


def test_an_empty_file_and_one_that_shrank(s3: Any) -> None:
    """Neither is news, and neither is an error."""
    folder = LogFolder(s3, "s3://logs/a")
    _put(s3, "a/StdOutput", "")
    assert list(folder.look()) == []
    _put(s3, "a/StdOutput", "long\n")
    assert [item.text for item in folder.look()] == ["long\n"]
    _put(s3, "a/StdOutput", "x\n")
    assert list(folder.look()) == []


def test_every_page_of_a_list_is_asked_for(s3: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """However small they are."""
    for number in range(7):
        _put(s3, f"a/{number}", "x")
    get = s3.get_paginator

    class Paginator:
        def paginate(self, **arguments: Any) -> Any:
            """In pages of two."""
            return get("list_objects_v2").paginate(**arguments, PaginationConfig={"PageSize": 2})

    monkeypatch.setattr(s3, "get_paginator", lambda name: Paginator())
    assert len(list(LogFolder(s3, "s3://logs/a").look())) == 7
