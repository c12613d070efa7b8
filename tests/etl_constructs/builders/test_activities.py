"""The builders of activities, and of the scripts around them; test_activity_options.py has what all of them take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from etl_constructs.builders import (
    EmrStep,
    copy_activity,
    emr_activity,
    hadoop_activity,
    hive_activity,
    hive_copy_activity,
    shell_command_activity,
    shell_command_precondition,
    shell_script_config,
    sql_activity,
)

from penstock.objects import (
    DynamoDBDataNode,
    Ec2Resource,
    EmrCluster,
    JdbcDatabase,
    Period,
    S3DataNode,
    SqlDataNode,
)

BOX = Ec2Resource("box")
CLUSTER = EmrCluster("cluster")
FILES = S3DataNode("files", directory_path="s3://b/in/")
CLEAN = S3DataNode("clean", directory_path="s3://b/clean/")
TABLE = DynamoDBDataNode("table", table_name="orders")
DATABASE = JdbcDatabase("shop", connection_string="jdbc:x", jdbc_driver_class="X", username="u", password="p")


def test_a_shell_command(deployment: Any, fields: Any) -> None:
    """A text is the command."""
    activity = shell_command_activity("a", deployment=deployment, script="echo #{myDay}", runs_on=BOX)
    assert sorted(fields(activity), key=str) == [
        ("command", "echo #{myDay}"),
        ("runsOn", ("ref", "box")),
        ("type", "ShellCommandActivity"),
    ]


def test_everything_of_a_shell_script(deployment: Any, fields: Any) -> None:
    """A file is an asset; arguments in order."""
    activity = shell_command_activity(
        "a",
        deployment=deployment,
        script=Path("scripts/run.sh"),
        runs_on=BOX,
        arguments=["one", "#{myDay}"],
        inputs=[FILES],
        outputs=[CLEAN],
        stage=True,
        stdout="s3://l/out",
        stderr="s3://l/err",
        late_after=Period(1, "hours"),
    )
    assert sorted(fields(activity), key=str) == [
        ("input", ("ref", "files")),
        ("lateAfterTimeout", "1 hour"),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "box")),
        ("scriptArgument", "#{myDay}"),
        ("scriptArgument", "one"),
        ("scriptUri", "s3://asset-bucket/scripts/run.sh"),
        ("stage", "true"),
        ("stderr", "s3://l/err"),
        ("stdout", "s3://l/out"),
        ("type", "ShellCommandActivity"),
    ]
    assert activity.script_argument == ("one", "#{myDay}")


def test_a_shell_precondition(deployment: Any, fields: Any) -> None:
    """A text, or a file with all that there is."""
    assert fields(shell_command_precondition("p", deployment=deployment, script="true")) == [
        ("type", "ShellCommandPrecondition"),
        ("command", "true"),
    ]
    condition = shell_command_precondition(
        "p",
        deployment=deployment,
        script=Path("scripts/check.sh"),
        arguments=["one"],
        stdout="s3://l/out",
        stderr="s3://l/err",
        timeout=Period(1, "hours"),
    )
    assert sorted(fields(condition)) == [
        ("preconditionTimeout", "1 hour"),
        ("scriptArgument", "one"),
        ("scriptUri", "s3://asset-bucket/scripts/check.sh"),
        ("stderr", "s3://l/err"),
        ("stdout", "s3://l/out"),
        ("type", "ShellCommandPrecondition"),
    ]


def test_a_script_around_an_activity(deployment: Any, fields: Any) -> None:
    """An asset with its arguments."""
    config = shell_script_config("s", deployment=deployment, script=Path("scripts/set_up.sh"), arguments=["a", "b"])
    assert fields(config) == [
        ("type", "ShellScriptConfig"),
        ("scriptArgument", "a"),
        ("scriptArgument", "b"),
        ("scriptUri", "s3://asset-bucket/scripts/set_up.sh"),
    ]


def test_sql(deployment: Any, fields: Any) -> None:
    """A text, or a file with all that there is."""
    text = sql_activity("a", deployment=deployment, script="VACUUM", database=DATABASE, runs_on=BOX)
    assert sorted(fields(text), key=str) == [
        ("database", ("ref", "shop")),
        ("runsOn", ("ref", "box")),
        ("script", "VACUUM"),
        ("type", "SqlActivity"),
    ]
    file = sql_activity(
        "a",
        deployment=deployment,
        script=Path("sql/merge.sql"),
        database=DATABASE,
        runs_on=BOX,
        arguments=["#{myDay}"],
        inputs=[FILES],
        outputs=[CLEAN],
        queue="etl",
        maximum_retries=1,
    )
    assert sorted(fields(file), key=str) == [
        ("database", ("ref", "shop")),
        ("input", ("ref", "files")),
        ("maximumRetries", "1"),
        ("output", ("ref", "clean")),
        ("queue", "etl"),
        ("runsOn", ("ref", "box")),
        ("scriptArgument", "#{myDay}"),
        ("scriptUri", "s3://asset-bucket/sql/merge.sql"),
        ("type", "SqlActivity"),
    ]


def test_hive(deployment: Any, fields: Any) -> None:
    """A text, or a file with all that there is."""
    text = hive_activity(
        "a", deployment=deployment, script="SELECT 1;", inputs=[FILES], outputs=[CLEAN], runs_on=CLUSTER
    )
    assert sorted(fields(text), key=str) == [
        ("hiveScript", "SELECT 1;"),
        ("input", ("ref", "files")),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "cluster")),
        ("type", "HiveActivity"),
    ]
    file = hive_activity(
        "a",
        deployment=deployment,
        script=Path("hive/sum.q"),
        inputs=[FILES],
        outputs=[CLEAN],
        runs_on=CLUSTER,
        variables={"DAY": "#{myDay}", "A": "b=c"},
        stage=False,
        queue="etl",
        maximum_retries=1,
    )
    assert sorted(fields(file), key=str) == [
        ("hadoopQueue", "etl"),
        ("input", ("ref", "files")),
        ("maximumRetries", "1"),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "cluster")),
        ("scriptUri", "s3://asset-bucket/hive/sum.q"),
        ("scriptVariable", "A=b=c"),
        ("scriptVariable", "DAY=#{myDay}"),
        ("stage", "false"),
        ("type", "HiveActivity"),
    ]
    assert file.script_variable == ("DAY=#{myDay}", "A=b=c")


def test_a_copy_with_hive(fields: Any) -> None:
    """Into a table; rows may be chosen."""
    activity = hive_copy_activity("a", source=FILES, target=TABLE, runs_on=CLUSTER, filter_sql="total > 0")
    assert sorted(fields(activity), key=str) == [
        ("filterSql", "total > 0"),
        ("input", ("ref", "files")),
        ("output", ("ref", "table")),
        ("runsOn", ("ref", "cluster")),
        ("type", "HiveCopyActivity"),
    ]
    assert hive_copy_activity("a", source=TABLE, target=FILES, runs_on=CLUSTER).input == (TABLE,)


def test_fails_for_a_copy_with_hive_within_s3() -> None:
    """It says what to use."""
    with pytest.raises(ValueError, match=r"^'a' copies from S3 to S3, .* reads or writes DynamoDB: use copy_activity$"):
        hive_copy_activity("a", source=FILES, target=CLEAN, runs_on=CLUSTER)


def test_a_copy_between_s3_and_a_database(fields: Any) -> None:
    """A table that is read needs a query, one that is written another."""
    orders = SqlDataNode("orders", database=DATABASE, table="orders", select_query="SELECT 1")
    assert sorted(fields(copy_activity("a", source=orders, target=CLEAN, runs_on=BOX)), key=str) == [
        ("input", ("ref", "orders")),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "box")),
        ("type", "CopyActivity"),
    ]
    target = SqlDataNode("target", database=DATABASE, table="orders", insert_query="INSERT INTO orders VALUES (?)")
    assert copy_activity("a", source=FILES, target=target, runs_on=BOX).output == (target,)


def test_fails_for_a_copy_without_the_query() -> None:
    """In either direction."""
    bare = SqlDataNode("orders", database=DATABASE, table="orders")
    with pytest.raises(ValueError, match=r"^'a' reads 'orders', which needs a select_query for that$"):
        copy_activity("a", source=bare, target=CLEAN, runs_on=BOX)
    with pytest.raises(ValueError, match=r"^'a' writes 'orders', which needs an insert_query for that$"):
        copy_activity("a", source=FILES, target=bare, runs_on=BOX)


def test_steps(deployment: Any, fields: Any) -> None:
    """Files are assets; a comma within an argument has two backslashes, as the guide writes it in JSON with four."""
    activity = emr_activity(
        "a",
        deployment=deployment,
        steps=[
            EmrStep(Path("lib/sort.jar"), ["com.example.Sort", "#{format(@scheduledStartTime,'YYYY,}')}-x", "a,b"]),
            EmrStep("command-runner.jar", ["spark-submit", Path("spark/job.py"), "#{input.directoryPath}"]),
            EmrStep("s3://b/plain.jar"),
        ],
        runs_on=CLUSTER,
        inputs=[FILES],
        outputs=[CLEAN],
        commands_before=["mkdir x"],
        commands_after=["rm x"],
        maximum_retries=1,
    )
    assert sorted(fields(activity), key=lambda field: field[0]) == [
        ("input", ("ref", "files")),
        ("maximumRetries", "1"),
        ("output", ("ref", "clean")),
        ("postStepCommand", "rm x"),
        ("preStepCommand", "mkdir x"),
        ("runsOn", ("ref", "cluster")),
        ("step", "s3://asset-bucket/lib/sort.jar,com.example.Sort,#{format(@scheduledStartTime,'YYYY,}')}-x,a\\\\,b"),
        ("step", "command-runner.jar,spark-submit,s3://asset-bucket/spark/job.py,#{input.directoryPath}"),
        ("step", "s3://b/plain.jar"),
        ("type", "EmrActivity"),
    ]


def test_fails_for_too_many_steps(deployment: Any) -> None:
    """The service takes 255 of each."""
    steps = [EmrStep("a.jar")] * 256
    with pytest.raises(ValueError, match=r"^'a' has 256 steps: the service takes 255 at most$"):
        emr_activity("a", deployment=deployment, steps=steps, runs_on=CLUSTER)
    with pytest.raises(ValueError, match=r"^'a' has 256 commands_after: the service takes 255 at most$"):
        emr_activity("a", deployment=deployment, steps=steps[:1], runs_on=CLUSTER, commands_after=["true"] * 256)


def test_a_hadoop_job(deployment: Any, fields: Any) -> None:
    """A local JAR is an asset; arguments are not escaped."""
    activity = hadoop_activity(
        "a",
        deployment=deployment,
        jar=Path("lib/sort.jar"),
        runs_on=CLUSTER,
        main_class="com.example.Sort",
        arguments=["a,b", "c"],
        inputs=[FILES],
        outputs=[CLEAN],
        queue="etl",
        maximum_retries=1,
    )
    assert sorted(fields(activity), key=str) == [
        ("argument", "a,b"),
        ("argument", "c"),
        ("hadoopQueue", "etl"),
        ("input", ("ref", "files")),
        ("jarUri", "s3://asset-bucket/lib/sort.jar"),
        ("mainClass", "com.example.Sort"),
        ("maximumRetries", "1"),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "cluster")),
        ("type", "HadoopActivity"),
    ]
