"""LOAD and STORE over S3."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.pig_storage import PigStorage, instance_mark

KEYS = ("logs/2014-01/a", "logs/2014-02/b", "logs/2014-02/.c", "logs/2015-01/_d/e", "logs.txt", "logs-x/f", "a+b/g")


@pytest.fixture
def storage(clients, tmp_path):
    """Storage of the instance `mine`."""
    return PigStorage(clients.s3, tmp_path / "in", "mine")


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("s3://data/logs", ["logs/2014-01/a", "logs/2014-02/b"]),
        ("s3://data/logs/", ["logs/2014-01/a", "logs/2014-02/b"]),
        ("s3n://data/logs.txt", ["logs.txt"]),
        ("s3://data/logs/2014-*", ["logs/2014-01/a", "logs/2014-02/b"]),
        ("s3://data/logs/*/b", ["logs/2014-02/b"]),
        ("s3://data/logs/201[4-9]-01", ["logs/2014-01/a"]),
        ("s3://data/logs/{2014,2015}-0?/[!b]", ["logs/2014-01/a"]),
        ("s3://data/logs*", ["logs-x/f", "logs.txt", "logs/2014-01/a", "logs/2014-02/b"]),
        ("s3://data/a+b", ["a+b/g"]),
        ("s3://data", ["a+b/g", "logs-x/f", "logs.txt", "logs/2014-01/a", "logs/2014-02/b"]),
    ],
)
def test_reads_files_directories_and_globs(storage, bucket, tmp_path, uri, expected):
    """Hidden files below the path are no data."""
    for key in KEYS:
        bucket.put(key, key)
    paths = storage.inputs(uri)
    assert [str(path.relative_to(tmp_path / "in" / "1")) for path in paths] == expected
    assert [path.read_text() for path in paths] == expected


@pytest.mark.parametrize("uri", ["s3://data/no", "s3://data/lo", "s3://data/*/x"])
def test_fails_where_nothing_is(storage, bucket, uri):
    """The error names the URI as the script has it."""
    bucket.put("logs/a")
    with pytest.raises(FileNotFoundError) as caught:
        storage.inputs(uri)
    assert str(caught.value) == f"input path does not exist: {uri}"


def test_fails_for_other_places(storage):
    """Only S3 can be read."""
    with pytest.raises(TaskFailed, match=r"'hdfs:///x' is not an S3 URI"):
        storage.inputs("hdfs:///x")


def test_publishes_in_order_with_success_last(storage, bucket, tmp_path):
    """What is there afterwards is the instance's own."""
    files = [tmp_path / "part-m-00000", tmp_path / "_SUCCESS"]
    files[0].write_text("x")
    files[1].touch()
    assert not storage.output_exists("s3://data/out")
    storage.publish("s3://data/out", files)
    assert bucket.keys() == ["out/_SUCCESS", "out/part-m-00000"]
    assert bucket.client.head_object(Bucket="data", Key="out/part-m-00000")["Metadata"] == {"penstock-instance": "mine"}
    assert not storage.output_exists("s3://data/out/")


def test_replaces_what_a_killed_attempt_left(storage, bucket, tmp_path):
    """No part of an unfinished publication stays."""
    for name in ("part-m-00000", "part-m-00001"):
        bucket.put(f"out/{name}", "old", {"penstock-instance": "mine"})
    bucket.put("out-side", "other")
    part = tmp_path / "part-m-00000"
    part.write_text("new")
    storage.publish("s3://data/out", [part])
    assert {key: bucket.get(key) for key in bucket.keys("")} == {"out-side": "other", "out/part-m-00000": "new"}


def test_publishing_keeps_what_others_have_stored_meanwhile(storage, bucket, tmp_path):
    """Only rmf removes that."""
    bucket.put("out/theirs", "x", {"penstock-instance": "other"})
    bucket.put("out/ours", "x", {"penstock-instance": "mine"})
    part = tmp_path / "part-m-00000"
    part.touch()
    storage.publish("s3://data/out", [part])
    assert bucket.keys() == ["out/part-m-00000", "out/theirs"]


def test_removes_whoever_has_stored_it(storage, bucket):
    """A directory of another instance, too, and nothing beside it."""
    for key in ("out/_SUCCESS", "out/a", "out-2/a"):
        bucket.put(key, "x", {"penstock-instance": "other"})
    assert storage.exists("s3n://data/out")
    storage.remove("s3n://data/out")
    assert bucket.keys() == ["out-2/a"]
    assert not storage.exists("s3n://data/out")
    storage.remove("s3n://data/out")


def test_removes_from_s3_only(storage):
    """Other places are somebody else's."""
    with pytest.raises(TaskFailed, match=r"'hdfs:///x' is not an S3 URI"):
        storage.remove("hdfs:///x")


@pytest.mark.parametrize("metadata", [{}, {"penstock-instance": "other"}])
def test_sees_what_others_have_stored(storage, bucket, metadata):
    """A directory of another instance, or of anybody, is in the way."""
    bucket.put("out/part-m-00000", "x", metadata)
    bucket.put("out/part-m-00001", "x", {"penstock-instance": "mine"})
    assert storage.output_exists("s3://data/out")


def test_the_mark_is_that_of_the_instance(make_task):
    """Attempts share it, instances do not."""
    task = {"type": "PigActivity"}
    marks = [instance_mark(make_task(task, attempt_id=f"@A_{rest}")) for rest in ("1_Attempt=1", "1_Attempt=2", "2")]
    assert marks[0] == marks[1] != marks[2]
