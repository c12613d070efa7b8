"""The step library: one step per file; a new step is one new file and one line in `penstock.steps.registry`."""

from __future__ import annotations

from penstock.steps.base import ActivityStep, Step
from penstock.steps.registry import BUILT_IN, PENSTOCK, StepTypes

__all__ = ["BUILT_IN", "PENSTOCK", "ActivityStep", "Step", "StepTypes"]
