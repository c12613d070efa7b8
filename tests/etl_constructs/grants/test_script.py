"""Scripts: the machines read exactly the file that is named."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.grants.files import EXPRESSION_REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import (
    EmrCluster,
    HiveActivity,
    JdbcDatabase,
    PigActivity,
    PipelineObject,
    ShellCommandActivity,
    ShellCommandPrecondition,
    ShellScriptConfig,
    SqlActivity,
)

URI = "s3://b/scripts/run.txt"
CLUSTER = EmrCluster("c")
DATABASE = JdbcDatabase("d", connection_string="jdbc:x", jdbc_driver_class="X", username="u", password="p")


@pytest.mark.parametrize(
    "item",
    [
        HiveActivity("a", script_uri=URI, runs_on=CLUSTER),
        PigActivity("a", script_uri=URI, runs_on=CLUSTER),
        ShellCommandActivity("a", script_uri=URI, worker_group="g"),
        ShellCommandPrecondition("p", script_uri=URI),
        ShellScriptConfig("s", script_uri=URI),
        SqlActivity("a", script_uri=URI, database=DATABASE, worker_group="g"),
    ],
    ids=lambda item: type(item).__name__,
)
def test_one_object_is_read(granted: Any, item: PipelineObject) -> None:
    """For every type that takes a scriptUri."""
    assert granted(item) == [Statement(Grantee.RESOURCE, ("s3:GetObject",), ("arn:aws:s3:::b/scripts/run.txt",))]


@pytest.mark.parametrize(
    "item",
    [
        HiveActivity("a", hive_script="SELECT 1;", runs_on=CLUSTER),
        PigActivity("a", script="a = LOAD 'x';", runs_on=CLUSTER),
        ShellCommandActivity("a", command="aws s3 cp s3://b/x y", worker_group="g"),
        ShellCommandPrecondition("p", command="true"),
        ShellScriptConfig("s"),
        SqlActivity("a", script="SELECT 1", database=DATABASE, worker_group="g"),
        SqlActivity("a", script_uri="/home/me/a.sql", database=DATABASE, worker_group="g"),
    ],
    ids=lambda item: type(item).__name__,
)
def test_text_and_paths_of_the_machine_need_nothing(granted: Any, item: PipelineObject) -> None:
    """Nothing is guessed from what a command says."""
    assert granted(item) == []


def test_the_end_of_a_key_may_be_an_expression(granted: Any) -> None:
    """With a reason."""
    assert granted(ShellScriptConfig("s", script_uri="s3://b/scripts/#{myName}.sh")) == [
        Statement(Grantee.RESOURCE, ("s3:GetObject",), ("arn:aws:s3:::b/scripts/*",), EXPRESSION_REASON)
    ]
