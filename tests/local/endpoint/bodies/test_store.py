"""The folder of bodies."""

from __future__ import annotations

import base64
import gc
import hashlib
import os
import zlib
from pathlib import Path

import pytest

from penstock.local.endpoint.bodies.checksums import ALGORITHMS
from penstock.local.endpoint.bodies.store import BodyStore

MD5 = hashlib.md5(b"abcd", usedforsecurity=False)


@pytest.fixture
def store(tmp_path: Path) -> BodyStore:
    """An empty store, whose folder is not there yet."""
    return BodyStore(tmp_path / "cloud" / "s3")


def test_writes_a_body(store: BodyStore) -> None:
    """Its digests are known without reading it."""
    with store.writing() as writer:
        writer.checksums["crc32"] = ALGORITHMS["crc32"]()
        for part in (b"ab", b"", b"cd"):
            writer.write(part)
        assert (writer.size, writer.md5) == (4, MD5.digest())
        body = writer.finish()

    (path,) = store.folder.iterdir()
    path.chmod(0o600)
    path.write_bytes(b"xxxx")
    assert body.md5 == MD5.hexdigest()
    assert body.known_checksum("crc32") == zlib.crc32(b"abcd").to_bytes(4)
    assert body.known_checksum("sha1") is None
    assert body[1:].known_checksum("crc32") is None


def test_an_empty_body_has_no_file(store: BodyStore) -> None:
    """An empty body has no file."""
    body = store.keep(b"")
    assert (len(body), body.read(), store.folder.exists()) == (0, b"", False)
    assert base64.b64encode(bytes.fromhex(body.md5)) == b"1B2M2Y8AsgTpgAmY7PhCfg=="


def test_nothing_is_left_of_a_body_that_breaks_off(store: BodyStore) -> None:
    """Nothing is left of a body that breaks off."""

    def break_off() -> None:
        with store.writing() as writer:
            writer.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert list(store.folder.iterdir()) == []


def test_nobody_changes_a_file(store: BodyStore) -> None:
    """It may be an object's own that somebody has fetched."""
    body = store.keep(b"rows")
    assert body.pieces[0].file.path.stat().st_mode & 0o777 == 0o444


def test_takes_a_file(store: BodyStore, tmp_path: Path) -> None:
    """Its name may go; the body stays, and nobody changes it."""
    (tmp_path / "rows").write_bytes(b"one")
    body = store.keep_file(tmp_path / "rows")
    (tmp_path / "rows").unlink()
    assert (body.read(), body.md5) == (b"one", hashlib.md5(b"one", usedforsecurity=False).hexdigest())
    assert body.pieces[0].file.path.stat().st_mode & 0o777 == 0o444
    (tmp_path / "empty").touch()
    assert len(store.keep_file(tmp_path / "empty")) == 0


def test_copies_a_file_that_cannot_be_linked(store: BodyStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one of another file system."""

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "rows").write_bytes(b"one")
    body = store.keep_file(tmp_path / "rows")
    (tmp_path / "rows").write_bytes(b"two")
    assert body.read() == b"one"


def test_finds_what_an_earlier_life_has_written(store: BodyStore) -> None:
    """And removes the rest."""
    kept, other = store.keep(b"kept"), store.keep(b"other")
    name = kept.pieces[0].file.path.name
    store.close()
    del kept, other

    again = BodyStore(store.folder)
    assert again.file(name).size == 4
    assert len(list(store.folder.iterdir())) == 1, "nothing names it any more"


def test_removes_what_is_not_named(store: BodyStore) -> None:
    """Removes what is not named."""
    store.remove_others({"a"})
    kept, _other = store.keep(b"kept"), store.keep(b"other")
    store.remove_others({kept.pieces[0].file.path.name})
    assert [path.read_bytes() for path in store.folder.iterdir()] == [b"kept"]


def test_a_temporary_folder_goes_with_its_store() -> None:
    """Not before its last body."""
    store = BodyStore()
    body, folder = store.keep(b"rows"), store.folder
    del store
    gc.collect()
    assert body.read() == b"rows"
    del body
    gc.collect()
    assert not folder.exists()
