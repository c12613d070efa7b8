"""What is put into the classes of moto's S3 so that bodies stay in files.

moto goes on to decide everything (buckets, versions, conditions, ranges, copies, events); where it has handled bytes,
it handles a Body, which has a length and slices as they have. There is one set of moto's classes in a process.
"""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import wraps
from typing import Any

from moto.s3 import responses
from moto.s3.exceptions import EntityTooSmall, InvalidPart, MalformedXML, NoSuchUpload
from moto.s3.models import FakeAcl, FakeDeleteMarker, FakeGrant, FakeGrantee, FakeKey, FakeMultipart, S3Backend
from moto.s3.responses import S3Response
from moto.s3.utils import compute_checksum
from moto.settings import S3_UPLOAD_PART_MIN_SIZE

from penstock.local.endpoint.bodies.body import Body
from penstock.local.endpoint.bodies.checksums import ALGORITHMS, checksum_of
from penstock.local.endpoint.bodies.store import BodyStore

INCOMING = "penstock.incoming"
"""In a request's environ: the Body that was received, None where moto is to read it. Without it, all is moto's way."""
OUTGOING = "penstock.outgoing"
"""In a request's environ: the Body that is the answer's; moto's own is empty then."""

_SUBRESOURCES = frozenset({"acl", "legal-hold", "retention", "tagging"})
"""With these, the body of a PUT to a key is a document and no object."""

_streams: ContextVar[bool] = ContextVar("_streams", default=False)
"""Whether S3 answers a request, and can take a Body; moto's other services read an object's bytes."""


class _Current:
    """Where bodies go that moto makes of bytes."""

    store: BodyStore


def install(store: BodyStore) -> None:
    """Change moto's classes, if they have not been; bodies that moto makes of bytes go to `store` from now on."""
    _Current.store = store
    if isinstance(FakeKey.__dict__["value"], _Value):
        return
    for model in (FakeKey, FakeMultipart, FakeDeleteMarker, FakeAcl, FakeGrant, FakeGrantee):
        # moto lists every instance that there ever was, for its dashboard: nothing would be given back.
        setattr(model, "__new__", _untracked)  # noqa: B010 - as all that follows
    del FakeKey.__del__
    for owner, attribute, replacement in (
        (FakeKey, "value", _Value()),
        (FakeKey, "etag", property(_etag)),
        (FakeKey, "dispose", _dispose),
        (FakeKey, "__deepcopy__", _copied),
        (FakeMultipart, "complete", _complete),
        (S3Backend, "upload_part", _of_known_upload(S3Backend.upload_part)),
        (S3Backend, "upload_part_copy", _of_known_upload(S3Backend.upload_part_copy)),
        (S3Backend, "complete_multipart_upload", _of_known_upload(S3Backend.complete_multipart_upload)),
        (S3Backend, "select_object_content", _reading_bytes(S3Backend.select_object_content)),
        (S3Response, "setup_class", _taking_incoming(S3Response.setup_class)),
        (S3Response, "key_response", _giving_outgoing(S3Response.key_response)),
        (responses, "compute_checksum", _of_bodies(compute_checksum)),
    ):
        setattr(owner, attribute, replacement)


class _Value:
    """FakeKey.value: a Body where S3 answers, and bytes for others."""

    def __get__(self, key: Any, _owner: type | None = None) -> Any:
        if key is None:
            return self
        return key.body if _streams.get() else key.body.read()

    def __set__(self, key: Any, value: Body | bytes | str) -> None:
        if isinstance(value, str):
            value = value.encode()
        key.body = value if isinstance(value, Body) else _Current.store.keep(value)
        key.contentsize = len(key.body)
        key.__dict__.pop("_value_buffer", None)  # moto's temporary file


def _untracked(cls: type, *_: object, **__: object) -> object:
    return object.__new__(cls)


def _etag(key: Any) -> str:
    return f'"{key._etag or key.body.md5}"'  # noqa: SLF001 - it is moto's own property


def _dispose(_key: Any, _garbage: bool = False) -> None:
    """Nothing to close: a file goes with the last that names it."""


