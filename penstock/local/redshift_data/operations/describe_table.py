"""DescribeTable.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_DescribeTable.html
"""

from __future__ import annotations

from penstock.local.errors import ServiceError
from penstock.local.redshift_data.operations.base import Operation, Reply, State
from penstock.local.redshift_data.operations.paging import page_of
from penstock.local.redshift_data.requests import Request
from penstock.warehouse.catalogue import find_table
from penstock.warehouse.tables import ColumnDefinition, TableName


def _handle(request: Request, state: State) -> Reply:
    request.target()
    name = TableName(request.text("Schema"), request.required_text("Table"))
    with state.warehouse.connection() as connection:
        found = find_table(connection, name)
    if found is None:
        raise ServiceError("ResourceNotFoundException", f"Table does not exist: {name}")
    full_name, table = found
    page, token = page_of(request, [_described(full_name, column) for column in table.columns], 1000)
    return {"TableName": full_name.name, "ColumnList": page, **token}


def _described(table: TableName, column: ColumnDefinition) -> Reply:
    arguments = column.type.arguments
    is_text = column.type.is_text
    reply: Reply = {
        "isCaseSensitive": is_text,
        "isCurrency": False,
        "isSigned": column.type.name in {"int2", "int4", "int8", "numeric", "float4", "float8"},
        "label": column.name,
        "length": arguments[0] if is_text else 0,
        "name": column.name,
        "nullable": int(column.nullable),
        "precision": arguments[0] if arguments else 0,
        "scale": arguments[1] if len(arguments) > 1 else 0,
        "schemaName": table.schema,
        "tableName": table.name,
        "typeName": column.type.name,
    }
    if column.default is not None:
        reply["columnDefault"] = column.default
    return reply


DESCRIBE_TABLE = Operation("DescribeTable", _handle)
