"""Builds an SqlDataNode whose table is made from a DDL file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penstock.objects import Database, Precondition, SqlDataNode


def sql_data_node(
    node_id: str,
    *,
    database: Database,
    table: str,
    ddl: Path | None = None,
    select_query: str | None = None,
    insert_query: str | None = None,
    precondition: Sequence[Precondition] = (),
) -> SqlDataNode:
    """Build the data node of a table.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-sqldatanode.html

    Args:
        node_id: id of the object.
        database: where the table is.
        table: its name, `schema.table` outside of the default schema.
        ddl: file with the statement that makes the table where it is missing.
        select_query: SQL that reads it.
        insert_query: SQL that inserts one row, with `?` for its values.
        precondition: conditions that must hold before the table is read.
    """
    schema, _, name = table.rpartition(".")
    return SqlDataNode(
        node_id,
        database=database,
        schema_name=schema or None,
        table=name,
        create_table_sql=None if ddl is None else ddl.read_text(encoding="utf-8"),
        select_query=select_query,
        insert_query=insert_query,
        precondition=tuple(precondition) or None,
    )
