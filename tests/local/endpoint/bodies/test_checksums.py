"""Checksums of bodies."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from penstock.local.endpoint.bodies.body import Body
from penstock.local.endpoint.bodies.checksums import ALGORITHMS, checksum_of
from penstock.local.endpoint.bodies.store import BodyStore

# The check value of CRC-32 in the catalogue of CRCs; the others of the same digits by sha1sum and sha256sum.
KNOWN = {
    "crc32": "y/Q5Jg==",
    "sha1": "98O8HYCOBHMq32eZZczDTKeuNEE=",
    "sha256": "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=",
}


@pytest.mark.parametrize("algorithm", KNOWN)
def test_known_values(algorithm: str, tmp_path: Path) -> None:
    """Of a body in one piece, and in two."""
    store = BodyStore(tmp_path)
    for body in (store.keep(b"123456789"), Body.joined([store.keep(b"1234"), store.keep(b"56789")])):
        assert base64.b64encode(checksum_of(body, algorithm)).decode() == KNOWN[algorithm]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_parts_as_a_whole(algorithm: str) -> None:
    """Parts as a whole."""
    whole, parts = ALGORITHMS[algorithm](), ALGORITHMS[algorithm]()
    whole.update(b"abcd")
    for part in (b"a", b"", b"bcd"):
        parts.update(part)
    assert whole.digest() == parts.digest()
