"""The steps run-emr-step and run-hadoop-streaming on the local cloud: data in, data out, twice, and what fails."""

import gzip
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[3] / "docs/examples/assets"
FROM_S3 = """
name: emr
schedule: on-demand
retries: {maximum: 0}
alarms: {on_failure: false}
resources:
  cluster:
    type: emr-cluster
    release: emr-5.36.2
    master: {instance_type: m5.xlarge}
    core: {instance_type: m5.xlarge, count: 2}
steps:
  - type: extract-from-s3
    name: visits
    path: visits/
"""
STREAMING = """
  - type: run-hadoop-streaming
    name: count
    mapper: streaming/countries.py
    reducer: streaming/total.py
    files: [streaming/countries.txt]
    options: [-D, mapreduce.job.reduces=2]
    arguments: [-verbose]
    input: visits
"""
PROGRAMS = {f"streaming/{path.name}": path.read_text() for path in (ASSETS / "streaming").iterdir()}
BUCKET = "emr-data"


@pytest.fixture
def activate(cloud, activate_spec):
    """Activate a spec over three files of visits, one of them compressed."""

    def activate(steps, assets):
        cloud.s3.create_bucket(Bucket=BUCKET)
        for key, body in {
            "visits/a": b"h1\tDE\tp\nh2\tFR\tp\n",
            "visits/b.gz": gzip.compress(b"h3\tDE\tp\r\nh3\tXX\tp"),
            "visits/sub/c": b"h4\tDE\tp\n",
            "visits/_SUCCESS": b"",
        }.items():
            cloud.s3.put_object(Bucket=BUCKET, Key=key, Body=body)
        cloud.worker()
        return activate_spec(FROM_S3 + steps, assets)

    yield activate
    for item in cloud.s3.list_objects_v2(Bucket=BUCKET).get("Contents", ()):
        cloud.s3.delete_object(Bucket=BUCKET, Key=item["Key"])


@pytest.fixture
def stored(cloud):
    """The objects under a prefix, without the folder of the run."""

    def stored(prefix):
        found = cloud.s3.list_objects_v2(Bucket=BUCKET, Prefix=prefix).get("Contents", ())
        bodies = {item["Key"]: cloud.s3.get_object(Bucket=BUCKET, Key=item["Key"])["Body"].read() for item in found}
        return {key.rpartition("/")[2]: body.decode() for key, body in bodies.items()}

    return stored


@pytest.fixture
def log(cloud):
    """A log file of the first attempt of a step, from where the service puts it."""

    def log(pipeline, step, name):
        attempt = next(item for item in cloud.objects(pipeline, "ATTEMPT") if f"@{step}_" in item.id)
        uri = attempt.string("pipelineLogUri").removeprefix("s3://")
        bucket, _, prefix = uri.rstrip("/").partition("/")
        instance = attempt.id.rpartition("_Attempt")[0]
        key = "/".join((prefix, pipeline, step, instance, attempt.id, name)).lstrip("/")
        return cloud.s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode()

    return log


def test_streaming(cloud, activate, ended, stored, log, tmp_path):
    """Mappers, a sort and two reducers; a rerun replaces the output of the first one; nothing is left on the disk."""
    pipeline = activate(STREAMING, PROGRAMS)
    expected = {"part-00000": "DE\t3\n", "part-00001": "FR\t1\n", "_SUCCESS": ""}

    assert ended(pipeline, "count") == (["FINISHED"], [])
    assert stored("count.output/") == expected
    instance = next(item.id for item in cloud.objects(pipeline, "INSTANCE") if "@count_" in item.id)
    cloud.s3.put_object(Bucket=BUCKET, Key="visits/d", Body=b"h5\tFR\tp\n")
    cloud.pipelines.set_status(pipelineId=pipeline, objectIds=[instance], status="RERUN")
    assert ended(pipeline, "count") == (["FINISHED"], [])
    assert stored("count.output/") == {**expected, "part-00001": "FR\t2\n"}
    assert "wrote 2 files to s3://emr-data/count.output/" in log(pipeline, "count", "StdOutput")
    assert "step 1 of 1 of EmrActivity 'count': ended with exit code 0" in log(pipeline, "count", "Activity.log")
    assert [path.name for path in (tmp_path / "scratch").glob("*/attempt-*")] == []


