"""Rules of the service over a definition, imported or compiled: one rule per file, one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from penstock.definition.wire import WireDefinition
from penstock.validation import (
    cycles,
    enumerations,
    expressions,
    groups,
    integers,
    limits,
    periods,
    references,
    required,
    schedules,
    unique_ids,
)
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView

RULES: tuple[Callable[[DefinitionView], Iterator[Finding]], ...] = (
    unique_ids.check,
    references.check,
    required.check,
    groups.check,
    enumerations.check,
    periods.check,
    integers.check,
    schedules.check,
    expressions.check,
    limits.check,
    cycles.check,
)
"""Every rule, in the order in which their findings are told."""


def validate(definition: WireDefinition) -> tuple[Finding, ...]:
    """Return what the service would refuse; a fault in an inherited field is told once, of the object that holds it.

    Objects of types that `penstock.objects` does not declare are only checked as far as all types are alike.
    """
    view = DefinitionView.of(definition)
    return tuple(dict.fromkeys(finding for rule in RULES for finding in rule(view)))


__all__ = ["RULES", "Finding", "validate"]
