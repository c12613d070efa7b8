"""The step library: one step per file; a new step is one new file and one line here."""

from __future__ import annotations

from penstock.steps.base import ActivityStep, Step
from penstock.steps.extract_from_s3 import ExtractFromS3
from penstock.steps.load_redshift import LoadRedshift
from penstock.steps.run_pig import RunPig

STEPS: tuple[type[Step], ...] = (ExtractFromS3, LoadRedshift, RunPig)
"""Every step type."""

__all__ = ["STEPS", "ActivityStep", "ExtractFromS3", "LoadRedshift", "RunPig", "Step"]
