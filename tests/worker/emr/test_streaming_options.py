"""The command line of Hadoop Streaming."""

import pytest

from penstock.worker.emr.streaming_options import StreamingJob, streaming_job
from penstock.worker.errors import TaskFailed

LEAST = ["-mapper", "m", "-input", "s3://b/in", "-output", "s3://b/out"]


def test_everything():
    """All that is used; what is of memory and of speed is left out."""
    arguments = [
        "-D",
        "mapreduce.job.reduces=3",
        "-Dstream.num.map.output.key.fields=2",
        "-D",
        "mapreduce.map.memory.mb=1",
    ]
    arguments += ["-D", "mapreduce.output.fileoutputformat.compress=false", "-files", "s3://b/1#x.py,s3://b/y"]
    arguments += ["-file", "/home/z", "-cmdenv", "A=b=c", "-verbose", "-combiner", "c", "-reducer", "r -x"]

    job = streaming_job([*arguments, *LEAST, "-input", "s3://b/2,s3://b/3"])

    assert job == StreamingJob(
        mapper="m",
        reducer="r -x",
        inputs=["s3://b/in", "s3://b/2", "s3://b/3"],
        output="s3://b/out",
        files={"x.py": "s3://b/1", "y": "s3://b/y", "z": "file:///home/z"},
        variables={"A": "b=c"},
        reduces=3,
        key_fields=2,
    )


@pytest.mark.parametrize(
    ("more", "reduces"), [([], 1), (["-reducer", "NONE"], 0), (["-numReduceTasks", "0"], 0), (["-reducer", "r"], 1)]
)
def test_reducers(more, reduces):
    """One by default, none with NONE."""
    assert streaming_job([*LEAST, *more]).reduces == reduces


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (LEAST[2:], "-mapper is missing"),
        (LEAST[:2], "-input is missing"),
        (LEAST[:-1], "-output has no value"),
        ([*LEAST, "-partitioner", "x"], "-partitioner cannot be used here; these can: -D, "),
        ([*LEAST, "-reducer", "org.apache.hadoop.mapred.lib.X"], "is a Java class, which cannot be run here"),
        ([*LEAST, "-D", "mapreduce.job.output.key.comparator.class=x"], "changes what is written and cannot be used"),
        ([*LEAST, "-D", "stream.map.output.field.separator=."], "changes what is written and cannot be used"),
        ([*LEAST, "-D", "mapreduce.output.fileoutputformat.compress=true"], "changes what is written"),
        ([*LEAST, "-D", "x"], "-D x is none; write -D NAME=VALUE"),
        (["-mapper", " ", *LEAST[2:]], "-mapper is missing"),
        ([*LEAST, "-D", "stream.num.map.output.key.fields=0"], "fields is 0; a key has one field at least"),
        ([*LEAST, "-numReduceTasks", "-1"], "-numReduceTasks is '-1'; write a number"),
    ],
)
def test_refuses(arguments, error):
    """What would change the result is not passed over."""
    with pytest.raises(TaskFailed, match=error.replace("(", r"\(")):
        streaming_job(arguments)
