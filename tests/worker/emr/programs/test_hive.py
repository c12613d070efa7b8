"""hive: what Spark SQL is given to run."""

import pytest

from penstock.worker.emr.programs import hive, hive_script
from penstock.worker.emr.programs.hive import Spark
from penstock.worker.emr.surroundings import FOLDERS


class FakeSpark:
    """Remembers the script and what was there of S3, writes a file, ends with an exit code."""

    def __init__(self, code=0):
        self.code = code
        self.scripts = []
        self.seen = []

    def run_sql(self, script, mirror, scratch):
        """As Spark's own."""
        assert script.parent == scratch
        self.scripts.append(script.read_text())
        folder = mirror.buckets["data"]
        self.seen = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
        (folder / "out").mkdir()
        (folder / "out/part").write_text("x")
        return self.code


@pytest.fixture
def spark(monkeypatch):
    """A Spark of its own kind."""
    fake = FakeSpark()
    monkeypatch.setattr(Spark, "find", lambda: fake)
    return fake


@pytest.mark.parametrize(
    ("main", "before"),
    [(hive.main, []), (hive_script.main, ["--run-hive-script", "--args"])],
    ids=["hive", "hive-script"],
)
def test_runs_a_script(program, bucket, spark, monkeypatch, main, before):
    """Variables are put in; what the script and the nodes name is there; what it wrote is stored."""
    monkeypatch.setenv(FOLDERS, "s3://data/node/")
    for key in ("in/a", "node/b", "other/c"):
        bucket.put(key, "1")
    bucket.put("q", "FROM '${IN}' ${hivevar:N} ${hiveconf:N} ${none} ${env:HOME}")
    arguments = [*before, "-d", "IN=s3://data/in/", "--hivevar", "N=a=b", "-f", "s3://data/q"]
    assert program(main, *arguments) == (0, "stored s3://data/out/part\n", "")
    assert spark.scripts == ["FROM 's3://data/in/' a=b a=b ${none} ${env:HOME}"]
    assert spark.seen == ["in/a", "node/b"]
    assert bucket.get("out/part") == "x"


def test_stores_nothing_after_a_failure(program, bucket, spark):
    """The exit code is Spark's."""
    spark.code = 3
    assert program(hive.main, "-e", "SELECT 's3://data/x'") == (3, "", "")
    assert bucket.keys() == []


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ([], "hive: hive has neither -f nor -e\n"),
        (["-f"], "hive: the option -f of hive has no value\n"),
        (["-S", "x"], "hive: the option -S of hive cannot be used here\n"),
        (["-f", "s3://data/none"], "hive: cannot read s3://data/none: it does not exist\n"),
    ],
)
def test_refuses(program, spark, arguments, error):
    """Before Spark is started."""
    assert program(hive.main, *arguments) == (1, "", error)
    assert spark.scripts == []
