"""The warehouse's view of S3."""

from __future__ import annotations

from pathlib import Path

import pytest

from penstock.local.endpoint.s3_objects import S3Objects


@pytest.fixture
def objects(moto_application, moto_client) -> S3Objects:
    """Objects."""
    s3 = moto_client("s3")
    s3.create_bucket(Bucket="lake")
    for key in ("out/b", "out/a", "other"):
        s3.put_object(Bucket="lake", Key=key, Body=key.encode())
    s3.put_bucket_versioning(Bucket="lake", VersioningConfiguration={"Status": "Enabled"})
    s3.put_object(Bucket="lake", Key="out/gone", Body=b"")
    s3.delete_object(Bucket="lake", Key="out/gone")
    return S3Objects(moto_application)


def test_lists_keys_of_a_prefix_in_order(objects: S3Objects) -> None:
    """Lists keys of a prefix in order."""
    assert objects.list("s3://lake/out/") == ["s3://lake/out/a", "s3://lake/out/b"]
    assert objects.list("s3://lake") == ["s3://lake/other", "s3://lake/out/a", "s3://lake/out/b"]
    assert objects.list("s3://nowhere/x") == []


def test_fetches_an_object(objects: S3Objects, tmp_path: Path) -> None:
    """Fetches an object."""
    objects.fetch("s3://lake/out/a", tmp_path / "a")

    assert (tmp_path / "a").read_bytes() == b"out/a"


def test_puts_and_deletes_objects(objects: S3Objects, moto_client, tmp_path: Path) -> None:
    """Clients of S3 see them."""
    (tmp_path / "file").write_bytes(b"new")
    for uri in ("s3://lake/out/a", "s3://lake/out/c"):
        objects.put(uri, tmp_path / "file")
    objects.delete("s3://lake/out/b")
    objects.delete("s3://lake/out/none")

    assert objects.list("s3://lake/out/") == ["s3://lake/out/a", "s3://lake/out/c"]
    assert moto_client("s3").get_object(Bucket="lake", Key="out/c")["Body"].read() == b"new"
    with pytest.raises(FileNotFoundError, match="S3 has no bucket nowhere"):
        objects.put("s3://nowhere/a", tmp_path / "file")


@pytest.mark.parametrize("uri", ["s3://lake/none", "s3://nowhere/out/a", "s3://lake/out/gone"])
def test_fails_for_an_object_that_is_not_there(objects: S3Objects, tmp_path: Path, uri: str) -> None:
    """Fails for an object that is not there."""
    with pytest.raises(FileNotFoundError, match=uri):
        objects.fetch(uri, tmp_path / "a")


def test_fails_for_another_scheme(objects: S3Objects) -> None:
    """Fails for another scheme."""
    with pytest.raises(ValueError, match="write s3://bucket/key"):
        objects.list("http://lake/out")
