"""Which part an object plays, by its type."""

from __future__ import annotations

from enum import StrEnum

SYSTEM_PRECONDITIONS = frozenset({"DynamoDBDataExists", "DynamoDBTableExists", "S3KeyExists", "S3PrefixNotEmpty"})
"""Preconditions that the service checks itself, without a machine."""

USER_PRECONDITIONS = frozenset({"Exists", "ShellCommandPrecondition"})
"""Preconditions that a worker checks, where the object that they are for runs."""

_RESOURCES = frozenset({"Ec2Resource", "EmrCluster"})
_ACTIONS = frozenset({"SnsAlarm", "Terminate"})


class Kind(StrEnum):
    """The part that an object plays in a run."""

    ACTIVITY = "activity"
    DATA_NODE = "data node"
    RESOURCE = "resource"
    PRECONDITION = "precondition"
    ACTION = "action"
    SCHEDULE = "schedule"
    OTHER = "other"


SCHEDULED_KINDS = frozenset({Kind.ACTIVITY, Kind.DATA_NODE, Kind.RESOURCE})
RUNNABLE_KINDS = SCHEDULED_KINDS | {Kind.PRECONDITION}


def kind_of(object_type: str | None) -> Kind:
    """Tell the part; formats, databases, `Default` and pure parents are OTHER."""
    if object_type is None:
        return Kind.OTHER
    if object_type in SYSTEM_PRECONDITIONS or object_type in USER_PRECONDITIONS:
        return Kind.PRECONDITION
    if object_type in _RESOURCES:
        return Kind.RESOURCE
    if object_type in _ACTIONS:
        return Kind.ACTION
    if object_type == "Schedule":
        return Kind.SCHEDULE
    if object_type.endswith("Activity"):
        return Kind.ACTIVITY
    return Kind.DATA_NODE if object_type.endswith("DataNode") else Kind.OTHER
