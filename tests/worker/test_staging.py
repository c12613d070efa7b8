"""Copies between S3 and directories."""

import pytest

from penstock.worker import staging
from penstock.worker.errors import TaskFailed
from penstock.worker.s3_uri import S3Uri


def test_downloads_what_is_below_a_directory(clients, bucket, tmp_path):
    """Downloads what is below a directory."""
    for key in ("in/a", "in/b/c", "in/b/", "in", "into/d"):
        bucket.put(key, key)
    found = staging.download_directory(clients.s3, S3Uri("data", "in/"), tmp_path / "to")
    assert [tmp_path / "to" / "a", tmp_path / "to" / "b" / "c"] == found
    assert (tmp_path / "to" / "b" / "c").read_text() == "in/b/c"


def test_downloads_nothing_into_an_empty_directory(clients, tmp_path):
    """Downloads nothing into an empty directory."""
    assert staging.download_directory(clients.s3, S3Uri("data", "in"), tmp_path / "to") == []
    assert (tmp_path / "to").is_dir()


@pytest.mark.parametrize("key", ["in/../../x", "in//x", "in/./x"])
def test_refuses_keys_that_lead_out_of_the_directory(clients, bucket, tmp_path, key):
    """Refuses keys that lead out of the directory."""
    bucket.put(key)
    with pytest.raises(TaskFailed, match=r"has empty, '\.' or '\.\.' parts and is no file name"):
        staging.download_directory(clients.s3, S3Uri("data", "in"), tmp_path)


@pytest.mark.parametrize("at_once", [8 << 20, 0])
def test_uploads_a_directory(clients, bucket, tmp_path, monkeypatch, at_once):
    """Small files, and those that a managed transfer sends."""
    monkeypatch.setattr(staging, "_MOST_AT_ONCE", at_once)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_text("c")
    (tmp_path / "a").write_text("a")
    staging.upload_directory(clients.s3, tmp_path, S3Uri("data", "out"))
    assert bucket.keys() == ["out/a", "out/b/c"]
    assert bucket.get("out/b/c") == "c"


@pytest.mark.parametrize("at_once", [8 << 20, 0])
def test_uploads_what_is_said_of_a_file(clients, bucket, tmp_path, monkeypatch, at_once):
    """An empty one, too."""
    monkeypatch.setattr(staging, "_MOST_AT_ONCE", at_once)
    (tmp_path / "a").touch()
    staging.upload_file(clients.s3, tmp_path / "a", S3Uri("data", "a"), {"mark": "7"})
    head = clients.s3.head_object(Bucket="data", Key="a")
    assert (head["Metadata"], head["ContentLength"]) == ({"mark": "7"}, 0)


def test_fails_with_the_uri(clients, tmp_path):
    """Fails with the uri."""
    with pytest.raises(TaskFailed, match=r"^cannot list s3://nowhere/in/x: NoSuchBucket: ") as caught:
        staging.download_directory(clients.s3, S3Uri("nowhere", "in/x"), tmp_path)
    assert caught.value.error_id == "S3Error"
    with pytest.raises(TaskFailed, match=r"^cannot read s3://data/no: it does not exist$") as caught:
        staging.download_file(clients.s3, S3Uri("data", "no"), tmp_path / "no")
    assert caught.value.error_id == "S3ObjectMissing"
    (tmp_path / "file").write_text("x")
    with pytest.raises(TaskFailed, match=r"^cannot write s3://nowhere/f: "):
        staging.upload_file(clients.s3, tmp_path / "file", S3Uri("nowhere", "f"))
