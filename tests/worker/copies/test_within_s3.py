"""CopyActivity within S3."""

import gzip

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.executors.copy_activity import CopyActivityExecutor
from penstock.worker.outcome import FINISHED

FORMATS = (
    {"id": "Tsv", "type": "TSV"},
    {"id": "Other", "type": "TSV"},
    {"id": "Csv", "type": "CSV"},
)


@pytest.fixture
def copy(make_attempt):
    """Copy between two nodes: their paths, a folder's with a slash, and their other fields."""

    def copy(source, target, source_fields=None, target_fields=None):
        nodes = []
        for key, path, fields in (("In", source, source_fields), ("Out", target, target_fields)):
            place = "directoryPath" if path.endswith("/") else "filePath"
            nodes.append({"id": key, "type": "S3DataNode", place: f"s3://data/{path}", **(fields or {})})
        activity = {"type": "CopyActivity", "input": {"ref": "In"}, "output": {"ref": "Out"}}
        return CopyActivityExecutor().run(make_attempt(activity, *nodes, *FORMATS))

    return copy


def written(form):
    """The field for a data format."""
    return {"dataFormat": {"ref": form}}


@pytest.mark.parametrize("fields", [(None, None), (written("Tsv"), written("Tsv")), (written("Tsv"), written("Other"))])
def test_files_of_equal_formats_are_copied_as_they_are(copy, bucket, fields):
    """Bytes that are no text, too; keys keep their paths below the folder."""
    bucket.put("in/a/b", b"\xff\x00")
    bucket.put("in/c", "1\n")
    bucket.put("in-other/c", "not this")
    assert copy("in/", "out/", *fields) == FINISHED
    assert bucket.keys("out") == ["out/a/b", "out/c"]
    assert bucket.client.get_object(Bucket="data", Key="out/a/b")["Body"].read() == b"\xff\x00"


def test_a_file_to_a_folder_and_to_a_file(copy, bucket):
    """In a folder it keeps its name."""
    bucket.put("in/a.csv", "1\n")
    assert copy("in/a.csv", "out/") == FINISHED
    assert copy("in/a.csv", "other.csv") == FINISHED
    assert bucket.get("out/a.csv") == bucket.get("other.csv") == "1\n"


def test_a_folder_to_a_file_is_merged(copy, bucket):
    """Record by record, in name order; what lacks its line feed gets it."""
    bucket.put("in/b", "3")
    bucket.put("in/a", "1\n2")
    assert copy("in/", "out.csv") == FINISHED
    assert bucket.get("out.csv") == "1\n2\n3\n"


def test_other_formats_are_rewritten(copy, bucket):
    """So are other compressions."""
    bucket.put("in/a", "x,y\t\\\\\t\\n\n")
    assert copy("in/", "out/", written("Tsv"), written("Csv")) == FINISHED
    assert bucket.get("out/a") == "x\\,y,\\\\,\\n\n"
    assert copy("in/", "zipped/", written("Tsv"), {**written("Tsv"), "compression": "gzip"}) == FINISHED
    body = bucket.client.get_object(Bucket="data", Key="zipped/a")["Body"].read()
    assert gzip.decompress(body) == b"x,y\t\\\\\t\\n\n"
    assert copy("zipped/", "back.tsv", {**written("Tsv"), "compression": "gzip"}, written("Tsv")) == FINISHED
    assert bucket.get("back.tsv") == "x,y\t\\\\\t\\n\n"


def test_an_empty_folder(copy, bucket):
    """Nothing, or an empty file."""
    assert copy("in/", "out/") == FINISHED
    assert bucket.keys() == []
    assert copy("in/", "out") == FINISHED
    assert bucket.get("out") == ""


@pytest.mark.parametrize(
    ("source", "fields", "message"),
    [
        ("gone", None, r"^cannot copy s3://data/gone: it does not exist$"),
        ("gone", {"compression": "gzip"}, r"^cannot read s3://data/gone: it does not exist$"),
        ("a", {"compression": "lzo"}, r"^compression of S3DataNode 'In' is lzo; use none or gzip$"),
    ],
)
def test_failures(copy, bucket, source, fields, message):
    """They name the object."""
    with pytest.raises(TaskFailed, match=message):
        copy(source, "out", fields)
    assert bucket.keys() == []