def _copied(key: Any, _memo: dict[int, Any]) -> Any:
    """For a list of versions, which marks its keys."""
    clone = object.__new__(type(key))
    clone.__dict__.update(key.__dict__, lock=threading.Lock())
    return clone


def _complete(upload: Any, parts: Iterator[tuple[int, str]]) -> tuple[Body, str, tuple[str, str, int] | None]:
    """Join the parts that the client lists; the others are given up.

    Raises:
        InvalidPart: where one is not there, or is not as the client thinks.
        EntityTooSmall: where one that is not the last is too small.
        MalformedXML: where none is listed.
    """
    listed: dict[int, Any] = {}
    for number, etag in parts:
        part = upload.parts.get(number)
        if part is None or part.etag.strip('"') != etag.strip('"'):
            raise InvalidPart
        listed[number] = part
    if not listed:
        raise MalformedXML
    *others, _last = listed.values()
    if any(part.size < S3_UPLOAD_PART_MIN_SIZE for part in others):
        raise EntityTooSmall
    upload.parts = listed
    upload.partlist = sorted(listed)
    body = Body.joined(part.body for part in listed.values())
    digests = b"".join(bytes.fromhex(part.etag.strip('"')) for part in listed.values())
    etag = f"{hashlib.md5(digests, usedforsecurity=False).hexdigest()}-{len(listed)}"
    return body, etag, _checksum_of_parts(upload.metadata, [part.body for part in listed.values()])


def _checksum_of_parts(metadata: Any, parts: list[Body]) -> tuple[str, str, int] | None:
    """Type, value and number of parts; None where the client wanted none, or one that cannot be computed here."""
    algorithm = (metadata.get("x-amz-checksum-algorithm") or "").lower()
    if algorithm not in ALGORITHMS:
        return None
    if metadata.get("x-amz-checksum-type") == "FULL_OBJECT":
        return "FULL_OBJECT", base64.b64encode(checksum_of(Body.joined(parts), algorithm)).decode(), 1
    checksum = ALGORITHMS[algorithm]()
    for part in parts:
        checksum.update(checksum_of(part, algorithm))
    return "COMPOSITE", base64.b64encode(checksum.digest()).decode(), len(parts)


def _of_known_upload(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Without this, moto fails unexpectedly for an upload that was aborted."""

    @wraps(operation)
    def checked(self: Any, bucket_name: str, multipart_id: str, *args: Any, **kwargs: Any) -> Any:
        if multipart_id not in self.get_bucket(bucket_name).multiparts:
            raise NoSuchUpload(upload_id=multipart_id)
        return operation(self, bucket_name, multipart_id, *args, **kwargs)

    return checked


def _reading_bytes(operation: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(operation)
    def reading(*args: Any, **kwargs: Any) -> Any:
        token = _streams.set(False)
        try:
            return operation(*args, **kwargs)
        finally:
            _streams.reset(token)

    return reading


def _taking_incoming(setup: Callable[..., None]) -> Callable[..., None]:
    @wraps(setup)
    def taking(self: Any, request: Any, full_url: str | None = None, headers: Any = None) -> None:
        setup(self, request, full_url, headers)
        body: Body | None = request.environ.get(INCOMING)
        if body is not None:
            is_object = self.parse_key_name() and not _SUBRESOURCES & request.args.keys()
            self.body = body if is_object else body.read()

    return taking


def _giving_outgoing(respond: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(respond)
    def giving(self: Any, request: Any, full_url: str, headers: Any) -> Any:
        if INCOMING not in request.environ:
            return respond(self, request, full_url, headers)
        token = _streams.set(True)
        try:
            status, found, body = respond(self, request, full_url, headers)
        finally:
            _streams.reset(token)
        if isinstance(body, Body):
            request.environ[OUTGOING] = body
            body = b""
        return status, found, body

    return giving


def _of_bodies(compute: Callable[..., bytes]) -> Callable[..., bytes]:
    @wraps(compute)
    def computed(body: Body | bytes, algorithm: str, encode_base64: bool = True) -> bytes:
        if not isinstance(body, Body):
            return compute(body, algorithm, encode_base64)
        value = checksum_of(body, algorithm.lower())
        return base64.b64encode(value) if encode_base64 else value

    return computed
