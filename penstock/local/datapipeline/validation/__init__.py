"""The service's own checks of a definition, on the wire form.

They find what keeps a definition from running. The compiler's rules, which explain more, come before them and live
elsewhere. https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_PutPipelineDefinition.html
"""

from __future__ import annotations

from penstock.definition.wire import WireDefinition
from penstock.local.datapipeline.validation.cycles import check_cycles
from penstock.local.datapipeline.validation.draft import Draft, Finding, Rule
from penstock.local.datapipeline.validation.execution import check_execution
from penstock.local.datapipeline.validation.parameters import check_parameters
from penstock.local.datapipeline.validation.references import check_references
from penstock.local.datapipeline.validation.saving import check_saving
from penstock.local.datapipeline.validation.scheduling import check_scheduling
from penstock.local.datapipeline.validation.values import check_values

__all__ = ("Finding", "check")

RULES: tuple[Rule, ...] = (
    check_saving,
    check_references,
    check_scheduling,
    check_execution,
    check_values,
    check_parameters,
    check_cycles,
)


def check(definition: WireDefinition) -> tuple[Finding, ...]:
    """Return all that the rules find."""
    draft = Draft.of(definition)
    return tuple(finding for rule in RULES for finding in rule(draft))
