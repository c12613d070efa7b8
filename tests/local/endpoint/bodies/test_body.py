"""Bytes in files behave as bytes do."""

from __future__ import annotations

import hashlib
import socket
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.local.endpoint.bodies import body as module
from penstock.local.endpoint.bodies.body import CHUNK, Body
from penstock.local.endpoint.bodies.store import BodyStore


@pytest.fixture
def store(tmp_path: Path) -> BodyStore:
    """An empty store."""
    return BodyStore(tmp_path / "s3")


def _files(store: BodyStore) -> list[bytes]:
    return sorted(path.read_bytes() for path in store.folder.iterdir())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(st.binary(max_size=9), max_size=4),
    cuts=st.lists(st.slices(30).filter(lambda it: it.step in {None, 1}), max_size=3),
)
def test_slices_and_joins_as_bytes(store: BodyStore, parts: list[bytes], cuts: list[slice]) -> None:
    """Slices of slices, of what was joined."""
    expected, body = b"".join(parts), Body.joined([store.keep(part) for part in parts])
    for cut in cuts:
        expected, body = expected[cut.start : cut.stop], body[cut.start : cut.stop]
    assert (len(body), body.read(), bytes(body), bool(body)) == (len(expected), expected, expected, bool(expected))
    assert body.md5 == hashlib.md5(expected, usedforsecurity=False).hexdigest()


def test_gives_some_bytes_at_a_time(store: BodyStore) -> None:
    """Gives some bytes at a time."""
    data = bytes(range(256)) * (CHUNK // 128)
    assert [len(chunk) for chunk in store.keep(data).chunks()] == [CHUNK, CHUNK]
    assert store.keep(data)[5:-7].read() == data[5:-7]


def test_a_file_lasts_as_long_as_something_names_it(store: BodyStore) -> None:
    """A slice and a joined body name it as well."""
    first, second = store.keep(b"first"), store.keep(b"second")
    joined, cut = Body.joined([first, second]), second[:2]
    assert _files(store) == [b"first", b"second"]
    del first, second
    assert _files(store) == [b"first", b"second"]
    del joined
    assert _files(store) == [b"second"]
    del cut
    assert _files(store) == []


def test_a_whole_file_is_written_as_another_name_of_it(store: BodyStore, tmp_path: Path) -> None:
    """So that a gigabyte takes no time; the name stays when the body goes."""
    body = store.keep(b"rows")
    body.write_to(tmp_path / "a")
    assert (tmp_path / "a").stat().st_ino == next(store.folder.iterdir()).stat().st_ino
    del body
    assert ((tmp_path / "a").read_bytes(), _files(store)) == (b"rows", [])


def test_other_bodies_are_copied(store: BodyStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces, nothing at all, and a file that cannot have another name."""
    Body.joined([store.keep(b"ab"), store.keep(b"cd")]).write_to(tmp_path / "joined")
    Body().write_to(tmp_path / "empty")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(module.os, "link", refuse)
    store.keep(b"whole").write_to(tmp_path / "whole")

    assert [(tmp_path / name).read_bytes() for name in ("joined", "empty", "whole")] == [b"abcd", b"", b"whole"]


def test_writes_over_nothing(store: BodyStore, tmp_path: Path) -> None:
    """Writes over nothing."""
    (tmp_path / "a").touch()
    for body in (store.keep(b"rows"), Body()):
        with pytest.raises(FileExistsError):
            body.write_to(tmp_path / "a")


def test_is_sent_over_a_connection(store: BodyStore) -> None:
    """More than the connection holds at a time."""
    data = bytes(range(256)) * 8000
    body = Body.joined([store.keep(data), store.keep(b"end")])[3:-1]
    here, there = socket.socketpair()
    received = []
    reading = threading.Thread(target=lambda: received.append(there.makefile("rb").read()))
    reading.start()

    body.send_to(here)
    here.close()
    reading.join(60)
    there.close()

    assert received == [data[3:] + b"en"]


def test_fails_for_a_file_that_has_become_shorter(store: BodyStore) -> None:
    """Only somebody else can have done that; it must not be read for ever."""
    body = store.keep(b"rows")
    path = next(store.folder.iterdir())
    path.unlink()
    path.write_bytes(b"ro")
    with pytest.raises(EOFError, match="has become shorter"):
        body.read()
