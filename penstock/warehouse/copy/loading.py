"""The SQL of a load: lines to fields, fields to texts, texts to values, and what is wrong with each row."""

# ruff: noqa: S608 (names and strings are quoted by `quoted` and `literal`; numbers are ours)

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions import conversion_for
from penstock.warehouse.copy.conversions.base import Fault
from penstock.warehouse.copy.encoding import INVALID, MALFORMED, NEVER, UNBALANCED, UNUSED, decoded
from penstock.warehouse.copy.source import Source
from penstock.warehouse.tables import ColumnDefinition, TableName, literal, quoted

REFUSED = "penstock: a row was refused"
"""The text of the error that stops a load at its first bad row."""

_MAX_LINE = 4 * 1024 * 1024  # Redshift's limit for a row


@dataclass(frozen=True, slots=True)
class Load:
    """A COPY of one file into the named columns of a table."""

    table: TableName
    columns: tuple[ColumnDefinition, ...]
    options: CopyOptions
    source: Source

    def insert(self, *, skip_refused: bool) -> str:
        """Give the INSERT; at a bad row it fails with REFUSED, unless it is to skip those."""
        stored = [(i, c) for i, c in enumerate(self.columns) if c.identity is None or self.options.explicit_ids]
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
            f" left({self._decoded('line')}, 1024), left(fault.raw, 1024), fault.code, left(fault.reason, 100)"
            f" FROM judged WHERE fault IS NOT NULL ORDER BY n LIMIT {limit}"
        )

    def _values(self) -> str:
        delimiter = literal(self.options.separator)
        kept = [f"n > {self.options.ignore_header}"]
        if self.options.ignore_blank_lines:
            kept.append(f"{self._decoded('line')} <> ''")
        texts = ", ".join(f"{self._text(i)} AS x{i}" for i in range(len(self.columns)))
        values = ", ".join(
            f"{conversion_for(column.type).value(f'x{i}', column.type, self.options)} AS y{i}"
            for i, column in enumerate(self.columns)
        )
        return (
            f"WITH lines AS (SELECT row_number() OVER () AS n, line FROM {self._lines()}),"
            f" fields AS (SELECT n, line, string_split(line, {delimiter}) AS f FROM lines WHERE {' AND '.join(kept)}),"
            f" texts AS (SELECT *, {texts} FROM fields),"
            f" typed AS (SELECT *, {values} FROM texts)"
        )

    def _lines(self) -> str:
        return (
            f"read_csv({literal(str(self.source.path))}, columns = {{'line': 'VARCHAR'}}, auto_detect = false,"
            f" header = false, delim = {literal(UNUSED)}, quote = '', escape = '', nullstr = {literal(NEVER)},"
            f" strict_mode = false, new_line = '\\n', max_line_size = {_MAX_LINE})"
        )

    def _raw(self, index: int) -> str:
        return f"coalesce({self._decoded(f'f[{index + 1}]')}, '')"

    def _decoded(self, sql: str) -> str:
        return decoded(sql, self.options.separator) if self.source.encoded else sql

    def _text(self, index: int) -> str:
        options = self.options
        raw = f"f[{index + 1}]"
        if options.fill_record:
            raw = f"coalesce({raw}, '')"
        null = "chr(0)" if options.null == "\0" else literal(options.null)
        text = self._decoded(raw)
        if not self.columns[index].type.is_text:
            return f"CASE WHEN {raw} <> {null} THEN nullif(trim({text}, ' \t'), '') END"
        if options.trim_blanks:
            text = f"rtrim({text}, ' \t')"
        nulls = [f"{raw} = {null}"]
        if options.empty_as_null:
            nulls.append(f"{raw} = ''")
        if options.blanks_as_null:
            nulls.append(f"({raw} <> '' AND trim({raw}, ' \t') = '')")
        return f"CASE WHEN {' OR '.join(nulls)} THEN NULL ELSE {text} END"

    def _faults(self) -> list[tuple[int, Fault]]:
        count = len(self.columns)
        faults = []
        if self.options.json is not None:
            faults.append((0, Fault(f"contains(f[1], {literal(MALFORMED)})", 1216, "'Invalid input line'")))
        if not self.options.fill_record:
            faults.append((count - 1, Fault(f"len(f) < {count}", 1214, "'Delimiter not found'")))
        # The last field may be followed by a delimiter.
        extra = f"len(f) > {count} AND NOT (len(f) = {count + 1} AND f[{count + 1}] = '')"
        faults.append((count - 1, Fault(extra, 1202, "'Extra column(s) found'")))
        for i, column in enumerate(self.columns):
            if self.source.encoded:
                faults += [(i, fault) for fault in _encoding_faults(f"f[{i + 1}]")]
            if column.identity is None or self.options.explicit_ids:
                faults += [(i, fault) for fault in conversion_for(column.type).faults(f"x{i}", f"y{i}", column.type)]
                if not column.nullable:
                    faults.append((i, Fault(f"y{i} IS NULL", 1213, "'Missing data for not-null field'")))
        return faults


def _encoding_faults(field: str) -> tuple[Fault, Fault]:
    marker = literal(INVALID)
    byte = f"substr({field}, strpos({field}, {marker}) + {len(INVALID)}, 2)"
    invalid = "'String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: '"
    return (
        Fault(f"contains({field}, {marker})", 1220, f"{invalid} || {byte} || ' (error 3)'"),
        Fault(f"contains({field}, {literal(UNBALANCED)})", 1216, "'Missing closing quotation mark'"),
    )
