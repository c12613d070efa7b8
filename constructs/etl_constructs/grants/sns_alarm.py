"""Permissions for an SnsAlarm: the service publishes to its topic."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.names import name_pattern, reason_for
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import SnsAlarm


def statements(alarm: SnsAlarm, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield the right to publish."""
    del definition, scope
    topic = name_pattern(alarm.topic_arn, "topicArn")
    yield Statement(Grantee.SERVICE, ("sns:Publish",), (topic,), reason_for(topic))
