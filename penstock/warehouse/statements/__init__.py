"""The kinds of statement that the warehouse knows: one per file, each parsed by itself."""

from __future__ import annotations

from penstock.warehouse.statements.accounts import ACCOUNT
from penstock.warehouse.statements.alter_table import ALTER_TABLE
from penstock.warehouse.statements.base import Kind
from penstock.warehouse.statements.copy_from import COPY
from penstock.warehouse.statements.create_schema import CREATE_SCHEMA
from penstock.warehouse.statements.create_table import CREATE_TABLE
from penstock.warehouse.statements.cursors import CLOSE, DECLARE, FETCH
from penstock.warehouse.statements.default_privileges import DEFAULT_PRIVILEGES
from penstock.warehouse.statements.dml import CHANGE, QUERY
from penstock.warehouse.statements.drop_schema import DROP_SCHEMA
from penstock.warehouse.statements.drop_table import DROP_TABLE
from penstock.warehouse.statements.maintenance import MAINTENANCE
from penstock.warehouse.statements.materialized_views import CREATE_MATERIALIZED_VIEW, DROP_MATERIALIZED_VIEW, REFRESH
from penstock.warehouse.statements.merge import MERGE
from penstock.warehouse.statements.notices import COMMENT, LOCK
from penstock.warehouse.statements.prepared import DEALLOCATE, EXECUTE, PREPARE
from penstock.warehouse.statements.privileges import PRIVILEGES_KIND
from penstock.warehouse.statements.procedures import (
    ALTER_PROCEDURE,
    CALL,
    CREATE_PROCEDURE,
    DROP_PROCEDURE,
    SHOW_PROCEDURE,
)
from penstock.warehouse.statements.roles import ALTER_ROLE, CREATE_ROLE, DROP_ROLE
from penstock.warehouse.statements.setting import RESET, SET, SHOW
from penstock.warehouse.statements.sql_functions import CREATE_FUNCTION, DROP_FUNCTION
from penstock.warehouse.statements.transaction import TRANSACTION
from penstock.warehouse.statements.truncate import TRUNCATE
from penstock.warehouse.statements.unload import UNLOAD
from penstock.warehouse.statements.views import CREATE_VIEW, DROP_VIEW

KINDS: tuple[Kind, ...] = (
    QUERY,
    CHANGE,
    COPY,
    UNLOAD,
    CREATE_TABLE,
    ALTER_TABLE,
    CREATE_SCHEMA,
    DROP_TABLE,
    MERGE,
    CREATE_VIEW,
    DROP_VIEW,
    CREATE_MATERIALIZED_VIEW,
    REFRESH,
    DROP_MATERIALIZED_VIEW,
    DROP_SCHEMA,
    ACCOUNT,
    COMMENT,
    LOCK,
    TRUNCATE,
    TRANSACTION,
    MAINTENANCE,
    PRIVILEGES_KIND,
    DEFAULT_PRIVILEGES,
    CREATE_ROLE,
    ALTER_ROLE,
    DROP_ROLE,
    CREATE_PROCEDURE,
    ALTER_PROCEDURE,
    DROP_PROCEDURE,
    SHOW_PROCEDURE,
    CALL,
    CREATE_FUNCTION,
    DROP_FUNCTION,
    PREPARE,
    EXECUTE,
    DEALLOCATE,
    DECLARE,
    FETCH,
    CLOSE,
    SET,
    RESET,
    SHOW,
)
