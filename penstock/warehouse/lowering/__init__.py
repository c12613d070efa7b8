"""Redshift's SELECT, INSERT, UPDATE and DELETE as DuckDB's: one difference per file, applied in this order."""

from __future__ import annotations

from penstock.warehouse.lowering.aggregates import lower_aggregates
from penstock.warehouse.lowering.base import Lowering
from penstock.warehouse.lowering.casts import lower_casts
from penstock.warehouse.lowering.changes import lower_changes
from penstock.warehouse.lowering.foreign import refuse_foreign
from penstock.warehouse.lowering.functions import lower_functions
from penstock.warehouse.lowering.getdate import lower_getdate
from penstock.warehouse.lowering.identifiers import fold_identifiers
from penstock.warehouse.lowering.labels import label_columns
from penstock.warehouse.lowering.outer_joins import lower_outer_joins
from penstock.warehouse.lowering.parameters import bind_parameters
from penstock.warehouse.lowering.patterns import lower_patterns
from penstock.warehouse.lowering.session_functions import name_session
from penstock.warehouse.lowering.super_paths import lower_super_paths
from penstock.warehouse.lowering.tables import check_tables
from penstock.warehouse.lowering.unnesting import lower_unnesting
from penstock.warehouse.lowering.variables import bind_variables

LOWERINGS: tuple[Lowering, ...] = (
    refuse_foreign,
    bind_parameters,
    bind_variables,
    lower_changes,
    fold_identifiers,
    lower_outer_joins,
    lower_unnesting,
    check_tables,
    label_columns,
    name_session,
    lower_super_paths,
    lower_aggregates,
    lower_patterns,
    lower_functions,
    lower_getdate,
    lower_casts,
)
