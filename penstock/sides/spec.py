"""Reads a spec of either kind."""

from __future__ import annotations

from pathlib import Path

from penstock.changes import Naming, PipelineState, structural_name
from penstock.compiler import compile_loaded
from penstock.definition.wire import WireDefinition
from penstock.environments import Connections
from penstock.sides.symbolic import SymbolicDeployment
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.loader import Loaded


def spec_state(loaded: Loaded, assets: Path, connections: Connections) -> PipelineState:
    """What the spec's stack would deploy.

    Args:
        loaded: the spec.
        assets: the folder that its paths are relative to.
        connections: those of the environment.
    """
    spec = loaded.spec
    description = spec.description or ""
    if isinstance(loaded, LoadedDefinition):
        definition = loaded.definition.wire
        return PipelineState(definition, _name(loaded, definition), description, loaded.spec.activate, loaded.spec.tags)
    definition = compile_loaded(loaded, SymbolicDeployment(assets, connections)).to_wire()
    return PipelineState(definition, _name(loaded, definition), description, activate=True, naming=Naming.SPEC)


def _name(loaded: Loaded, definition: WireDefinition) -> str:
    """What its stack calls the pipeline."""
    spec = loaded.spec
    return structural_name(spec.name, definition) if spec.replace_on_structural_change else spec.name
