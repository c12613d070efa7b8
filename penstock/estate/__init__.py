"""The estate: all pipelines of a project, and what they have to do with each other."""

from __future__ import annotations

from penstock.estate.checks import check_estate
from penstock.estate.model import Estate, Pipeline, TableUse, Wait
from penstock.estate.reading import read_estate

__all__ = ["Estate", "Pipeline", "TableUse", "Wait", "check_estate", "read_estate"]
