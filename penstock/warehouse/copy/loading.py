"""A load line by line: slower than that of `direct_loading`, but it takes any file, and knows the lines it refuses."""

# ruff: noqa: S608 (names and strings are quoted by `quoted` and `literal`; numbers are ours)

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions.base import Fault
from penstock.warehouse.copy.encoding import NEVER, UNUSED
from penstock.warehouse.copy.layout import MAX_LINE
from penstock.warehouse.copy.source import Source
from penstock.warehouse.copy.values import Values
from penstock.warehouse.tables import ColumnDefinition, TableName, literal, quoted

REFUSED = "penstock: a row was refused"
"""The text of the error that stops a load at its first bad row."""


@dataclass(frozen=True, slots=True)
class Load:
    """A COPY of one file into the named columns of a table."""

    table: TableName
    columns: tuple[ColumnDefinition, ...]
    options: CopyOptions
    source: Source
    """In lines, as `lined` makes them."""

    def insert(self, *, skip_refused: bool) -> str:
        """Give the INSERT; at a bad row it fails with REFUSED, unless it is to skip those."""
        stored = self._fields.stored
        names = ", ".join(quoted(column.name) for _, column in stored)
        values = ", ".join(f"y{i}" for i, _ in stored)
        bad = " OR ".join(f"coalesce({fault.condition}, false)" for _, fault in self._faults())
        condition = f"NOT ({bad})" if skip_refused else f"CASE WHEN {bad} THEN error({literal(REFUSED)}) ELSE true END"
        return f"{self._values()} INSERT INTO {self.table.sql} ({names}) SELECT {values} FROM typed WHERE {condition}"

    def load_errors(self, query: int, pid: int, started: datetime, limit: int) -> str:
        """Give the SELECT of this file's bad rows, as rows of stl_load_errors."""
        cases = " ".join(
            f"WHEN {fault.condition} THEN {{'code': {fault.code}, 'reason': {fault.reason}, 'i': {i},"
            f" 'raw': {self._raw(i)}, 'name': {literal(column.name)}, 'type': {literal(column.type.name)},"
            f" 'length': {literal(', '.join(map(str, column.type.arguments)))}}}"
            for i, column, fault in ((i, self.columns[i], fault) for i, fault in self._faults())
        )
        # The line as it came, in Redshift's 1024 bytes; so are fields, and reasons in 100.
        return (
            f"{self._values()}, judged AS (SELECT *, CASE {cases} END AS fault FROM typed)"
            f" SELECT 100, 0, 0, TIMESTAMP {literal(started.strftime('%Y-%m-%d %H:%M:%S.%f'))}, {pid}, {query},"
            f" {literal(self.source.uri)}, n, fault.name, fault.type, fault.length,"
            f" coalesce(length(array_to_string(f[1:fault.i], '|')) + least(fault.i, 1), 0),"
            f" left({self._fields.decoded('line')}, 1024), left(fault.raw, 1024), fault.code, left(fault.reason, 100)"
            f" FROM judged WHERE fault IS NOT NULL ORDER BY n LIMIT {limit}"
        )

    @property
    def _fields(self) -> Values:
        return Values(
            self.columns, self.options, self.source.encoded, lambda index: f"f[{index + 1}]", nulls_are_read=False
        )

    def _values(self) -> str:
        kept = [f"n > {self.options.ignore_header}"]
        if self.options.ignore_blank_lines:
            kept.append(f"{self._fields.decoded('line')} <> ''")
        split = f"string_split(line, {literal(self.options.separator)})"
        return (
            f"WITH lines AS (SELECT row_number() OVER () AS n, line FROM {self._lines()}),"
            f" fields AS (SELECT n, line, {split} AS f FROM lines WHERE {' AND '.join(kept)}),"
            f" {self._fields.ctes('fields')}"
        )

    def _lines(self) -> str:
        return (
            f"read_csv({literal(str(self.source.path))}, columns = {{'line': 'VARCHAR'}}, auto_detect = false,"
            f" header = false, delim = {literal(UNUSED)}, quote = '', escape = '', nullstr = {literal(NEVER)},"
            f" strict_mode = false, new_line = '\\n', max_line_size = {MAX_LINE})"
        )

    def _raw(self, index: int) -> str:
        return f"coalesce({self._fields.decoded(f'f[{index + 1}]')}, '')"

    def _faults(self) -> list[tuple[int, Fault]]:
        count = len(self.columns)
        faults = []
        if not self.options.fill_record:
            faults.append((count - 1, Fault(f"len(f) < {count}", 1214, "'Delimiter not found'")))
        # The last field may be followed by a delimiter.
        extra = f"len(f) > {count} AND NOT (len(f) = {count + 1} AND f[{count + 1}] = '')"
        faults.append((count - 1, Fault(extra, 1202, "'Extra column(s) found'")))
        found = self._fields.faults()
        return [*found[:1], *faults, *found[1:]] if self.options.json is not None else [*faults, *found]
