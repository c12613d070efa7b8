"""JARs of steps and jobs."""

from __future__ import annotations

from typing import Any

from etl_constructs.grants.files import EXPRESSION_REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import EmrActivity, EmrCluster, HadoopActivity

CLUSTER = EmrCluster("c")


def _read(*keys: str) -> list[Statement]:
    return [Statement(Grantee.RESOURCE, ("s3:GetObject",), (f"arn:aws:s3:::b/{key}",)) for key in keys]


def test_steps_read_their_jars_and_the_files_that_they_name(granted: Any) -> None:
    """Folders are data, with the permissions of data nodes; an escaped comma does not end an argument."""
    activity = EmrActivity(
        "a",
        runs_on=CLUSTER,
        step=[
            r"s3://b/one.jar,com.example.Main,a\\,b,s3://b/conf.xml",
            "command-runner.jar,spark-submit,s3://b/job.py,s3://b/in/,s3://b/lib/*.jar,s3://#{myBucket}/x",
            "/home/hadoop/contrib/streaming/hadoop-streaming.jar,-input,s3n://b/in/#{myDay}",
        ],
        pre_step_command=["aws s3 cp s3://b/ignored ."],
    )
    assert granted(activity) == _read("one.jar", "conf.xml", "job.py")


def test_a_list_of_files(granted: Any) -> None:
    """As Hadoop's -files takes it: each is read, under whatever name the copy gets."""
    step = r"command-runner.jar,hadoop-streaming,-files,s3://b/a1.py#map.py\\,s3://b/a2.py,-mapper,map.py"
    assert granted(EmrActivity("a", runs_on=CLUSTER, step=[step])) == _read("a1.py", "a2.py")


def test_a_hadoop_job_reads_its_jar(granted: Any) -> None:
    """And the files that its arguments name."""
    activity = HadoopActivity(
        "a", runs_on=CLUSTER, jar_uri="s3://b/sort.jar", argument=["s3://b/a.txt", "-v", "s3://b/"]
    )
    assert granted(activity) == _read("sort.jar", "a.txt")


def test_a_jar_of_the_cluster_needs_nothing(granted: Any) -> None:
    """EMR brings it."""
    assert granted(HadoopActivity("a", runs_on=CLUSTER, jar_uri="/usr/lib/hadoop-mapreduce/examples.jar")) == []


def test_the_end_of_a_jar_may_be_an_expression(granted: Any) -> None:
    """With a reason."""
    assert granted(HadoopActivity("a", runs_on=CLUSTER, jar_uri="s3://b/sort-#{myVersion}.jar")) == [
        Statement(Grantee.RESOURCE, ("s3:GetObject",), ("arn:aws:s3:::b/sort-*",), EXPRESSION_REASON)
    ]
