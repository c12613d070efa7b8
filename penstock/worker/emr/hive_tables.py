r"""Data staging of HiveActivity: external tables over the folders of the activity's nodes.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-concepts-staging.html
That the files are delimited as CopyActivity writes them is inferred; NULL is Hive's own, `\N`.
"""

from __future__ import annotations

import re

from penstock.definition.wire import WireObject
from penstock.worker.copies.s3_nodes import is_directory, node_uri
from penstock.worker.errors import TaskFailed
from penstock.worker.records.record_format import record_format
from penstock.worker.task import Task, described

# `name TYPE`, or the name alone, which is text.
_COLUMN = re.compile(r"(\w+)(?:\s+([A-Za-z]\w*(?:\s*\([\d,\s]+\))?))?")
_FORMATS = frozenset({"CSV", "TSV", "Custom"})


def staged_tables(task: Task) -> dict[str, str]:
    """By name of the table, `input1` and so on: the statement that makes it.

    Raises:
        TaskFailed: a node is not in S3, is one file, or has no data format with columns.
    """
    found = {}
    for key in ("input", "output"):
        for number, node in enumerate(task.references(task.activity, key), start=1):
            found[f"{key}{number}"] = _statement(task, node, f"{key}{number}")
    return found


def _statement(task: Task, node: WireObject, table: str) -> str:
    if node.type != "S3DataNode" or not is_directory(node):
        raise TaskFailed(
            "NotSupported", f"{described(node)} cannot be staged for Hive here; use an S3DataNode with directoryPath"
        )
    item = task.optional_reference(node, "dataFormat")
    columns = () if item is None else item.strings("column")
    if item is None or item.type not in _FORMATS or not columns:
        raise TaskFailed(
            "InvalidField", f"{described(node)} has no dataFormat with columns, which stage=true needs; use CSV or TSV"
        )
    found = record_format(task, node)
    if found.record_separator != "\n":
        raise TaskFailed("NotSupported", f"{described(item)} has a recordSeparator that Hive cannot read")
    declared = ", ".join(_column(item, column) for column in columns)
    return (
        f"CREATE EXTERNAL TABLE {table} ({declared}) ROW FORMAT DELIMITED "
        f"FIELDS TERMINATED BY {_quoted(found.column_separator)} ESCAPED BY {_quoted(found.escape)} "
        f"STORED AS TEXTFILE LOCATION '{node_uri(task, node)}';\n"
    )


def _column(item: WireObject, text: str) -> str:
    match = _COLUMN.fullmatch(text.strip())
    if match is None:
        raise TaskFailed("InvalidField", f"column of {described(item)} is {text!r}; write a name and a type")
    return f"`{match[1]}` {match[2] or 'STRING'}"


def _quoted(character: str) -> str:
    return f"'{chr(92)}{ord(character):03o}'"
