"""Files in which DuckDB's own reader finds the very fields that COPY finds: it reads them with all threads.

DuckDB's reader is lenient. It leaves out blank lines, blanks around quotation marks, a byte order mark and the fields
beyond the last, and takes a lone carriage return for the end of a line. It is trusted with a file only when nothing was
left out: when the bytes of its fields, and those that must stand between them, make up the size of the file.
"""

# ruff: noqa: S608 (strings are quoted by `literal`; numbers are ours)

from __future__ import annotations

from dataclasses import dataclass, replace

import duckdb
from duckdb import DuckDBPyConnection

from penstock.warehouse.copy.chunks import CHUNK
from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.encoding import NEVER
from penstock.warehouse.copy.source import Source
from penstock.warehouse.tables import literal

MAX_LINE = 4 * 1024 * 1024
"""Redshift's limit for a row, in bytes."""
_BUFFER = 4 * MAX_LINE
"""Of DuckDB's reader, of which each thread has some; as large as it makes them by itself, it is not quicker."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How DuckDB's reader is to read a file."""

    source: Source
    fields: int
    """In each record; one more than there are columns where an empty one follows the last delimiter."""
    separator: str
    quote: str
    """Empty where fields are not quoted."""
    null: str
    header: int
    """Lines to skip."""

    def sql(self, *, in_order: bool = False) -> str:
        """Give the table function; its columns are those that `field` names.

        Args:
            in_order: by one thread, so that the rows are numbered as they stand in the file.
        """
        columns = ", ".join(f"'{field(index)}': 'VARCHAR'" for index in range(self.fields))
        quote = literal(self.quote)
        return (
            f"read_csv({literal(str(self.source.path))}, columns = {{{columns}}}, auto_detect = false, header = false,"
            f" skip = {self.header}, delim = {literal(self.separator)}, quote = {quote}, escape = {quote},"
            f" nullstr = {literal(self.null)}, strict_mode = false, new_line = '\\n', max_line_size = {MAX_LINE},"
            f" buffer_size = {_BUFFER}, parallel = {'false' if in_order else 'true'})"
        )


def field(index: int) -> str:
    """Name the column of a field."""
    return f"f{index}"


def find_layout(connection: DuckDBPyConnection, source: Source, options: CopyOptions, columns: int) -> Layout | None:
    """Find how DuckDB's reader is to read a file; None where it would not find what COPY finds.

    Args:
        connection: has no transaction that an error would end.
        source: the file, as it is or rewritten.
        options: say how it is to be read.
        columns: their number.
    """
    quote = options.quote if options.csv and not source.encoded else ""
    # DuckDB wants the text of NULL AS to have nothing in common with delimiters and quotation marks.
    if options.fill_record or options.null == "\0" or set(options.null) & {*options.separator, *quote}:
        return None
    scan = _scan(source, options, quote)
    if scan is None:
        return None
    quote = quote if scan.quotes else ""
    trailing = not quote and scan.first.count(options.separator) == columns and scan.first.endswith(options.separator)
    layout = Layout(
        source, columns + 1 if trailing else columns, options.separator, quote, options.null, options.ignore_header
    )
    return layout if _accounts_for(connection, layout, scan) else None


@dataclass(frozen=True, slots=True)
class _Scan:
    """What is in a file below its header."""

    size: int
    """In bytes."""
    quotes: int
    returns: int
    """Carriage returns; each has a newline behind it."""
    is_terminated: bool
    """Whether the last line ends with a newline."""
    first: str
    """The first line."""


def _scan(source: Source, options: CopyOptions, quote: str) -> _Scan | None:
    """Scan a file; None where it has what has to be rewritten."""
    special = () if source.encoded else _special(options)
    mark = quote.encode()
    size = quotes = returns = 0
    last = b"\n"
    with source.path.open("rb") as stream:
        header = b"".join(stream.readline(MAX_LINE) for _ in range(options.ignore_header))
        if mark and header.count(mark) % 2:
            return None
        first = stream.readline(MAX_LINE)
        data = first
        while data:
            if data.endswith(b"\r"):
                data += stream.read(1)
            found = data.count(b"\r") if b"\r" in data else 0
            if found != (data.count(b"\r\n") if found else 0) or any(item in data for item in special):
                return None
            size += len(data)
            quotes += data.count(mark) if mark else 0
            returns += found
            last = data[-1:]
            data = stream.read(CHUNK)
    if quotes % 2:
        return None
    return _Scan(size, quotes, returns, last == b"\n", first.decode(errors="replace").rstrip("\r\n"))


def _special(options: CopyOptions) -> tuple[bytes, ...]:
    """Give what DuckDB's reader would take for a character like any other."""
    quotes = (b'"', b"'") if options.remove_quotes else ()
    return (*quotes, b"\\") if options.escape else quotes


def _accounts_for(connection: DuckDBPyConnection, layout: Layout, scan: _Scan) -> bool:
    """Tell whether the reader's fields, and what is between them, are all that is in the file."""
    names = [field(index) for index in range(layout.fields)]
    checks = [f"sum({' + '.join(f'strlen({name})' for name in names)})"]
    # A quotation mark within a field may have been doubled, or have stood there alone.
    checks.append(f"bool_or({_any_contains(names, layout.quote)})" if layout.quote else "false")
    checks.append(f"sum({_returns(names)})" if scan.returns else "0")
    try:
        # A field that is NEVER is NULL, and so is its record's length: then the sum is too small.
        reader = replace(layout, null=NEVER).sql()
        row = connection.execute(f"SELECT count(*), {', '.join(checks)} FROM {reader}").fetchone()
    except duckdb.Error:
        return False
    records, lengths_found, quotes_found, returns_found = row or (0, 0, False, 0)
    if quotes_found:
        return False
    between = records * (layout.fields - 1) * len(layout.separator.encode())
    newlines = records - (0 if scan.is_terminated else 1)
    found = (lengths_found or 0) + between + newlines + scan.quotes + scan.returns - (returns_found or 0)
    return bool(found == scan.size)


def _any_contains(names: list[str], text: str) -> str:
    return " OR ".join(f"contains({name}, {literal(text)})" for name in names)


def _returns(names: list[str]) -> str:
    counted = (
        f"CASE WHEN contains({name}, chr(13)) THEN strlen({name}) - strlen(replace({name}, chr(13), '')) ELSE 0 END"
        for name in names
    )
    return " + ".join(counted)
