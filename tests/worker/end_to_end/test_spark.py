"""The steps run-spark and run-hive on PySpark in local mode: data in, data out, twice, and what fails."""

from pathlib import Path

import pytest

from penstock.worker.emr.spark import Spark
from penstock.worker.errors import TaskFailed

ASSETS = Path(__file__).parents[3] / "docs/examples/assets"
SPEC = """
name: spark
schedule: on-demand
retries: {maximum: 0}
alarms: {on_failure: false}
resources:
  cluster:
    type: emr-cluster
    release: emr-5.36.2
    applications: [Hive, Spark]
    master: {instance_type: m5.xlarge}
    core: {instance_type: m5.xlarge, count: 2}
steps:
  - type: extract-from-s3
    name: visits
    path: visits/
"""
COUNT = """
  - type: run-spark
    name: count
    script: spark/visits_by_country.py
    arguments: ["#{input.directoryPath}", "#{output.directoryPath}"]
    options: [--conf, spark.executor.cores=2, --num-executors, "3"]
    input: visits
    output: counts
"""
HIVE = """
  - type: run-hive
    name: hive
    script: hive/visits_by_country.q
    input: visits
    output: by-hive
    variables: {LEAST: "2"}
"""
PLAIN = """
  - type: run-hive
    name: hive
    command: |
      DROP TABLE IF EXISTS lines;
      CREATE EXTERNAL TABLE lines (line STRING) LOCATION '${INPUT}';
      INSERT OVERWRITE DIRECTORY '${OUTPUT}' SELECT line FROM lines WHERE line LIKE '%DE%';
    input: visits
    output: by-hive
"""
BUCKET = "spark-data"
# Java starts slowly on a computer that is busy with other tests.
SECONDS = 300


@pytest.fixture
def visits(cloud):
    """Two files of visits, and a worker, where there is Spark."""
    try:
        Spark.find()
    except TaskFailed as error:
        pytest.skip(f"Spark {error}")

    cloud.s3.create_bucket(Bucket=BUCKET)
    cloud.s3.put_object(Bucket=BUCKET, Key="visits/a", Body="h1\tDE\tp\nh2\tFR\tü\n".encode())
    cloud.s3.put_object(Bucket=BUCKET, Key="visits/b", Body=b"h3\tDE\tp\n")
    cloud.worker()
    yield
    for item in cloud.s3.list_objects_v2(Bucket=BUCKET).get("Contents", ()):
        cloud.s3.delete_object(Bucket=BUCKET, Key=item["Key"])


@pytest.fixture
def activate(visits, activate_spec):
    """Activate a spec over the visits."""
    files = {f"{path.parent.name}/{path.name}": path.read_text() for path in ASSETS.glob("[sh][pi]*/*_by_country.*")}
    return lambda steps, assets=None: activate_spec(SPEC + steps, {**files, **(assets or {})})


@pytest.fixture
def stored(cloud):
    """The keys and the lines of the data files under a prefix."""

    def stored(prefix):
        found = cloud.s3.list_objects_v2(Bucket=BUCKET, Prefix=prefix).get("Contents", ())
        bodies = {item["Key"]: cloud.s3.get_object(Bucket=BUCKET, Key=item["Key"])["Body"].read() for item in found}
        return list(bodies), sorted(line for body in bodies.values() for line in body.decode().splitlines())

    return stored


def _rerun(cloud, pipeline, step):
    instance = next(item.id for item in cloud.objects(pipeline, "INSTANCE") if f"@{step}_" in item.id)
    cloud.pipelines.set_status(pipelineId=pipeline, objectIds=[instance], status="RERUN")


def test_spark(cloud, activate, ended, stored, tmp_path):
    """An application reads and writes S3; a rerun, over more data, overwrites its output."""
    pipeline = activate(COUNT)

    assert ended(pipeline, "count", seconds=SECONDS) == (["FINISHED"], [])
    keys, lines = stored("counts/")
    assert lines == ["DE,2", "FR,1"]
    cloud.s3.put_object(Bucket=BUCKET, Key="visits/c", Body=b"h5\tFR\tp\n")
    _rerun(cloud, pipeline, "count")
    assert ended(pipeline, "count", seconds=SECONDS) == (["FINISHED"], [])
    again, lines = stored("counts/")
    assert lines == ["DE,2", "FR,2"]
    assert len(again) == len(keys)
    assert not [key for key in again if key.endswith(".crc")]
    assert sum(key.endswith("/_SUCCESS") for key in again) == 1
    assert [path.name for path in (tmp_path / "scratch").glob("*/attempt-*")] == []


