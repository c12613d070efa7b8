"""Consequence: what becomes of a change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

EDITING = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-manage-pipeline-modify-console.html"
"""What may change after the first activation."""
RESOURCE = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-datapipeline-pipeline.html"
"""What CloudFormation updates, and what it replaces."""
PUTTING = "https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_PutPipelineDefinition.html"
"""What is refused to be saved."""


class Consequence(Enum):
    """What becomes of a change when it is deployed to an activated pipeline."""

    IN_PLACE = "in place"
    """The pipeline stays; new runs are as the new definition says."""
    UNCERTAIN = "not documented"
    """The guide neither allows nor forbids it."""
    REFUSED = "refused"
    """The service refuses the definition, so a CloudFormation update fails and rolls back."""
    REPLACEMENT = "replacement"
    """CloudFormation makes a new pipeline and deletes the old one, with its history."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule says of a difference.

    Attributes:
        consequence: what becomes of it.
        reason: why, in one line.
        source: the page that says so; of what is not documented, the page that should.
    """

    consequence: Consequence
    reason: str
    source: str
