"""COPY FROM S3: atomic, and what it refuses stays in stl_load_errors."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from penstock.warehouse.beside import beside
from penstock.warehouse.catalogue import require_table
from penstock.warehouse.copy.command import CopyCommand
from penstock.warehouse.copy.direct_loading import DirectLoad
from penstock.warehouse.copy.layout import find_layout
from penstock.warehouse.copy.loading import REFUSED, Load
from penstock.warehouse.copy.manifest import files_of_manifest, files_under
from penstock.warehouse.copy.parquet import insert_parquet
from penstock.warehouse.copy.parser import parse_copy
from penstock.warehouse.copy.source import fetch, lined
from penstock.warehouse.errors import LoadError
from penstock.warehouse.journal import show_load_errors
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tables import TEMPORARY, ColumnDefinition, TableDefinition, TableName

_MOST_ERRORS = 100_000
_CHECKED = TableName(TEMPORARY, "rows of COPY NOLOAD")


@dataclass(frozen=True, slots=True)
class CopyFrom:
    """A COPY, ready to run."""

    command: CopyCommand

    @property
    def writes(self) -> bool:
        """It waits for other writers."""
        return True

    def run(self, context: Context) -> Result:
        """Load every file under the prefix, one after the other.

        Raises:
            UndefinedTableError: where the table does not exist.
            WarehouseError: where there is no file, or one cannot be read.
            LoadError: where rows are refused, more than MAXERROR allows.
        """
        name, table = require_table(context.connection, self.command.table)
        if context.access is not None:
            context.access.require(name, "INSERT")
        columns = self._columns(name, table)
        uris = self._files(context)
        if self.command.options.no_load:
            # All is done as ever, beside the table.
            name, permanent = _CHECKED, name
            context.connection.execute(f"CREATE TEMP TABLE {name.sql} AS FROM {permanent.sql} LIMIT 0")
        loaded = refused = 0
        context.last_copy.query, context.last_copy.rows = context.query, 0
        for uri in uris:
            context.check_cancelled()
            with tempfile.TemporaryDirectory(dir=context.scratch) as folder:
                if self.command.options.parquet:
                    path = Path(folder) / "fetched"
                    context.objects.fetch(uri, path)
                    nested = self.command.options.serialize_to_json
                    loaded += insert_parquet(context.connection, name, columns, path, uri, nested_as_json=nested)
                    continue
                source = fetch(
                    context.objects,
                    uri,
                    self.command.options,
                    [column.name for column in columns],
                    Path(folder),
                    context.check_cancelled,
                )
                rows, errors = self._load(context, table, Load(name, columns, self.command.options, source), refused)
            loaded += rows
            refused += errors
        if self.command.options.no_load:
            context.connection.execute(f"DROP TABLE {name.sql}")
            return Result()
        context.last_copy.rows = loaded
        return Result(rows_affected=loaded)

    def _columns(self, name: TableName, table: TableDefinition) -> tuple[ColumnDefinition, ...]:
        if self.command.columns is None:
            return table.columns
        return tuple(table.column(column, name) for column in self.command.columns)

    def _files(self, context: Context) -> Sequence[str]:
        if self.command.options.manifest:
            with tempfile.TemporaryDirectory(dir=context.scratch) as folder:
                return files_of_manifest(context.objects, self.command.source, Path(folder))
        return files_under(context.objects, self.command.source)

    def _load(self, context: Context, table: TableDefinition, load: Load, refused: int) -> tuple[int, int]:
        """Load one file; give the counts of rows loaded and refused."""
        numbered = any(column.identity for column in table.columns)
        rows = self._load_directly(context, load, numbered=numbered)
        if rows is not None:
            return rows, 0
        source = lined(load.source, self.command.options, context.check_cancelled)
        by_lines = replace(load, source=source)
        if source is not load.source:
            rows = self._load_directly(context, by_lines, numbered=numbered)
        return self._load_by_lines(context, by_lines, refused) if rows is None else (rows, 0)

    def _load_directly(self, context: Context, load: Load, *, numbered: bool) -> int | None:
        """Load a file of the usual kind; None where it is none, or has rows that MAXERROR lets it refuse."""
        options = self.command.options
        with beside(context.connection, context.check_cancelled) as connection:
            layout = find_layout(connection, load.source, options, len(load.columns))
            if layout is None:
                return None
            direct = DirectLoad(load.table, load.columns, options, layout, numbered)
            if options.max_error and connection.execute(direct.refused()).fetchone() != (0,):
                return None
        try:
            row = context.connection.execute(direct.insert()).fetchone()
        except duckdb.Error as error:
            if REFUSED not in str(error):
                raise
            self._note_errors(context, replace(load, source=lined(load.source, options, context.check_cancelled)))
            raise self._failure(context) from None
        return int(row[0]) if row else 0

    def _load_by_lines(self, context: Context, load: Load, refused: int) -> tuple[int, int]:
        most = self.command.options.max_error
        errors = 0
        if most:
            errors = self._note_errors(context, load)
            if refused + errors >= most:
                raise self._failure(context)
            if errors:
                # The journal's notes are younger than what this transaction can see.
                show_load_errors(context.connection, self._errors(context, load))
        try:
            row = context.connection.execute(load.insert(skip_refused=bool(most))).fetchone()
        except duckdb.Error as error:
            if REFUSED not in str(error):
                raise
            self._note_errors(context, load)
            raise self._failure(context) from None
        return (int(row[0]) if row else 0), errors

    def _note_errors(self, context: Context, load: Load) -> int:
        return context.journal.note_load_errors(self._errors(context, load))

    def _errors(self, context: Context, load: Load) -> str:
        return load.load_errors(context.query, context.pid, context.started, _MOST_ERRORS)

    def _failure(self, context: Context) -> LoadError:
        message = (
            f"Load into table '{self.command.table.name}' failed.  Check 'stl_load_errors' system table for details."
        )
        first = context.journal.first_load_error(context.query)
        if first is not None:
            filename, line, column, reason = first
            message += f" First error: {filename}, line {line}, column {column}: {reason}"
        return LoadError(message)


def _parse(sql: str) -> CopyFrom:
    return CopyFrom(parse_copy(sql))


COPY = Kind((("COPY",),), _parse)
