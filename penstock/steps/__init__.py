"""The step library: one step per file; a new step is one new file and one line here."""

from __future__ import annotations

from penstock.steps.base import ActivityStep, Step
from penstock.steps.extract_from_s3 import ExtractFromS3
from penstock.steps.load_redshift import LoadRedshift
from penstock.steps.run_emr_step import RunEmrStep
from penstock.steps.run_hadoop_streaming import RunHadoopStreaming
from penstock.steps.run_hive import RunHive
from penstock.steps.run_pig import RunPig
from penstock.steps.run_shell import RunShell
from penstock.steps.run_spark import RunSpark
from penstock.steps.run_sql import RunSql

STEPS: tuple[type[Step], ...] = (
    ExtractFromS3,
    LoadRedshift,
    RunEmrStep,
    RunHadoopStreaming,
    RunHive,
    RunPig,
    RunShell,
    RunSpark,
    RunSql,
)
"""Every step type."""

__all__ = [
    "STEPS",
    "ActivityStep",
    "ExtractFromS3",
    "LoadRedshift",
    "RunEmrStep",
    "RunHadoopStreaming",
    "RunHive",
    "RunPig",
    "RunShell",
    "RunSpark",
    "RunSql",
    "Step",
]
