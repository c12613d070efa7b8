"""A transient EMR cluster."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.emr_configuration import EmrConfiguration
from penstock.objects.families import Resource
from penstock.objects.fields import integer, references, string, strings


class EmrCluster(Resource):
    """A transient EMR cluster.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emrcluster.html
    """

    TYPE = "EmrCluster"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emrcluster.html"

    ami_version: str | None = string("AMI version of clusters before release 4.0.0", default=None)
    applications: Sequence[str] | None = strings("Applications that EMR installs", default=None)
    bootstrap_action: Sequence[str] | None = strings("Scripts run at the start, each `URI,argument,...`", default=None)
    configuration: Sequence[EmrConfiguration] | None = references(
        "Configuration classifications", to=("EmrConfiguration",), default=None
    )
    core_instance_bid_price: str | None = string("Spot bid for core nodes, in USD an hour", default=None)
    core_instance_count: int | str | None = integer("Core nodes", default=None, least=1)
    core_instance_type: str | None = string("Instance type of core nodes", default=None)
    emr_log_uri: str | None = string("S3 URI of the cluster's own logs", default=None)
    enable_debugging: str | None = string("Turn on EMR debugging", default=None)
    master_instance_bid_price: str | None = string("Spot bid for the master node, in USD an hour", default=None)
    master_instance_type: str | None = string("Instance type of the master node", default=None)
    release_label: str | None = string("EMR release, emr-4.0.0 or later", default=None)
    task_instance_bid_price: str | None = string("Spot bid for task nodes, in USD an hour", default=None)
    task_instance_count: int | str | None = integer("Task nodes", default=None, least=1)
    task_instance_type: str | None = string("Instance type of task nodes", default=None)
