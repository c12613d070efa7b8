"""Runs a Pig script on an EMR cluster."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import Activity, Resource
from penstock.objects.fields import boolean, reference, string, strings


class PigActivity(Activity):
    """Runs a Pig script on an EMR cluster.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-pigactivity.html
    """

    TYPE = "PigActivity"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-pigactivity.html"
    ONE_OF = (*Activity.ONE_OF, ("script", "script_uri"))

    runs_on: Resource | None = reference("Cluster that runs it", to=("EmrCluster",), default=None)
    script: str | None = string("The script itself", default=None)
    script_uri: str | None = string("S3 URI of the script", default=None)
    script_variable: Sequence[str] | None = strings("NAME=value pairs for the script", default=None)
    stage: bool | str | None = boolean("Load inputs and store outputs around the script", default=None)