def test_hive(cloud, activate, ended, stored):
    """HiveQL with variables, over external tables; a rerun overwrites its output, written as Hive writes it."""
    pipeline = activate(HIVE)

    assert ended(pipeline, "hive", seconds=SECONDS) == (["FINISHED"], [])
    assert stored("by-hive/")[1] == ["DE\x012"]
    cloud.s3.put_object(Bucket=BUCKET, Key="visits/c", Body=b"h5\tFR\tp\n")
    _rerun(cloud, pipeline, "hive")
    assert ended(pipeline, "hive", seconds=SECONDS) == (["FINISHED"], [])
    assert stored("by-hive/")[1] == ["DE\x012", "FR\x012"]


def test_plain_hive(activate, ended, stored):
    """A table that names no format is text, as in Hive."""
    assert ended(activate(PLAIN), "hive", seconds=SECONDS) == (["FINISHED"], [])
    assert stored("by-hive/")[1] == ["h1\tDE\tp", "h3\tDE\tp"]


def test_staged_hive(cloud, visits, default, eventually, stored):
    """With stage=true the nodes are tables, of the columns of their data formats."""
    tsv = {"id": "Visits", "type": "TSV", "column": ["host STRING", "country", "page STRING"]}
    csv = {"id": "Counts", "type": "CSV", "column": ["country STRING", "visits INT"]}
    pipeline = cloud.activate(
        [
            {**default, "maximumRetries": "0"},
            tsv,
            csv,
            {
                "id": "In",
                "type": "S3DataNode",
                "directoryPath": f"s3://{BUCKET}/visits/",
                "dataFormat": {"ref": "Visits"},
            },
            {
                "id": "Out",
                "type": "S3DataNode",
                "directoryPath": f"s3://{BUCKET}/staged",
                "dataFormat": {"ref": "Counts"},
            },
            {"id": "Cluster", "type": "EmrCluster"},
            {
                "id": "Hive",
                "type": "HiveActivity",
                "runsOn": {"ref": "Cluster"},
                "stage": "true",
                "hiveScript": "INSERT OVERWRITE TABLE ${output1} SELECT country, COUNT(*) FROM ${input1} GROUP BY 1;",
                "input": {"ref": "In"},
                "output": {"ref": "Out"},
            },
        ]
    )

    eventually(lambda: cloud.statuses(pipeline).get("Hive") in {"FINISHED", "FAILED"}, SECONDS)

    errors = [item.string("errorMessage") for item in cloud.objects(pipeline, "ATTEMPT")]
    assert [error for error in errors if error] == []
    assert stored("staged/")[1] == ["DE,2", "FR,1"]


@pytest.mark.parametrize(
    ("steps", "step", "assets", "error"),
    [
        (COUNT, "count", {"spark/visits_by_country.py": "raise ValueError('no good')\n"}, "ValueError: no good"),
        (COUNT.replace("input.dir", "output.dir", 1), "count", {}, "Path does not exist: s3://spark-data/counts/"),
        (HIVE, "hive", {"hive/visits_by_country.q": "SELEC 1;"}, "Syntax error at or near 'SELEC'"),
    ],
)
def test_fails(activate, ended, stored, steps, step, assets, error):
    """The reason is what Spark says last, and nothing is written."""
    statuses, errors = ended(activate(steps, assets), step, seconds=SECONDS)

    assert statuses == ["FAILED"]
    assert error in errors[0]
    assert stored("counts/")[0] == stored("by-hive/")[0] == []


def test_an_application_is_cancelled(cloud, activate, alive, eventually, stored, tmp_path):
    """Its processes end, its folder goes, and what it had written does not reach S3."""
    marker = tmp_path / "pid"
    script = f"""import os, sys, time
from pathlib import Path
from pyspark.sql import SparkSession

SparkSession.builder.getOrCreate().range(5).write.csv(sys.argv[2])
Path({str(marker)!r}).write_text(str(os.getpid()))
time.sleep(600)
"""
    pipeline = activate(COUNT, {"spark/visits_by_country.py": script})
    pid = int(eventually(lambda: marker.exists() and marker.read_text(), SECONDS))

    cloud.pipelines.deactivate_pipeline(pipelineId=pipeline, cancelActive=True)

    eventually(lambda: not alive(pid))
    assert cloud.statuses(pipeline)["count"] == "CANCELED"
    eventually(lambda: not list((tmp_path / "scratch").glob("*/attempt-*")))
    assert stored("counts/")[0] == []
