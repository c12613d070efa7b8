"""What becomes of a deployed pipeline when its definition changes: in place, refused or replaced."""

from __future__ import annotations

from penstock.changes.change import Change, Changes, Verdict
from penstock.changes.comparing import compare
from penstock.changes.consequence import Consequence, Ruling
from penstock.changes.difference import Difference, Kind, Subject, Value
from penstock.changes.state import Naming, PipelineState, Status
from penstock.changes.structure import structural_hash, structural_name, structure

__all__ = [
    "Change",
    "Changes",
    "Consequence",
    "Difference",
    "Kind",
    "Naming",
    "PipelineState",
    "Ruling",
    "Status",
    "Subject",
    "Value",
    "Verdict",
    "compare",
    "structural_hash",
    "structural_name",
    "structure",
]
