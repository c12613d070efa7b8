"""Name and description can only be given when a pipeline is made, so CloudFormation makes another one."""

from __future__ import annotations

from penstock.changes.consequence import RESOURCE, Consequence
from penstock.changes.rules.view import Difference, Ruling, Sides, Subject


def judge(difference: Difference, sides: Sides) -> Ruling | None:
    """The two properties of AWS::DataPipeline::Pipeline whose update is a replacement."""
    del sides
    if difference.subject is Subject.PIPELINE and difference.field in {"name", "description"}:
        reason = f"CloudFormation replaces the pipeline when its {difference.field} changes"
        return Ruling(Consequence.REPLACEMENT, reason, RESOURCE)
    return None
