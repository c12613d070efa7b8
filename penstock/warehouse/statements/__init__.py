"""The kinds of statement that the warehouse knows: one per file, each parsed by itself."""

from __future__ import annotations

from penstock.warehouse.statements.base import Kind
from penstock.warehouse.statements.copy_from import COPY
from penstock.warehouse.statements.create_schema import CREATE_SCHEMA
from penstock.warehouse.statements.create_table import CREATE_TABLE
from penstock.warehouse.statements.dml import CHANGE, QUERY
from penstock.warehouse.statements.drop_table import DROP_TABLE
from penstock.warehouse.statements.maintenance import MAINTENANCE
from penstock.warehouse.statements.privileges import PRIVILEGES
from penstock.warehouse.statements.setting import SETTING
from penstock.warehouse.statements.transaction import TRANSACTION
from penstock.warehouse.statements.truncate import TRUNCATE
from penstock.warehouse.statements.unload import UNLOAD

KINDS: tuple[Kind, ...] = (
    QUERY,
    CHANGE,
    COPY,
    UNLOAD,
    CREATE_TABLE,
    CREATE_SCHEMA,
    DROP_TABLE,
    TRUNCATE,
    TRANSACTION,
    MAINTENANCE,
    PRIVILEGES,
    SETTING,
)
