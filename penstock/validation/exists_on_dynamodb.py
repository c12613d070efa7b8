"""PS430: a DynamoDBDataNode does not have the precondition Exists.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-dynamodbdatanode.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.objects import DynamoDBDataNode, Exists
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every such precondition."""
    for item in view.of_kind(DynamoDBDataNode):
        for held, target in view.targets(item, "precondition"):
            if target.kind is Exists:
                yield held.finding(
                    "PS430",
                    f"{held.where} is {target.label}, which {item.label} does not support",
                    allowed="DynamoDBDataExists, DynamoDBTableExists, ShellCommandPrecondition",
                )
