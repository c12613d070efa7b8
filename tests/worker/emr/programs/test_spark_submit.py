"""spark-submit: what Spark is given to run."""

from pathlib import Path

import pytest

from penstock.worker.emr.programs import spark_submit
from penstock.worker.emr.programs.spark_submit import Spark
from penstock.worker.emr.surroundings import FOLDERS


@pytest.fixture
def submitted(monkeypatch):
    """What was submitted, with what was there of S3; the application writes a file."""
    found = []

    class FakeSpark:
        """A Spark of its own kind."""

        def submit(self, arguments, mirror, scratch):
            """As Spark's own."""
            folder = mirror.buckets["data"]
            seen = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
            found.append(([str(text).replace(str(scratch), "") for text in arguments], seen))
            found.append(
                [Path(part).read_text() for text in arguments for part in text.split(",") if str(scratch) in part]
            )
            (folder / "new").write_text("x")
            return 3 if "fail" in arguments else 0

    monkeypatch.setattr(Spark, "find", FakeSpark)
    return found


def test_submits(program, bucket, submitted, monkeypatch):
    """Files are fetched under their names; what the script, the arguments and the nodes name is there."""
    monkeypatch.setenv(FOLDERS, "s3://data/node/")
    for key in ("in/a", "node/b", "literal/c", "other/d"):
        bucket.put(key, "1")
    bucket.put("app.py", "read('s3a://data/literal/*')")
    bucket.put("lib/x.py", "x")
    bucket.put("lib/y.py", "y")
    arguments = ["--deploy-mode", "cluster", "--py-files", "s3://data/lib/x.py,s3://data/lib/y.py", "--name", "n"]
    code, output, errors = program(spark_submit.main, *arguments, "s3://data/app.py", "--in=s3://data/in", "z")
    assert (code, output, errors) == (0, "stored s3://data/new\n", "")
    assert submitted[0][0][:3] == ["--name", "n", "--py-files"]
    assert [Path(text).name for text in submitted[0][0][3].split(",")] == ["x.py", "y.py"]
    assert [Path(submitted[0][0][4]).name, *submitted[0][0][5:]] == ["app.py", "--in=s3://data/in", "z"]
    assert submitted[0][1] == ["in/a", "literal/c", "node/b"]
    assert submitted[1] == ["x", "y", "read('s3a://data/literal/*')"]
    assert bucket.get("new") == "x"


def test_stores_nothing_after_a_failure(program, bucket, submitted):
    """The exit code is the application's."""
    bucket.put("app.jar", "no text")
    arguments = ["--class", "a.B", "s3://data/app.jar", "fail", "s3://data/x"]
    assert program(spark_submit.main, *arguments) == (3, "", "")
    assert bucket.keys() == ["app.jar"]


def test_an_application_that_is_not_there(program, bucket, submitted):
    """Nothing is submitted."""
    assert program(spark_submit.main, "s3://data/none.py") == (
        1,
        "",
        "spark-submit: cannot read s3://data/none.py: it does not exist\n",
    )
    assert submitted == []
