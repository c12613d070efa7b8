"""Folders of S3 on this computer."""

import os

import pytest

from penstock.worker.emr.mirror import Mirror, uris_in


@pytest.fixture
def mirror(clients, tmp_path):
    """A mirror without folders."""
    return Mirror(clients.s3, tmp_path / "s3")


@pytest.mark.parametrize(
    ("text", "uris"),
    [
        ("read('s3://b/x/') # s3a://c/y", ["s3://b/x/", "s3a://c/y"]),
        ("LOCATION 's3://b/x';", ["s3://b/x"]),
        ("f's3://b/{day}/x' 's3://b/%s' \"s3://b/${day}\"", []),
        ("s3://b s3://b/a=1/*.csv", ["s3://b", "s3://b/a=1/*.csv"]),
    ],
)
def test_finds_uris(text, uris):
    """Those that are spelled out."""
    assert uris_in(text) == uris


@pytest.mark.parametrize(
    ("uri", "keys"),
    [
        ("s3://data/x", ["x/1", "x/y/2"]),
        ("s3n://data/x/", ["x/1", "x/y/2"]),
        ("s3://data/x/1", ["x/1"]),
        ("s3://data/x/y/*.csv", ["x/y/2"]),
        ("s3://data", ["x-other", "x/1", "x/y/2"]),
        ("s3://data/none", []),
    ],
)
def test_fetches(mirror, bucket, uri, keys):
    """Files, folders, what a glob may match; not what only begins alike."""
    for key in ("x/1", "x/y/2", "x-other"):
        bucket.put(key, key)
    bucket.put("x/empty/", "")
    mirror.fetch([uri, uri])
    folder = mirror.buckets["data"]
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()) == keys
    assert mirror.bring_back() == []


def test_brings_back_what_has_changed(mirror, bucket):
    """New, different and removed files; checksums of Hadoop stay here, and `_SUCCESS` comes last."""
    for key in ("in/same", "in/old", "in/gone", "in/rewritten", "elsewhere"):
        bucket.put(key, "1")
    mirror.fetch(["s3://data/in"])
    folder = mirror.buckets["data"]
    before = (folder / "in/rewritten").stat()
    (folder / "in/old").write_text("22")
    (folder / "in/gone").unlink()
    (folder / "in/new").write_text("2")
    (folder / "in/new").rename(folder / "in/rewritten")
    os.utime(folder / "in/rewritten", ns=(before.st_atime_ns, before.st_mtime_ns))
    for name in ("_SUCCESS", "part-0", ".part-0.crc", "sub/x"):
        (folder / "out" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "out" / name).write_text("3")

    stored = mirror.bring_back()

    changed = ["in/old", "in/rewritten", "out/part-0", "out/sub/x", "out/_SUCCESS"]
    assert stored == [f"s3://data/{key}" for key in changed]
    assert bucket.keys() == sorted([*changed, "in/same", "elsewhere"])
    assert bucket.get("in/rewritten") == "2"
