"""The operations of the Redshift Data API, one per file."""

from __future__ import annotations

from penstock.local.redshift_data.operations.base import Operation
from penstock.local.redshift_data.operations.batch_execute_statement import BATCH_EXECUTE_STATEMENT
from penstock.local.redshift_data.operations.cancel_statement import CANCEL_STATEMENT
from penstock.local.redshift_data.operations.describe_statement import DESCRIBE_STATEMENT
from penstock.local.redshift_data.operations.describe_table import DESCRIBE_TABLE
from penstock.local.redshift_data.operations.execute_statement import EXECUTE_STATEMENT
from penstock.local.redshift_data.operations.get_statement_result import GET_STATEMENT_RESULT
from penstock.local.redshift_data.operations.list_databases import LIST_DATABASES
from penstock.local.redshift_data.operations.list_schemas import LIST_SCHEMAS
from penstock.local.redshift_data.operations.list_statements import LIST_STATEMENTS
from penstock.local.redshift_data.operations.list_tables import LIST_TABLES

OPERATIONS: tuple[Operation, ...] = (
    EXECUTE_STATEMENT,
    BATCH_EXECUTE_STATEMENT,
    DESCRIBE_STATEMENT,
    GET_STATEMENT_RESULT,
    CANCEL_STATEMENT,
    LIST_STATEMENTS,
    LIST_DATABASES,
    LIST_SCHEMAS,
    LIST_TABLES,
    DESCRIBE_TABLE,
)