@pytest.mark.parametrize(
    ("steps", "program", "error"),
    [
        (
            STREAMING,
            {"streaming/total.py": "#!/bin/sh\necho half\necho no >&2\nexit 3\n"},
            "no\nhadoop-streaming: reducer",
        ),
        (STREAMING, {"streaming/countries.py": "#!/usr/bin/env no-such\n"}, "failed with code 127: countries.py"),
        (STREAMING.replace("[-verbose]", "[-inputformat, X]"), {}, "-inputformat cannot be used here"),
        (STREAMING.replace("reduces=2", "reduces=two"), {}, "mapreduce.job.reduces is 'two'; write a number"),
    ],
)
def test_streaming_fails(cloud, activate, ended, stored, log, steps, program, error):
    """The activity fails with what was said last, and there is no output."""
    pipeline = activate(steps, {**PROGRAMS, **program})

    statuses, errors = ended(pipeline, "count")

    assert statuses == ["FAILED"]
    assert error in errors[0]
    assert errors[0].startswith("step 1 of 1 of EmrActivity 'count' ended with exit code 1; standard error ended with:")
    assert stored("count.output/") == {}
    assert error.partition("\n")[0] in log(pipeline, "count", "StdError")


def test_streaming_without_its_input(cloud, activate, ended, stored):
    """As Hadoop says it."""
    cloud_steps = STREAMING.replace("input: visits", "input: none").replace("- type", "- type", 1)
    nothing = "  - type: extract-from-s3\n    name: none\n    path: nothing/\n"
    pipeline = activate(nothing + cloud_steps.lstrip("\n"), PROGRAMS)

    statuses, errors = ended(pipeline, "count")

    assert statuses == ["FAILED"]
    assert "hadoop-streaming: Input path does not exist: s3://emr-data/nothing/" in errors[0]
    assert stored("count.output/") == {}


EMR_STEP = """
  - type: run-emr-step
    name: copy
    steps:
      - [command-runner.jar, s3-dist-cp, "--src=#{input.directoryPath}", "--dest=/work", --srcPattern, '.*/(a|c)']
      - [command-runner.jar, hadoop, fs, -cp, {asset: scripts/note.sh}, /note.sh]
      - ["s3://elasticmapreduce/libs/script-runner.jar", {asset: scripts/note.sh}, "a,b", "#{output.directoryPath}"]
      - [command-runner.jar, bash, -c, "hadoop fs -put before \\"$1\\"before", bash, "#{output.directoryPath}"]
    commands_before: ["echo early > before", "echo first"]
    commands_after: ["hadoop fs -ls /work && echo last"]
    input: [visits]
    output: copies
"""
NOTE = """#!/bin/sh -e
hadoop fs -test -e /note.sh
hadoop fs -test -e /no || echo "$1" > note
hadoop fs -put note "$2"
hadoop fs -cp /work/a "$2"
hadoop fs -cat "$2"note /work/sub/c
"""


def test_emr_steps(cloud, activate, ended, stored, log):
    """Commands before, steps in order, commands after, with files in S3 and in HDFS; once more with the same end."""
    pipeline = activate(EMR_STEP, {"scripts/note.sh": NOTE})
    expected = {"note": "a,b\n", "a": "h1\tDE\tp\nh2\tFR\tp\n", "before": "early\n"}

    statuses, errors = ended(pipeline, "copy", seconds=90)

    assert (statuses, errors) == (["FINISHED"], [])
    assert stored("copies/") == expected
    lines = log(pipeline, "copy", "StdOutput").splitlines()
    assert lines[:4] == ["first", "copied 2 files from s3://emr-data/visits/ to /work", "a,b", "h4\tDE\tp"]
    assert lines[-1] == "last"
    cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    assert ended(pipeline, "copy", 2, seconds=90) == (["FINISHED", "FINISHED"], [])
    assert stored("copies/") == expected


