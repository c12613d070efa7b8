"""What becomes of each type of step; a new translator is one new file and one line here."""

from __future__ import annotations

from collections.abc import Mapping

from penstock.importers.dataduct.model import StepType
from penstock.importers.dataduct.steps import (
    column_check,
    count_check,
    create_load_redshift,
    create_update_sql,
    delta_load,
    emr_step,
    emr_streaming,
    extract_local,
    extract_postgres,
    extract_rds,
    extract_redshift,
    extract_s3,
    load_postgres,
    load_redshift,
    load_reload_pk,
    pipeline_dependencies,
    primary_key_check,
    qa_transform,
    reload,
    sql_command,
    transform,
    upsert,
)

STEPS: tuple[StepType, ...] = (
    column_check.STEP,
    count_check.STEP,
    create_load_redshift.STEP,
    create_update_sql.STEP,
    delta_load.STEP,
    emr_step.STEP,
    emr_streaming.STEP,
    extract_local.STEP,
    extract_postgres.STEP,
    extract_rds.STEP,
    extract_redshift.STEP,
    extract_s3.STEP,
    load_postgres.STEP,
    load_redshift.STEP,
    load_reload_pk.STEP,
    pipeline_dependencies.STEP,
    primary_key_check.STEP,
    qa_transform.STEP,
    reload.STEP,
    sql_command.STEP,
    transform.STEP,
    upsert.STEP,
)
"""All of dataduct's own."""
OTHER_SPELLINGS: Mapping[str, str] = {
    "create-and-load-redshift": "create-load-redshift",
    "create-and-update-sql": "create-update-sql",
    "load-reload-primary-key": "load-reload-pk",
    "load-reload-primary-key-check": "load-reload-pk",
}
"""Names that its documentation, examples and classes have for a type; an underscore may stand for a hyphen, too."""
TYPES: Mapping[str, StepType] = {
    **{step.name: step for step in STEPS},
    **{other: step for other, name in OTHER_SPELLINGS.items() for step in STEPS if step.name == name},
}
