"""What is in S3 is on disk, too."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from moto.s3.models import S3Backend

from penstock.local.endpoint.bodies.store import BodyStore
from penstock.local.endpoint.kept_objects import NAME, KeptObjects
from penstock.local.endpoint.messages import HttpRequest, HttpResponse
from penstock.local.endpoint.moto_application import MotoApplication
from penstock.local.endpoint.s3_objects import S3Objects

ACCOUNT = "123456789012"
Request = Callable[..., HttpResponse]


@pytest.fixture
def moto(tmp_path: Path) -> Iterator[MotoApplication]:
    """An application that keeps its objects."""
    application = _opened(tmp_path)
    yield application
    application.stop_keeping()


def _opened(folder: Path) -> MotoApplication:
    """Another life; `load` resets moto, whose state is the process's."""
    application = MotoApplication(bodies=folder / "s3")
    application.load()
    application.keep_objects(folder, ACCOUNT)
    return application


def _ask(moto: MotoApplication, method: str, target: str, body: bytes = b"", **headers: str) -> HttpResponse:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    signed = ("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/s3/aws4_request")
    hosted = (signed, *pairs) if "Host" in headers else (signed, ("Host", "localhost:1"), *pairs)
    answer = moto.respond(HttpRequest(method, target, hosted, io.BytesIO(body)))
    assert answer.status < 300, answer
    return answer


def _next_life(moto: MotoApplication, folder: Path) -> MotoApplication:
    moto.stop_keeping()
    return _opened(folder)


def test_objects_are_there_again(moto: MotoApplication, tmp_path: Path) -> None:
    """With their bodies, types, metadata and times, whether they were asked for by path or by host."""
    _ask(moto, "PUT", "/lake")
    _ask(moto, "PUT", "/lake/a%20b/c", b"one", Content_Type="text/csv", X_Amz_Meta_Who="me")
    _ask(moto, "PUT", "/lake/a%20b/c", b"two", Content_Type="text/csv", X_Amz_Meta_Who="me")
    _ask(moto, "PUT", "/by/host", b"three", Host="lake.localhost:1")
    before = dict(_ask(moto, "GET", "/lake/a%20b/c").headers)

    again = _next_life(moto, tmp_path)

    answer = _ask(again, "GET", "/lake/a%20b/c")
    after = dict(answer.headers)
    assert bytes(answer.body) == b"two"
    for name in ("ETag", "last-modified", "Content-Type", "x-amz-meta-who"):
        assert _header(after, name) == _header(before, name) is not None
    assert bytes(_ask(again, "GET", "/lake/by/host").body) == b"three"
    again.stop_keeping()


def _header(headers: dict[str, str], name: str) -> str | None:
    return next((value for key, value in headers.items() if key.lower() == name.lower()), None)


def test_what_is_deleted_stays_away(moto: MotoApplication, tmp_path: Path) -> None:
    """One object, several in one request, and a bucket; no body is left behind."""
    for bucket in ("lake", "gone"):
        _ask(moto, "PUT", f"/{bucket}")
    for name in ("a", "b", "c", "d"):
        _ask(moto, "PUT", f"/lake/{name}", name.encode())
    _ask(moto, "DELETE", "/lake/a")
    _ask(moto, "POST", "/lake?delete", b"<Delete><Object><Key>b</Key></Object><Object><Key>c</Key></Object></Delete>")
    _ask(moto, "DELETE", "/gone")

    again = _next_life(moto, tmp_path)

    assert [entry.value.decode() for entry in _backend().buckets["lake"].keys.values()] == ["d"]
    assert list(_backend().buckets) == ["lake"]
    assert [path.read_bytes() for path in (tmp_path / "s3").iterdir()] == [b"d"]
    again.stop_keeping()


def test_the_warehouse_s_objects_are_kept(moto: MotoApplication, tmp_path: Path) -> None:
    """They reach the backend without a request."""
    objects = S3Objects(moto, ACCOUNT)
    _ask(moto, "PUT", "/lake")
    file = tmp_path / "part"
    file.write_bytes(b"rows")
    objects.put("s3://lake/part", file)
    objects.put("s3://lake/other", file)
    objects.delete("s3://lake/other")

    again = _next_life(moto, tmp_path)

    assert S3Objects(again, ACCOUNT).list("s3://lake/") == ["s3://lake/part"]
    assert bytes(_ask(again, "GET", "/lake/part").body) == b"rows"
    again.stop_keeping()


def test_a_body_without_an_entry_is_removed(tmp_path: Path) -> None:
    """That is what a kill between the two leaves."""
    backend = S3Backend("us-east-1", ACCOUNT)
    store = BodyStore(tmp_path / "s3")
    first = KeptObjects(tmp_path, backend, store)
    half = store.keep(b"half")
    first.close()
    del half

    again = KeptObjects(tmp_path, backend, BodyStore(tmp_path / "s3"))
    again.restore()

    assert list((tmp_path / "s3").iterdir()) == []
    assert (tmp_path / NAME).exists()
    again.close()


def _backend() -> Any:
    from moto.s3.models import s3_backends

    return s3_backends[ACCOUNT]["aws"]
