"""PS433: HiveCopyActivity copies between S3 and DynamoDB, or between DynamoDB tables.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hivecopyactivity.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.objects import HiveCopyActivity, S3DataNode
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every output in S3 of an activity that reads from S3."""
    for item in view.of_kind(HiveCopyActivity):
        sources = [source for _, source in view.targets(item, "input") if source.kind is S3DataNode]
        for held, target in view.targets(item, "output"):
            if sources and target.kind is S3DataNode:
                message = f"{item.label} would copy from {sources[0].label} to {target.label}"
                yield held.finding("PS433", message, allowed="DynamoDBDataNode, where the input is in S3")
