"""The life of a stack under the real CDK CLI: at every change, what `penstock diff` says beforehand is what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from penstock.client.runs import find_pipeline

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Deployed

pytestmark = [pytest.mark.cloud, pytest.mark.cdk]

STACK = "ClickstreamEtlStack"
SPEC = "etl_specs/clickstream.yaml"


class Story:
    """The pipeline as a client sees it."""

    def __init__(self, deployed: Deployed) -> None:
        self.deployed = deployed
        self.client = deployed.project.client("datapipeline")

    def said(self, verdict: str, code: int) -> str:
        """What `penstock diff` says, which must be this verdict."""
        told = self.deployed.project.run("diff", SPEC, "--against", "clickstream")
        assert (told.returncode, told.stderr) == (code, ""), told.stdout
        assert f"\n{verdict}" in told.stdout
        return told.stdout

    def history(self, pipeline_id: str) -> list[str]:
        """The ids of all instances."""
        return sorted(self.client.query_objects(pipelineId=pipeline_id, sphere="INSTANCE")["ids"])

    def definition(self, pipeline_id: str) -> str:
        """The definition that runs."""
        return str(self.client.get_pipeline_definition(pipelineId=pipeline_id, version="active")["pipelineObjects"])

    def state(self, pipeline_id: str) -> str:
        """The field `@pipelineState`."""
        described = self.client.describe_pipelines(pipelineIds=[pipeline_id])["pipelineDescriptionList"][0]
        return str(next(item["stringValue"] for item in described["fields"] if item["key"] == "@pipelineState"))

    def stack_status(self) -> str:
        """The status of the stack."""
        stacks = self.deployed.project.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
        return str(stacks[0]["StackStatus"])

    def buckets(self) -> set[str]:
        """The buckets that there are."""
        return {item["Name"] for item in self.deployed.project.client("s3").list_buckets()["Buckets"]}


def test_from_the_first_deployment_to_the_last(deployed: Deployed) -> None:
    """Nothing, in place, refused, taken back, replaced, destroyed."""
    story, project = Story(deployed), deployed.project
    (pipeline_id,) = deployed.pipelines()
    buckets, history = story.buckets(), story.history(pipeline_id)
    assert history

    story.said("no changes", 0)
    again = deployed.deploy()
    assert again.returncode == 0
    assert "no changes" in again.stdout + again.stderr

    # A value changes in place: the same pipeline goes on with its runs.
    project.edit(SPEC, "late_after: 2 hours", "late_after: 3 hours")
    assert "late" in story.said("in place", 0)
    shown = deployed.cdk("diff", STACK)
    assert "3 hours" in shown.stdout + shown.stderr
    _succeeds(deployed.deploy())
    assert deployed.pipelines() == [pipeline_id]
    assert "3 hours" in story.definition(pipeline_id)
    assert story.history(pipeline_id) == history
    assert story.state(pipeline_id) == "SCHEDULED"
    story.said("no changes", 0)

    # A change of structure is refused; the stack rolls back, and the pipeline runs as it did.
    project.edit(SPEC, "every: 1 day", "every: 2 days")
    assert "the period of a schedule cannot change" in story.said("refused: 1 of 1 change", 1)
    refused = deployed.deploy()
    assert refused.returncode != 0
    assert "period" in refused.stdout + refused.stderr
    assert story.stack_status() == "UPDATE_ROLLBACK_COMPLETE"
    assert deployed.pipelines() == [pipeline_id]
    assert "2 days" not in story.definition(pipeline_id)
    assert (story.history(pipeline_id), story.state(pipeline_id)) == (history, "SCHEDULED")

    # With another description it is a replacement: another pipeline, the old one is deleted with its runs.
    project.edit(SPEC, "description: ", "description: Once more. ")
    assert "history" in story.said("replaced", 1)
    _succeeds(deployed.deploy())
    (replacement,) = deployed.pipelines()
    assert replacement != pipeline_id
    with pytest.raises(ClientError, match="PipelineDeletedException"):
        story.history(pipeline_id)
    assert "2 days" in story.definition(replacement)
    assert story.state(replacement) == "SCHEDULED"
    assert story.buckets() == buckets
    story.said("no changes", 0)

    _succeeds(deployed.cdk("destroy", STACK, "--force"))
    assert find_pipeline(story.client, "clickstream") is None
    with pytest.raises(ClientError, match="does not exist"):
        story.stack_status()


def _succeeds(done: Any) -> None:
    assert done.returncode == 0, done.stdout + done.stderr
