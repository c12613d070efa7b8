r"""How the records of an S3DataNode are written.

What the guide says of CopyActivity: columns of CSV end with a comma, of TSV with a tab, both with a line feed after a
record; values are not quoted, a backslash escapes; a NULL of PostgreSQL is written to TSV as `\n`, the two characters.
https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-copyactivity.html
Inferred: that NULL is the same for every database and format, and is read as it is written (users of dataduct met it
with MySQL); that Custom escapes as the others do; that a node without a data format holds CSV.
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.definition.wire import WireObject
from penstock.worker.errors import TaskFailed
from penstock.worker.task import Task, described

NULL = "\\n"
"""A backslash and an n, which no escaped value can be: a value escapes its backslashes."""

_SEPARATORS = {"CSV": ",", "TSV": "\t"}
_SPELLED = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
_OCTAL_DIGITS = 3


@dataclass(frozen=True, slots=True)
class RecordFormat:
    """One character each."""

    column_separator: str
    record_separator: str
    escape: str


def record_format(task: Task, node: WireObject) -> RecordFormat:
    """The format of an S3DataNode.

    Raises:
        TaskFailed: CopyActivity does not have the format, or a separator is not one character.
    """
    item = task.optional_reference(node, "dataFormat")
    if item is None:
        return RecordFormat(",", "\n", "\\")
    if item.type not in {"CSV", "TSV", "Custom"}:
        raise TaskFailed("NotSupported", f"CopyActivity does not write or read {described(item)}; use CSV or TSV")
    if item.type == "Custom":
        task.required(item, "columnSeparator")
    default = _SEPARATORS.get(item.type, "")
    found = RecordFormat(
        default if item.type == "CSV" else _character(item, "columnSeparator", default),
        "\n" if item.type == "CSV" else _character(item, "recordSeparator", "\n"),
        _character(item, "escapeChar", "\\"),
    )
    if len({found.column_separator, found.record_separator, found.escape}) < 3:
        raise TaskFailed("InvalidField", f"{described(item)} has the same character for two purposes")
    return found


def readable(task: Task, node: WireObject) -> RecordFormat:
    """The format of an S3DataNode whose records are read: only CSV and TSV can be.

    Raises:
        TaskFailed: as `record_format`, and for Custom.
    """
    item = task.optional_reference(node, "dataFormat")
    if item is not None and item.type == "Custom":
        raise TaskFailed("NotSupported", f"CopyActivity reads records of CSV and TSV only, not {described(item)}")
    return record_format(task, node)


def _character(item: WireObject, key: str, default: str) -> str:
    written = item.string(key)
    if written is None:
        return default
    character = _SPELLED.get(written, written)
    if written.startswith("\\") and written[1:].isdecimal() and len(written) == 1 + _OCTAL_DIGITS:
        character = chr(int(written[1:], 8))
    if len(character) != 1:
        raise TaskFailed("InvalidField", f"{key} of {described(item)} is {written!r}; one character is needed")
    return character
