"""Saving only what has changed: an index is written only when one of its columns is."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence


class ChangedColumns:
    """Updates of a table with the column `key`.

    Args:
        connection: The database.
        table: The table.
        columns: Those that may change.
    """

    def __init__(self, connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
        self._connection = connection
        self._table = table
        self._columns = columns
        self._statements: dict[tuple[int, ...], str] = {}

    def save(self, key: int, before: tuple[object, ...], after: tuple[object, ...]) -> None:
        """Write the values that differ from those before; a row that is not known before has none of them."""
        if before == after:
            return
        changed = tuple(position for position, value in enumerate(after) if not before or value != before[position])
        statement = self._statements.get(changed)
        if statement is None:
            assignments = ", ".join(f"{self._columns[position]} = ?" for position in changed)
            statement = f"UPDATE {self._table} SET {assignments} WHERE key = ?"  # noqa: S608 constants
            self._statements[changed] = statement
        self._connection.execute(statement, (*(after[position] for position in changed), key))
