"""Rows to the text of records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from penstock.worker.records.record_format import NULL, RecordFormat

Row = Sequence[str | None]


class RecordWriter:
    """Makes records; what is special in a value gets the escape character before it."""

    def __init__(self, record_format: RecordFormat) -> None:
        self._format = record_format
        characters = record_format.escape + record_format.column_separator + record_format.record_separator
        self._special = re.compile(f"[{re.escape(characters)}]")

    def text(self, rows: Iterable[Row]) -> str:
        """The records of some rows."""
        separator, end = self._format.column_separator, self._format.record_separator
        return "".join(f"{separator.join([self._field(value) for value in row])}{end}" for row in rows)

    def _field(self, value: str | None) -> str:
        if value is None:
            return NULL
        return self._special.sub(self._escaped, value) if self._special.search(value) else value

    def _escaped(self, match: re.Match[str]) -> str:
        return self._format.escape + match[0]
