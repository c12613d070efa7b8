"""The step library: one step per file; a new step is one new file and one line here."""

from __future__ import annotations

from penstock.steps.base import ActivityStep, Step
from penstock.steps.check_primary_key import CheckPrimaryKey
from penstock.steps.check_sql import CheckSql
from penstock.steps.delta_load import DeltaLoad
from penstock.steps.extract_from_s3 import ExtractFromS3
from penstock.steps.load_redshift import LoadRedshift
from penstock.steps.reload_table import ReloadTable
from penstock.steps.run_emr_step import RunEmrStep
from penstock.steps.run_hadoop_streaming import RunHadoopStreaming
from penstock.steps.run_hive import RunHive
from penstock.steps.run_pig import RunPig
from penstock.steps.run_shell import RunShell
from penstock.steps.run_spark import RunSpark
from penstock.steps.run_sql import RunSql
from penstock.steps.update_history import UpdateHistory
from penstock.steps.upsert import Upsert

STEPS: tuple[type[Step], ...] = (
    CheckPrimaryKey,
    CheckSql,
    DeltaLoad,
    ExtractFromS3,
    LoadRedshift,
    ReloadTable,
    RunEmrStep,
    RunHadoopStreaming,
    RunHive,
    RunPig,
    RunShell,
    RunSpark,
    RunSql,
    UpdateHistory,
    Upsert,
)
"""Every step type."""

__all__ = [
    "STEPS",
    "ActivityStep",
    "CheckPrimaryKey",
    "CheckSql",
    "DeltaLoad",
    "ExtractFromS3",
    "LoadRedshift",
    "ReloadTable",
    "RunEmrStep",
    "RunHadoopStreaming",
    "RunHive",
    "RunPig",
    "RunShell",
    "RunSpark",
    "RunSql",
    "Step",
    "UpdateHistory",
    "Upsert",
]
