"""What may not change once a pipeline has been activated: the rules are those of `penstock.changes`.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-manage-pipeline-modify-console.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.changes import Consequence, PipelineState, compare
from penstock.definition.wire import WireDefinition
from penstock.local.datapipeline.validation.draft import Finding


def check_changes(active: WireDefinition, wanted: WireDefinition) -> Iterator[Finding]:
    """Compare a new definition with the active one; what the guide does not speak of is only warned of."""
    for change in compare(PipelineState(active), PipelineState(wanted)).entries:
        if change.consequence is not Consequence.IN_PLACE:
            is_warning = change.consequence is Consequence.UNCERTAIN
            yield Finding(change.difference.id, change.ruling.reason, is_warning=is_warning)
