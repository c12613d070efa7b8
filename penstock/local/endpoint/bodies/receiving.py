"""A body that a client sends goes to a file while it comes, and is compared with what the client says of it."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from penstock.local.endpoint.bodies.aws_chunked import AwsChunks
from penstock.local.endpoint.bodies.body import CHUNK, Body
from penstock.local.endpoint.bodies.checksums import ALGORITHMS
from penstock.local.endpoint.bodies.errors import BodyError
from penstock.local.endpoint.bodies.store import BodyStore, BodyWriter
from penstock.local.endpoint.messages import Headers, HttpRequest
from penstock.local.endpoint.streams import BodyStream

_CHECKSUM = "x-amz-checksum-"
_ALGORITHM_OF_COPY = "x-amz-checksum-algorithm"
_COPY_SOURCE = "x-amz-copy-source"
_NO_VALUES = frozenset({_ALGORITHM_OF_COPY, "x-amz-checksum-type", "x-amz-checksum-mode"})
_ALGORITHM = "x-amz-sdk-checksum-algorithm"
_SIGNED = "x-amz-content-sha256"
_TRAILER = "x-amz-trailer"
_DECODED_SIZE = "x-amz-decoded-content-length"
_MD5_BYTES = 16


@dataclass(frozen=True, slots=True)
class Received:
    """A body that is whole, and the headers of a request that had brought it in one piece, with its checksum."""

    body: Body
    headers: Headers


def receive(request: HttpRequest, store: BodyStore) -> Received:
    """Read a request's body.

    Raises:
        BodyError: where it is not what the headers say.
        BrokenBodyError: when the client has gone.
    """
    is_encoded = (request.header(_SIGNED) or "").startswith("STREAMING-")
    encoded = AwsChunks(request.stream) if is_encoded else None
    algorithm = _algorithm(request)
    with store.writing() as writer:
        if algorithm in ALGORITHMS:
            writer.checksums[algorithm] = ALGORITHMS[algorithm]()
        length = request.header("Content-Length")
        _copy(encoded or request.stream, writer, min(CHUNK, int(length)) if length else CHUNK)
        said = (encoded.trailers.get(_CHECKSUM + algorithm) if encoded else None) or request.header(
            _CHECKSUM + algorithm
        )
        _compare(request, writer, algorithm, said)
        return Received(writer.finish(), _headers(request, writer, algorithm, said))


def _algorithm(request: HttpRequest) -> str:
    """The name of the checksum that the client sends or wants, in lower case; empty where there is none."""
    for name, _ in request.headers:
        lower = name.lower()
        if lower.startswith(_CHECKSUM) and lower not in _NO_VALUES:
            return lower.removeprefix(_CHECKSUM)
    trailer = (request.header(_TRAILER) or "").strip().lower()
    if trailer.startswith(_CHECKSUM):
        return trailer.removeprefix(_CHECKSUM)
    return (request.header(_ALGORITHM) or "").lower()


def _copy(source: BodyStream | AwsChunks, writer: BodyWriter, at_once: int) -> None:
    buffer = memoryview(bytearray(at_once))
    while size := source.readinto(buffer):
        writer.write(buffer[:size])


def _compare(request: HttpRequest, writer: BodyWriter, algorithm: str, said: str | None) -> None:
    size = request.header(_DECODED_SIZE)
    if size is not None and size != str(writer.size):
        raise BodyError("IncompleteBody", f"{_DECODED_SIZE} is {size}, and the body has {writer.size} bytes.")
    md5 = request.header("Content-MD5")
    if md5 is not None:
        found = _decoded(md5)
        if found is None or len(found) != _MD5_BYTES:
            raise BodyError("InvalidDigest", "The Content-MD5 you specified is not valid.")
        if found != writer.md5:
            raise BodyError("BadDigest", "The Content-MD5 you specified did not match what we received.")
    computed = writer.checksums.get(algorithm)
    if computed is not None and said is not None and _decoded(said) != computed.digest():
        name = algorithm.upper()
        raise BodyError("BadDigest", f"The {name} you specified did not match the calculated checksum.")


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return None


def _headers(request: HttpRequest, writer: BodyWriter, algorithm: str, said: str | None) -> Headers:
    """What moto is to know: it would look for a checksum in the body that is not there."""
    dropped = {_ALGORITHM, _TRAILER, _CHECKSUM + algorithm}
    if (request.header(_SIGNED) or "").startswith("STREAMING-"):
        dropped.add(_SIGNED)
    of_copy = request.header(_ALGORITHM_OF_COPY)
    if request.header(_COPY_SOURCE) is not None and of_copy is not None and of_copy.lower() not in ALGORITHMS:
        dropped.add(_ALGORITHM_OF_COPY)  # moto would make a value up; so it takes that of the source
    headers = [(name, value) for name, value in request.headers if name.lower() not in dropped]
    computed = writer.checksums.get(algorithm)
    value = base64.b64encode(computed.digest()).decode() if computed is not None else said
    if value is not None:
        headers += [(_ALGORITHM, algorithm.upper()), (_CHECKSUM + algorithm, value)]
    return tuple(headers)
