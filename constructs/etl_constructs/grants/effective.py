"""The objects of a definition with all that they inherit, since permissions count for inherited fields, too."""

from __future__ import annotations

from dataclasses import replace

from etl_constructs.grants.parameters import substituted, values_of
from penstock.definition.inheritance import effective
from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.reader import read_definition


def effective_definition(definition: PipelineDefinition) -> PipelineDefinition:
    """The definition in which every object holds the fields of its parents and of `Default` itself.

    Parameters that have a value are replaced by it, so that a bucket that is a parameter has a name.
    """
    wire = definition.to_wire()
    values = values_of(wire)
    return read_definition(
        replace(wire, objects=tuple(substituted(effective(wire, item), values) for item in wire.objects))
    )