@pytest.mark.parametrize(
    ("steps", "error"),
    [
        (
            '[["s3://jars/own.jar", "x"]]',
            "step 1 of 1 of EmrActivity 'one': the JAR s3://jars/own.jar cannot be run here; only",
        ),
        (
            "[[command-runner.jar, presto-cli]]",
            "step 1 of 1 of EmrActivity 'one': the command 'presto-cli' is not on this",
        ),
        ("[[command-runner.jar, hadoop, fs, -ls, /nothing]]", "hadoop: `/nothing': No such file or directory"),
        ("[[command-runner.jar, hadoop, fs, -chown, a, /]]", "hadoop: -chown cannot be run here; these can: -cat,"),
        (
            "[[script-runner.jar, 's3://emr-data/no.sh']]",
            "script-runner: cannot read s3://emr-data/no.sh: it does not exist",
        ),
        ("[[command-runner.jar, bash, -c, 'exit 7']]", "step 1 of 1 of EmrActivity 'one' ended with exit code 7"),
    ],
)
def test_emr_steps_that_fail(activate, ended, steps, error):
    """The reason is the activity's; no other step is run."""
    step = f"\n  - type: run-emr-step\n    name: one\n    steps: {steps}\n    after: []\n"

    statuses, errors = ended(activate(step, {}), "one")

    assert statuses == ["FAILED"]
    assert error in errors[0]


def test_a_step_is_cancelled(cloud, activate, alive, eventually, tmp_path):
    """What a step has started is killed, its folder removed, and the next step is not run."""
    marker = tmp_path / "pid"
    mapper = f"#!/bin/sh\nsleep 600 & echo $! > {marker}\nwait\n"
    steps = STREAMING.replace("    options: [-D, mapreduce.job.reduces=2]\n", "")
    pipeline = activate(steps, {**PROGRAMS, "streaming/countries.py": mapper})
    pid = int(eventually(lambda: marker.exists() and marker.read_text().strip()))

    cloud.pipelines.deactivate_pipeline(pipelineId=pipeline, cancelActive=True)

    eventually(lambda: not alive(pid))
    assert cloud.statuses(pipeline)["count"] == "CANCELED"
    eventually(lambda: not list((tmp_path / "scratch").glob("*/attempt-*")))
    assert "Contents" not in cloud.s3.list_objects_v2(Bucket=BUCKET, Prefix="count.output/")


def test_a_hadoop_activity(cloud, default, ended):
    """HadoopActivity: data in, data out; another run leaves an output that is there as it is, as Hadoop does."""
    for key, body in {"in/a": "LongValueSum:x 1\n", "in/b": "LongValueSum:x 2\nLongValueSum:y 5\n"}.items():
        cloud.s3.put_object(Bucket="e2e", Key=key, Body=body.encode())
    cloud.s3.put_object(Bucket="e2e", Key="say.sh", Body=b"echo $1\n")
    job = ["-mapper", "tr ' ' '\\t'", "-reducer", "aggregate", "-input", "s3://e2e/in", "-output", "s3://e2e/out"]
    cloud.worker()
    pipeline = cloud.activate(
        [
            {**default, "maximumRetries": "0"},
            {"id": "Cluster", "type": "EmrCluster"},
            {"id": "Before", "type": "ShellScriptConfig", "scriptUri": "s3://e2e/say.sh", "scriptArgument": "early"},
            {
                "id": "Job",
                "type": "HadoopActivity",
                "jarUri": "/home/hadoop/contrib/streaming/hadoop-streaming.jar",
                "argument": job,
                "preActivityTaskConfig": {"ref": "Before"},
                "runsOn": {"ref": "Cluster"},
            },
        ]
    )
    expected = b"x\t3\ny\t5\n"
    assert ended(pipeline, "Job") == (["FINISHED"], [])
    assert _body(cloud, "out/part-00000") == expected
    cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    statuses, errors = ended(pipeline, "Job", 2)
    assert (statuses, "Output directory s3://e2e/out already exists" in errors[0]) == (["FINISHED", "FAILED"], True)
    assert _body(cloud, "out/part-00000") == expected
    logs = cloud.s3.list_objects_v2(Bucket="e2e", Prefix=f"logs/{pipeline}/Job/")["Contents"]
    bodies = {_body(cloud, item["Key"]) for item in logs if item["Key"].endswith("_Attempt=1/StdOutput")}
    assert bodies == {b"early\nwrote 1 files to s3://e2e/out\n", b"early\n"}


def _body(cloud, key):
    return cloud.s3.get_object(Bucket="e2e", Key=key)["Body"].read()
