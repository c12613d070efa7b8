"""Typed builders of pipeline objects: local files become assets, and names come from the stack."""

from __future__ import annotations

from etl_constructs.builders.emr_cluster import BootstrapScript, NodeGroup, emr_cluster
from etl_constructs.builders.pig_activity import pig_activity
from etl_constructs.builders.redshift_copy_activity import redshift_copy_activity
from etl_constructs.builders.sns_alarm import sns_alarm

__all__ = [
    "BootstrapScript",
    "NodeGroup",
    "emr_cluster",
    "pig_activity",
    "redshift_copy_activity",
    "sns_alarm",
]
