"""The objects of a definition with all that they inherit, since permissions count for inherited fields, too."""

from __future__ import annotations

from dataclasses import replace

from etl_constructs.grants.substitution import substituted
from penstock.definition.inheritance import effective
from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.reader import read_definition


def effective_definition(definition: PipelineDefinition) -> PipelineDefinition:
    """The definition in which every object holds the fields of its parents and of `Default` itself.

    What its expressions name and the definition holds is put in, so that a bucket that is a parameter has a name.
    """
    wire = definition.to_wire()
    return read_definition(substituted(replace(wire, objects=tuple(effective(wire, item) for item in wire))))
