"""A body is compared with what its client says of it."""

from __future__ import annotations

import base64
import hashlib
import io
import zlib
from pathlib import Path

import pytest

from penstock.local.endpoint.bodies.errors import BodyError
from penstock.local.endpoint.bodies.receiving import Received, receive
from penstock.local.endpoint.bodies.store import BodyStore
from penstock.local.endpoint.messages import HttpRequest
from penstock.local.endpoint.streams import BrokenBodyError, SizedStream

CRC32 = base64.b64encode(zlib.crc32(b"rows").to_bytes(4)).decode()
MD5 = base64.b64encode(hashlib.md5(b"rows", usedforsecurity=False).digest()).decode()
UNSIGNED = {"X-Amz-Content-SHA256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "Content-Encoding": "aws-chunked"}


@pytest.fixture
def store(tmp_path: Path) -> BodyStore:
    """An empty store."""
    return BodyStore(tmp_path)


def _receive(store: BodyStore, body: bytes, headers: dict[str, str]) -> tuple[Received, dict[str, str]]:
    request = HttpRequest("PUT", "/lake/a", tuple(headers.items()), io.BytesIO(body))
    received = receive(request, store)
    return received, {name.lower(): value for name, value in received.headers}


def _encoded(*trailers: str) -> bytes:
    return b"2\r\nro\r\n2\r\nws\r\n0\r\n" + "".join(f"{line}\r\n" for line in (*trailers, "")).encode()


@pytest.mark.parametrize("headers", [{}, {"Content-MD5": MD5}, {"x-amz-checksum-crc32": CRC32}])
def test_takes_a_body(store: BodyStore, headers: dict[str, str]) -> None:
    """Takes a body."""
    received, _ = _receive(store, b"rows", {"Content-Length": "4", "X-Amz-Meta-Who": "me", **headers})
    assert received.body.read() == b"rows"
    assert ("X-Amz-Meta-Who", "me") in received.headers


def test_takes_an_empty_body(store: BodyStore) -> None:
    """Takes an empty body."""
    received, headers = _receive(store, b"", {"Content-Length": "0", "x-amz-sdk-checksum-algorithm": "CRC32"})
    assert (len(received.body), headers["x-amz-checksum-crc32"]) == (0, "AAAAAA==")


def test_takes_a_checksum_from_behind_the_body(store: BodyStore) -> None:
    """As Java's SDK sends it; moto then finds it in the head, where it looks first."""
    received, headers = _receive(
        store,
        _encoded(f"x-amz-checksum-crc32:{CRC32}"),
        {**UNSIGNED, "X-Amz-Trailer": "x-amz-checksum-crc32", "X-Amz-Decoded-Content-Length": "4"},
    )
    assert received.body.read() == b"rows"
    assert received.body.known_checksum("crc32") == zlib.crc32(b"rows").to_bytes(4)
    assert (headers["x-amz-sdk-checksum-algorithm"], headers["x-amz-checksum-crc32"]) == ("CRC32", CRC32)
    assert not {"x-amz-trailer", "x-amz-content-sha256"} & headers.keys()


def test_keeps_a_checksum_that_it_cannot_compute(store: BodyStore) -> None:
    """The AWS CLI's second version sends this one."""
    received, headers = _receive(
        store, _encoded("x-amz-checksum-crc64nvme:abc="), {**UNSIGNED, "x-amz-trailer": "x-amz-checksum-crc64nvme"}
    )
    assert received.body.read() == b"rows"
    assert (headers["x-amz-sdk-checksum-algorithm"], headers["x-amz-checksum-crc64nvme"]) == ("CRC64NVME", "abc=")


def test_computes_a_checksum_that_is_asked_for(store: BodyStore) -> None:
    """One that it cannot compute is left out, and not made up."""
    _, headers = _receive(store, b"rows", {"x-amz-sdk-checksum-algorithm": "SHA256"})
    assert headers["x-amz-checksum-sha256"] == base64.b64encode(hashlib.sha256(b"rows").digest()).decode()
    _, headers = _receive(store, b"rows", {"x-amz-sdk-checksum-algorithm": "CRC32C"})
    assert headers == {}


def test_a_copy_takes_the_checksum_of_its_source(store: BodyStore) -> None:
    """Where the one that is asked for cannot be computed."""
    for algorithm, kept in (("CRC64NVME", False), ("SHA256", True)):
        copy = {"x-amz-copy-source": "lake/b", "x-amz-checksum-algorithm": algorithm}
        _, headers = _receive(store, b"", copy)
        assert ("x-amz-checksum-algorithm" in headers, headers["x-amz-copy-source"]) == (kept, "lake/b")
    _, headers = _receive(store, b"rows", {"x-amz-checksum-algorithm": "CRC64NVME"})
    assert "x-amz-checksum-algorithm" in headers


@pytest.mark.parametrize(
    ("headers", "code", "message"),
    [
        ({"Content-MD5": "AAAAAAAAAAAAAAAAAAAAAA=="}, "BadDigest", "Content-MD5 you specified did not match"),
        ({"Content-MD5": "AAAA"}, "InvalidDigest", "not valid"),
        ({"Content-MD5": "?"}, "InvalidDigest", "not valid"),
        ({"x-amz-checksum-crc32": "AAAAAA=="}, "BadDigest", "The CRC32 you specified did not match"),
        ({"x-amz-checksum-sha1": "?"}, "BadDigest", "The SHA1 you specified did not match"),
        ({"x-amz-decoded-content-length": "5"}, "IncompleteBody", "is 5, and the body has 4 bytes"),
    ],
)
def test_refuses_another_body(store: BodyStore, headers: dict[str, str], code: str, message: str) -> None:
    """Nothing is left of it."""
    with pytest.raises(BodyError, match=message) as caught:
        _receive(store, b"rows", headers)
    assert (caught.value.code, list(store.folder.iterdir())) == (code, [])


def test_refuses_another_body_than_its_trailer_says(store: BodyStore) -> None:
    """Refuses another body than its trailer says."""
    with pytest.raises(BodyError, match="CRC32"):
        _receive(
            store, _encoded("x-amz-checksum-crc32:AAAAAA=="), {**UNSIGNED, "x-amz-trailer": "x-amz-checksum-crc32"}
        )
    assert list(store.folder.iterdir()) == []


def test_nothing_is_left_when_the_client_goes(store: BodyStore) -> None:
    """Nothing is left when the client goes."""
    with pytest.raises(BrokenBodyError):
        receive(HttpRequest("PUT", "/lake/a", (), SizedStream(io.BytesIO(b"ro"), 4)), store)
    assert list(store.folder.iterdir()) == []
