"""The step library: one step per file, named after its type; a new one is a new file and a line in the registry.

What steps share is in folders: `bases` of steps that are alike, `keys` of a spec, `parts` of a pipeline that they make,
and `programs` that they run on machines.
"""

from __future__ import annotations

from penstock.steps.base import ActivityStep, Step
from penstock.steps.registry import BUILT_IN, PENSTOCK, StepTypes, is_custom

__all__ = ["BUILT_IN", "PENSTOCK", "ActivityStep", "Step", "StepTypes", "is_custom"]
