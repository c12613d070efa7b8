"""Rules of the service over a definition, imported or compiled: one rule per file, one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from penstock.definition.wire import WireDefinition
from penstock.validation import (
    backfill,
    characters,
    command_options,
    cycles,
    deprecated,
    doubles,
    enumerations,
    exclusions,
    exists_on_dynamodb,
    expected,
    expressions,
    forbidden,
    groups,
    hive_copies,
    integers,
    limits,
    missing_types,
    missing_values,
    parameter_attributes,
    parameter_ids,
    parameter_limits,
    parameter_values,
    periods,
    references,
    region,
    repeated,
    required,
    requirements,
    roll_ups,
    runtime_values,
    schedules,
    script_arguments,
    secrets,
    spot_bids,
    staging,
    undeclared_values,
    unique_ids,
    unknown_fields,
    unknown_types,
    unread_fields,
    user_fields,
)
from penstock.validation.building import build
from penstock.validation.finding import Finding
from penstock.validation.surroundings import Surroundings
from penstock.validation.view import DefinitionView

RULES: tuple[Callable[[DefinitionView], Iterator[Finding]], ...] = (
    missing_types.check,
    characters.check,
    unique_ids.check,
    references.check,
    unknown_types.check,
    unknown_fields.check,
    runtime_values.check,
    user_fields.check,
    repeated.check,
    deprecated.check,
    forbidden.check,
    required.check,
    expected.check,
    groups.check,
    exclusions.check,
    requirements.check,
    enumerations.check,
    periods.check,
    integers.check,
    doubles.check,
    spot_bids.check,
    schedules.check,
    exists_on_dynamodb.check,
    script_arguments.check,
    hive_copies.check,
    staging.check,
    command_options.check,
    unread_fields.check,
    expressions.check,
    parameter_ids.check,
    parameter_attributes.check,
    parameter_values.check,
    undeclared_values.check,
    missing_values.check,
    cycles.check,
    limits.check,
    parameter_limits.check,
    roll_ups.check,
    backfill.check,
    region.check,
    secrets.check,
)
"""Every rule, in the order in which their findings are told."""


def validate(definition: WireDefinition, surroundings: Surroundings | None = None) -> tuple[Finding, ...]:
    """Return what the service would refuse; a fault in an inherited field is told once, of the object that holds it.

    Objects of types that `penstock.objects` does not declare are only checked as far as all types are alike.

    Args:
        definition: what would be put.
        surroundings: what it does not say itself; rules that need what is not known find nothing.
    """
    view = build(definition, surroundings)
    return tuple(dict.fromkeys(finding for rule in RULES for finding in rule(view)))


__all__ = ["RULES", "Finding", "Surroundings", "validate"]
