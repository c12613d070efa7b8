"""The keys `sql` and `table` of a step that reads a relational database, and the SqlDataNode that they make."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from penstock.diagnostics.suggestion import did_you_mean
from penstock.objects import CopyActivity, Database, S3DataNode, SqlDataNode
from penstock.objects.limits import MOST_VALUE_BYTES
from penstock.steps.context import StepContext
from penstock.steps.keys.types import Text
from penstock.steps.parts.data_formats import tab_separated
from penstock.steps.parts.script_text import fits

_ROOM = " " * 200
"""For what a step may write around the SQL."""
_FROM = re.compile(r"\bFROM\s+([\w$.]+)", re.IGNORECASE)


_COMMENT = r"--[^\n]*|/\*.*?\*/|#(?!\{)[^\n]*"
_START = re.compile(rf"(?:\s|{_COMMENT})*(#\{{|\(|\w+)?", re.DOTALL)
_EXPRESSION = re.compile(r"#\{[^{}]*\}")
_GIVES_ROWS = ("CALL", "SELECT", "SHOW", "TABLE", "VALUES", "WITH")
_QUOTED = tuple(
    re.compile(rf"{string}|\"(?:[^\"]|\"\")*\"|`[^`]*`|{_COMMENT}", re.DOTALL)
    for string in (r"'(?:[^'\\]|\\.|'')*'", r"'(?:[^']|'')*'")
)
"""What no semicolon counts in, where a backslash escapes in a string, as in MySQL, and where it does not."""


def _statement(text: str) -> str:
    sql = text.strip().removesuffix(";").rstrip()
    if not sql:
        raise PydanticCustomError("sql_empty", "there is no SQL statement in it")
    if not fits(sql + _ROOM):
        raise PydanticCustomError(
            "query_size",
            "the query has {size} bytes, and the service takes {most} in a definition; put a view into the database",
            {"size": len(sql.encode()), "most": MOST_VALUE_BYTES - len(_ROOM)},
        )
    return sql


def _query(sql: str) -> str:
    match = _START.match(sql)
    first = (match[1] if match else None) or ""
    if first.upper() not in (*_GIVES_ROWS, "(", "#{"):
        found = f"found '{first}'" if first else "found no word"
        hint = did_you_mean(first.upper(), _GIVES_ROWS) or f"it begins with {', '.join(_GIVES_ROWS)} or '('"
        raise PydanticCustomError("sql_query", "{found}, expected a query; {hint}", {"found": found, "hint": hint})
    text = _EXPRESSION.sub("0", sql)
    if all(";" in quoted.sub("", text) for quoted in _QUOTED):
        raise PydanticCustomError("sql_statements", "there is a semicolon in it, and a step reads one query only")
    return sql


StatementText = Annotated[Text, AfterValidator(_statement)]
"""One statement in the dialect of its database, without its last semicolon."""
QueryText = Annotated[StatementText, AfterValidator(_query)]
"""One query, likewise."""
SourceTable = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][\w$]*(\.[A-Za-z_][\w$]*)*$", max_length=200)]
"""The name of a table of a relational database."""


def select_query(sql: str | None, table: str | None) -> str:
    """The query of the one that is given."""
    return sql if sql is not None else f"SELECT * FROM {table}"  # noqa: S608 - the name is a SourceTable


def source_node(node_id: str, database: Database, query: str) -> SqlDataNode:
    """Make the data node of a query.

    It has to have a table, though what is read is the query's: the first one after FROM is named.
    """
    match = _FROM.search(query)
    return SqlDataNode(node_id, database=database, select_query=query, table=match[1] if match else node_id)


def copied_rows(name: str, uri: str) -> S3DataNode:
    """Make the data node of a folder that the copy of that name writes."""
    return S3DataNode(f"{name}.rows", directory_path=uri, data_format=tab_separated())


def copy_to_s3(context: StepContext, name: str, runs_on: str, source: SqlDataNode, rows: S3DataNode) -> CopyActivity:
    """Make the activity that writes the rows of a query to a folder; it is only a part of a step.

    Args:
        context: knows the resources, the alarms and what to wait for.
        name: id of the activity.
        runs_on: name of a resource.
        source: the query.
        rows: the folder.
    """
    return CopyActivity(
        name,
        input=(source,),
        output=(rows,),
        **context.place(runs_on),
        depends_on=context.waits_for(None),
        on_fail=context.alarms["on_fail"],
    )
