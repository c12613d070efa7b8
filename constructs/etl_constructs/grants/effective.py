"""The objects of a definition with all that they inherit, since permissions count for inherited fields, too."""

from __future__ import annotations

from penstock.definition.inheritance import effective
from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.reader import read_definition
from penstock.definition.wire import WireDefinition


def effective_definition(definition: PipelineDefinition) -> PipelineDefinition:
    """The definition in which every object holds the fields of its parents and of `Default` itself."""
    wire = definition.to_wire()
    return read_definition(WireDefinition(tuple(effective(wire, item) for item in wire), wire.parameters, wire.values))
