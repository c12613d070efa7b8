"""The SQL of a SqlDataNode: what reads it, and what makes its table."""

from __future__ import annotations

from penstock.definition.wire import WireObject
from penstock.worker.databases.connection import Database
from penstock.worker.task import Task


def select_query(task: Task, node: WireObject) -> str:
    """The selectQuery; where there is none, all of the table (inferred: the guide only shows nodes that have one).

    Raises:
        TaskFailed: there is no table either.
    """
    query = node.string("selectQuery")
    if query is not None:
        return query.strip().removesuffix(";")
    return f"SELECT * FROM {_table(task, node)}"  # noqa: S608 - the name is the definition's, as its SQL is


def create_if_missing(task: Task, database: Database) -> None:
    """Run createTableSql where the table is missing.

    Raises:
        TaskFailed: the database refuses it.
    """
    from sqlalchemy import inspect

    sql = database.node.string("createTableSql")
    if sql is None:
        return
    table, schema = task.required(database.node, "table"), database.node.string("schemaName")
    with database.explained("createTableSql"):
        if not inspect(database.connection).has_table(table, schema=schema):
            options = {"no_parameters": True}
            database.connection.exec_driver_sql(sql.strip().removesuffix(";"), execution_options=options)
        database.connection.commit()


def _table(task: Task, node: WireObject) -> str:
    schema = node.string("schemaName")
    table = task.required(node, "table")
    return f"{schema}.{table}" if schema else table
