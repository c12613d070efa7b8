"""S3 against a dict of bytes: whatever is done, in whatever order, with kills in between."""

from __future__ import annotations

import hashlib
import io
import re
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import Phase, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from penstock.local.endpoint.bodies import moto_classes
from penstock.local.endpoint.bodies.body import CHUNK
from penstock.local.endpoint.messages import HttpRequest, HttpResponse
from penstock.local.endpoint.moto_application import MotoApplication

SIGNED = ("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/s3/aws4_request")
ACCOUNT = "123456789012"
KEYS = st.sampled_from(["a", "b/c", "ü d"])
BODIES = st.one_of(
    st.binary(max_size=20),
    st.builds(lambda size, byte: bytes([byte]) * size, st.integers(CHUNK - 1, CHUNK + 1), st.integers(0, 255)),
)
SPANS = st.tuples(st.integers(0, 30) | st.just(CHUNK - 1), st.integers(0, 30) | st.just(CHUNK))


class S3Machine(RuleBasedStateMachine):
    """Puts, gets, copies, joins and deletes."""

    @initialize()
    def begin(self) -> None:
        """Make a bucket."""
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(moto_classes, "S3_UPLOAD_PART_MIN_SIZE", 0)
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self.scratch.name)
        self.objects: dict[str, bytes] = {}
        self.parts: list[bytes] = []
        self.upload: str | None = None
        self.open()
        self.ask("PUT", "")

    def open(self) -> None:
        """Begin a life."""
        self.moto = MotoApplication(bodies=self.folder / "s3")
        self.moto.load()
        self.moto.keep_objects(self.folder, ACCOUNT)

    def ask(self, method: str, key: str, body: bytes = b"", **headers: str) -> HttpResponse:
        """Send a request."""
        pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
        path, _, query = key.partition("?")
        target = f"/lake/{quote(path)}?{query}"
        request = HttpRequest(method, target, (SIGNED, ("Host", "localhost"), *pairs), io.BytesIO(body))
        return self.moto.respond(request)

    @rule(key=KEYS, body=BODIES)
    def put(self, key: str, body: bytes) -> None:
        """Put an object, in the place of another or not."""
        answer = self.ask("PUT", key, body)
        assert _header(answer, "etag") == f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
        self.objects[key] = body

    @rule(key=KEYS)
    def get(self, key: str) -> None:
        """Get all of it."""
        answer = self.ask("GET", key)
        assert answer.status == (200 if key in self.objects else 404)
        if key in self.objects:
            assert bytes(answer.body) == self.objects[key]
            assert _header(answer, "content-length") == str(len(self.objects[key]))

    @rule(key=KEYS, span=SPANS, form=st.sampled_from(["{}-{}", "{}-", "-{1}"]))
    def get_range(self, key: str, span: tuple[int, int], form: str) -> None:
        """Get some bytes of it."""
        if key not in self.objects:
            return
        whole, (first, last) = self.objects[key], span
        answer = self.ask("GET", key, Range="bytes=" + form.format(first, last))
        if form == "-{1}":
            first, last = max(len(whole) - last, 0), len(whole) - 1
            unsatisfied = span[1] == 0
        else:
            last = min(last, len(whole) - 1) if form == "{}-{}" else len(whole) - 1
            unsatisfied = first >= len(whole)
        if unsatisfied:
            assert answer.status == 416
        elif first > last:  # S3 takes it for no range
            assert (answer.status, bytes(answer.body)) == (200, whole)
        else:
            assert (answer.status, bytes(answer.body)) == (206, whole[first : last + 1])
            assert _header(answer, "content-range") == f"bytes {first}-{last}/{len(whole)}"
            assert _header(answer, "content-length") == str(last + 1 - first)

    @rule(source=KEYS, key=KEYS)
    def copy(self, source: str, key: str) -> None:
        """Copy an object to another key."""
        if source in self.objects and source != key:
            assert self.ask("PUT", key, x_amz_copy_source=quote(f"lake/{source}")).status == 200
            self.objects[key] = self.objects[source]

    @rule(key=KEYS)
    def delete(self, key: str) -> None:
        """Delete an object that may be there."""
        assert self.ask("DELETE", key).status == 204
        self.objects.pop(key, None)

    @precondition(lambda self: self.upload is None)
    @rule()
    def begin_upload(self) -> None:
        """Begin to upload the object `joined`."""
        answer = self.ask("POST", "joined?uploads")
        found = re.search(r"<UploadId>(.+)</UploadId>", bytes(answer.body).decode())
        assert found is not None
        self.upload = found[1]

    @precondition(lambda self: self.upload is not None)
    @rule(body=BODIES)
    def upload_part(self, body: bytes) -> None:
        """Upload the next part of it."""
        query = f"joined?partNumber={len(self.parts) + 1}&uploadId={self.upload}"
        assert self.ask("PUT", query, body).status == 200
        self.parts.append(body)

    @precondition(lambda self: self.upload is not None)
    @rule(source=KEYS, span=SPANS)
    def upload_part_copy(self, source: str, span: tuple[int, int]) -> None:
        """Let some bytes of another object be the next part of it."""
        first, last = span
        if first <= last < len(self.objects.get(source, b"")):
            query = f"joined?partNumber={len(self.parts) + 1}&uploadId={self.upload}"
            copied = {"x_amz_copy_source": quote(f"lake/{source}"), "x_amz_copy_source_range": f"bytes={first}-{last}"}
            assert self.ask("PUT", query, **copied).status == 200
            self.parts.append(self.objects[source][first : last + 1])

    @precondition(lambda self: self.parts)
    @rule()
    def complete(self) -> None:
        """Complete it."""
        digests = [hashlib.md5(part, usedforsecurity=False) for part in self.parts]
        parts = "".join(
            f"<Part><PartNumber>{number}</PartNumber><ETag>{digest.hexdigest()}</ETag></Part>"
            for number, digest in enumerate(digests, start=1)
        )
        document = f"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>"
        assert self.ask("POST", f"joined?uploadId={self.upload}", document.encode()).status == 200
        self.objects["joined"] = b"".join(self.parts)
        self.upload, self.parts = None, []

    @precondition(lambda self: self.upload is not None)
    @rule()
    def abort(self) -> None:
        """Give it up."""
        assert self.ask("DELETE", f"joined?uploadId={self.upload}").status == 204
        self.upload, self.parts = None, []

    @rule()
    def begin_another_life(self) -> None:
        """What is complete is there again; moto's state is reset, and only the files are left."""
        etags = {key: _header(self.ask("HEAD", key), "etag") for key in self.objects}
        self.moto.stop_keeping()
        self.upload, self.parts = None, []
        self.open()
        assert {key: _header(self.ask("HEAD", key), "etag") for key in self.objects} == etags

    @invariant()
    def joined_is_right(self) -> None:
        """The object that was uploaded in parts is as long as it should be."""
        if "joined" in self.objects:
            assert _header(self.ask("HEAD", "joined"), "content-length") == str(len(self.objects["joined"]))

    def teardown(self) -> None:
        """Each body is right at the end, and no file is left when all objects are deleted."""
        try:
            for key, body in self.objects.items():
                assert bytes(self.ask("GET", key).body) == body
                self.ask("DELETE", key)
            if self.upload is not None:
                self.ask("DELETE", f"joined?uploadId={self.upload}")
            assert not (self.folder / "s3").exists() or list((self.folder / "s3").iterdir()) == []
        finally:
            self.moto.stop_keeping()
            self.scratch.cleanup()
            self.patch.undo()


def _header(answer: HttpResponse, name: str) -> str | None:
    return next((value for key, value in answer.headers if key.lower() == name), None)


TestS3: Any = S3Machine.TestCase
TestS3.settings = settings(max_examples=10, stateful_step_count=30, deadline=None, phases=[Phase.generate])
