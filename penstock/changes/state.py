"""PipelineState: one side of a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum

from penstock.definition.wire import WireDefinition


class Naming(IntEnum):
    """How far the texts of a side are known: the higher, the more of them are holes (`penstock.changes.holes`)."""

    PHYSICAL = 0
    """What the service holds, or a file as it is put: every text is known."""
    TEMPLATE = 1
    """A CloudFormation template: what CloudFormation resolves is a hole."""
    SPEC = 2
    """A compiled spec: what a deployment chooses is a hole."""


class Status(Enum):
    """What the service would say of the pipeline, as far as its rules of change depend on it."""

    ACTIVATED = "activated"
    """Activated at least once; taken for granted where nothing is known."""
    PENDING = "pending"
    """Never activated: anything may change."""
    FINISHED = "finished"
    """All runs are over, and none will follow."""


@dataclass(frozen=True, slots=True)
class PipelineState:
    """A definition with what CloudFormation keeps beside it; None stands for what the side does not tell.

    Attributes:
        definition: objects, parameters and values.
        name: name of the pipeline.
        description: what it does, empty where it has none.
        activate: whether a deployment activates it.
        tags: its tags.
        naming: how far the texts are known.
        status: what the service knows of it; only that of the old side counts.
    """

    definition: WireDefinition
    name: str | None = None
    description: str | None = None
    activate: bool | None = None
    tags: Mapping[str, str] | None = None
    naming: Naming = Naming.PHYSICAL
    status: Status = Status.ACTIVATED
