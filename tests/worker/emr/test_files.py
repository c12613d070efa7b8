"""What paths of Hadoop stand for here."""

from pathlib import Path

import pytest

from penstock.worker.emr.files import HadoopFiles, as_text
from penstock.worker.errors import TaskFailed
from penstock.worker.s3_uri import S3Uri


@pytest.fixture
def files(clients, tmp_path):
    """S3, and an HDFS in `tmp_path`."""
    return HadoopFiles(clients.s3, tmp_path)


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("/a/b", "a/b"),
        ("hdfs:///a/b", "a/b"),
        ("hdfs://host:8020/a/b", "a/b"),
        ("hdfs:/a", "a"),
        ("a/b", "user/hadoop/a/b"),
    ],
)
def test_hdfs(files, tmp_path, text, below):
    """A folder of the attempt, whoever the host is."""
    assert files.place(text) == tmp_path / below


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("s3a://b/x", S3Uri("b", "x")),
        ("S3://b/x:y", S3Uri("b", "x:y")),
        ("file:///x/y", Path("/x/y")),
        ("file:/x/y", Path("/x/y")),
    ],
)
def test_other_places(files, text, place):
    """S3 under all its names, and this computer's own files."""
    assert files.place(text) == place
    assert files.place(as_text(place)) == place


@pytest.mark.parametrize("text", ["gs://b/x", "hdfs:///a/../../b", "http://h/x"])
def test_refuses(files, text):
    """What is not here, and what leads out of HDFS."""
    with pytest.raises(TaskFailed):
        files.place(text)


@pytest.mark.parametrize("root", ["s3://data", ""])
def test_finds_files(files, bucket, tmp_path, root):
    """The same in S3 and in HDFS: a file, a folder, globs of either."""
    for name in ("x/1", "x/y/2", "z"):
        bucket.put(name, name)
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)

    def found(path):
        return [(item.match, item.relative, item.is_below) for item in files.files(f"{root}/{path}")]

    assert found("z") == [("z", "z", False)]
    assert found("x") == found("x/") == [("x", "1", True), ("x", "y/2", True)]
    assert found("x/*") == [("1", "1", False), ("y", "2", True)]
    assert found("none") == found("none*") == []
    assert [files.exists(f"{root}/{path}") for path in ("z", "x", "x/", "?", "none", "none*")] == [True] * 4 + [
        False
    ] * 2
    assert [files.is_file(f"{root}/{path}") for path in ("z", "x", "none", "[z]")] == [True, False, False, True]
    assert [files.remove(f"{root}/{path}") for path in ("none", "x/[0-9]", "x", "z")] == [0, 1, 1, 1]
    assert found("*") == []
