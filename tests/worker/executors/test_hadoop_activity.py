"""HadoopActivity."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.executors.hadoop_activity import HadoopActivityExecutor
from penstock.worker.outcome import FINISHED

HADOOP = {"type": "HadoopActivity", "jarUri": "/home/hadoop/contrib/streaming/hadoop-streaming.jar", "hadoopQueue": "q"}
JOB = ["-mapper", "tr ' ' '\t'", "-reducer", "aggregate", "-input", "s3://data/in", "-output", "s3://data/out"]


def run(attempt):
    """Run the executor."""
    return HadoopActivityExecutor().run(attempt)


def test_runs_streaming_between_scripts(make_attempt, bucket):
    """Arguments are a list, so that commas need nothing; the scripts of the configs come before and after."""
    bucket.put("in/a", "LongValueSum:x 1\nLongValueSum:x 2\n")
    bucket.put("bin/say.sh", "echo $1 $2\n")
    attempt = make_attempt(
        {
            **HADOOP,
            "argument": JOB,
            "preActivityTaskConfig": {"ref": "Before"},
            "postActivityTaskConfig": {"ref": "After"},
        },
        {
            "id": "Before",
            "type": "ShellScriptConfig",
            "scriptUri": "s3://data/bin/say.sh",
            "scriptArgument": ["a", "b"],
        },
        {"id": "After", "type": "ShellScriptConfig", "scriptUri": "s3://data/bin/say.sh", "scriptArgument": "c"},
    )
    assert run(attempt) == FINISHED
    assert bucket.get("out/part-00000") == "x\t3\n"
    assert attempt.log.stdout.read_text() == "a b\nwrote 1 files to s3://data/out\nc\n"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"jarUri": None}, "HadoopActivity 'Act' has no field jarUri"),
        ({"mainClass": "a.B"}, "HadoopActivity 'Act': the JAR .* with the main class a.B cannot be run here"),
        ({"jarUri": "s3://data/x.jar"}, "HadoopActivity 'Act': the JAR s3://data/x.jar cannot be run here; only"),
        ({"argument": ["-mapper"]}, "hadoop-streaming: -mapper has no value"),
        (
            {"preActivityTaskConfig": {"ref": "Before"}},
            "preActivityTaskConfig of HadoopActivity 'Act' ended with exit code 1",
        ),
    ],
)
def test_fails(make_attempt, bucket, fields, error):
    """Named by what failed."""
    values = {key: value for key, value in {**HADOOP, "argument": JOB, **fields}.items() if value is not None}
    before = {"id": "Before", "type": "ShellScriptConfig", "scriptUri": "s3://data/none"}
    with pytest.raises(TaskFailed, match=error):
        run(make_attempt(values, before))
    assert bucket.keys() == []
