"""All grants of a definition together."""

from __future__ import annotations

import pytest
from etl_constructs.grants import GRANTS, NEEDS_NOTHING, UngrantableError, statements_of
from etl_constructs.grants.logs import LOGS
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import (
    TYPES,
    Default,
    DynamoDBDataNode,
    EmrCluster,
    HiveActivity,
    RedshiftDatabase,
    S3DataNode,
    ShellCommandActivity,
    SnsAlarm,
    UntypedObject,
)


def test_objects_ask_for_what_they_need_and_once(scope: GrantScope) -> None:
    """Two alarms on one topic are one statement."""
    topic = "arn:aws:sns:eu-west-1:111122223333:t"
    alarms = [SnsAlarm(name, message="m", subject="s", topic_arn=topic) for name in ("a", "b")]
    granted = statements_of(PipelineDefinition.gather(alarms), scope)
    assert [item.resources for item in granted if item.actions == ("sns:Publish",)] == [(topic,)]


def test_a_pipeline_without_machines_starts_none(scope: GrantScope) -> None:
    """No EC2 or EMR action without a resource that needs it."""
    database = RedshiftDatabase("d", cluster_id="c", username="u", password="p")
    actions = {
        action for item in statements_of(PipelineDefinition.gather([database]), scope) for action in item.actions
    }
    assert not {action for action in actions if action.startswith(("ec2:", "elasticmapreduce:"))}
    assert "redshift:DescribeClusters" in actions


def _logs(place: str) -> list[Statement]:
    bucket, _, folder = place.partition("/")
    return [
        statement
        for grantee in (Grantee.SERVICE, Grantee.RESOURCE)
        for statement in (
            Statement(grantee, ("s3:GetObject", "s3:PutObject"), (f"arn:aws:s3:::{place}/*",), LOGS),
            Statement(
                grantee,
                ("s3:ListBucket",),
                (f"arn:aws:s3:::{bucket}",),
                conditions={"StringLike": {"s3:prefix": [f"{folder}/*"]}},
            ),
        )
    ]


def test_logs_go_under_the_log_uri_only(scope: GrantScope) -> None:
    """Both roles write there: the service for preconditions, the machines for activities."""
    default = Default("Default", pipeline_log_uri="s3://l/pipelines")
    activity = ShellCommandActivity("a", command="true", worker_group="g")
    granted = statements_of(PipelineDefinition.gather([default, activity]), scope)
    assert [item for item in granted if item.actions[0].startswith("s3:")] == _logs("l/pipelines")


def test_an_object_may_log_elsewhere(scope: GrantScope) -> None:
    """Its own pipelineLogUri wins over that of Default."""
    activity = ShellCommandActivity("a", command="true", worker_group="g", pipeline_log_uri="s3://own/logs")
    granted = statements_of(PipelineDefinition.gather([activity]), scope)
    assert [item for item in granted if item.actions[0].startswith("s3:")] == _logs("own/logs")


def test_inherited_fields_count(scope: GrantScope) -> None:
    """The path of a data node and the output of an activity may stand on their parents."""
    folder = UntypedObject("folder", other_fields={"directoryPath": "s3://b/out/"})
    base = UntypedObject("base", other_fields={"output": S3DataNode("n", parent=folder)})
    activity = ShellCommandActivity("a", command="true", worker_group="g", parent=base)
    granted = statements_of(PipelineDefinition.gather([activity]), scope)
    written = [item.resources for item in granted if "s3:PutObject" in item.actions]
    assert written == [("arn:aws:s3:::b/out/*", "arn:aws:s3:::b/out_$folder$")]


def test_nothing_is_derived_from_what_is_not_known(scope: GrantScope) -> None:
    """Neither from types that are not declared nor from fields that are not."""
    unknown = UntypedObject("u", other_fields={"type": "GlacierVault", "directoryPath": "s3://b/x/"})
    activity = ShellCommandActivity(
        "a", command="true", worker_group="g", other_fields={"sideInput": "s3://b/x", "scriptFolder": unknown}
    )
    with_them = statements_of(PipelineDefinition.gather([activity]), scope)
    assert with_them == statements_of(PipelineDefinition(()), scope)


def test_fails_with_all_objects_whose_names_are_expressions(scope: GrantScope) -> None:
    """What Default says is told once, of Default."""
    data = S3DataNode("data", directory_path="s3://#{myBucket}/in/")
    table = DynamoDBDataNode("table", table_name="#{myTable}")
    hive = HiveActivity("hive", script_uri="#{myScript}", input=[data], output=[table], runs_on=EmrCluster("c"))
    default = Default("Default", pipeline_log_uri="#{myLogs}")
    with pytest.raises(UngrantableError) as caught:
        statements_of(PipelineDefinition.gather([hive, default]), scope)
    bucket = (
        "is not an S3 URI with a fixed bucket, so permissions cannot be derived from it; "
        "write s3:// and the bucket's name, or give its parameter a value; use other expressions in the key only"
    )
    name = (
        "is an expression, so permissions cannot be derived from it; "
        "write the name itself, give its parameter a value, or begin it with a part that is fixed"
    )
    assert str(caught.value).splitlines() == [
        f"the object 'Default': '#{{myLogs}}' {bucket}",
        f"S3DataNode 'data': 's3://#{{myBucket}}/in/' {bucket}",
        f"DynamoDBDataNode 'table': tableName '#{{myTable}}' {name}",
        f"HiveActivity 'hive': '#{{myScript}}' {bucket}",
    ]


def test_every_object_type_is_granted_or_known_to_need_nothing() -> None:
    """A new type must be thought about."""
    assert GRANTS.keys() & NEEDS_NOTHING.keys() == set()
    assert GRANTS.keys() | NEEDS_NOTHING.keys() == set(TYPES)
    assert all(NEEDS_NOTHING.values())
