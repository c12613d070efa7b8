"""All grants of a definition together."""

from __future__ import annotations

from etl_constructs.grants import GRANTS, statements_of
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import Default, RedshiftDatabase, SnsAlarm


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


def test_logs_go_under_the_log_uri_only(scope: GrantScope) -> None:
    """Both roles write there: the service for preconditions, the machines for activities."""
    default = Default("Default", pipeline_log_uri="s3://l/pipelines")
    granted = statements_of(PipelineDefinition.gather([default]), scope)
    writers = [(item.grantee, item.resources) for item in granted if "s3:PutObject" in item.actions]
    assert writers == [
        (Grantee.SERVICE, ("arn:aws:s3:::l/pipelines/*",)),
        (Grantee.RESOURCE, ("arn:aws:s3:::l/pipelines/*",)),
    ]


def test_every_object_type_is_registered_once() -> None:
    """A second entry would grant twice."""
    kinds = [kind for kind, _ in GRANTS]
    assert len(kinds) == len(set(kinds))
