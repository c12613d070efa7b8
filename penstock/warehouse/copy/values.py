"""The SQL of a row, whatever reader found its fields: fields to texts, texts to values, and what is wrong with them."""

# ruff: noqa: S608 (strings are quoted by `literal`; names are ours)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions import conversion_for
from penstock.warehouse.copy.conversions.base import Fault
from penstock.warehouse.copy.encoding import INVALID, MALFORMED, UNBALANCED, decoded
from penstock.warehouse.tables import ColumnDefinition, literal

_DATES = frozenset({"date", "timestamp", "timestamptz"})


@dataclass(frozen=True, slots=True)
class Values:
    """The fields of a row, one for each column: x0, x1, ... are their texts, y0, y1, ... their values."""

    columns: tuple[ColumnDefinition, ...]
    options: CopyOptions
    is_encoded: bool
    field: Callable[[int], str]
    """The SQL of a field, by its position from 0."""
    nulls_are_read: bool
    """Whether the reader has turned the text of NULL AS into NULL."""

    @property
    def stored(self) -> list[tuple[int, ColumnDefinition]]:
        """The columns that take a value of the file, with their positions."""
        columns = enumerate(self.columns)
        return [(i, column) for i, column in columns if column.identity is None or self.options.explicit_ids]

    def ctes(self, fields: str) -> str:
        """Give the common table expression `typed`, after that of `fields`.

        Args:
            fields: SQL of a relation that has the fields.
        """
        indexed = tuple(enumerate(self.columns))
        texts = ", ".join(f"{self._text(i)} AS x{i}" for i, _ in indexed)
        found = ", ".join(f"{self._value(f'x{i}', column)} AS v{i}" for i, column in indexed)
        # Few fields have blanks around them: they are cut off where a field has no value as it is.
        values = ", ".join(
            f"CASE WHEN v{i} IS NULL THEN {self._value(_without_blanks(i, column), column)} ELSE v{i} END AS y{i}"
            for i, column in indexed
        )
        return (
            f"texts AS (SELECT *, {texts} FROM {fields}), found AS (SELECT *, {found} FROM texts),"
            f" typed AS (SELECT *, {values} FROM found)"
        )

    def faults(self) -> list[tuple[int, Fault]]:
        """Give what may be wrong with a row of `typed`, each with the position of its field."""
        faults = []
        if self.options.json is not None:
            malformed = f"contains({self.field(0)}, {literal(MALFORMED)})"
            faults.append((0, Fault(malformed, 1216, "'Invalid input line'")))
        for i, column in enumerate(self.columns):
            if self.is_encoded:
                faults += [(i, fault) for fault in _encoding_faults(self.field(i))]
            if column.identity is None or self.options.explicit_ids:
                if not (self.options.accept_any_date and column.type.name in _DATES):
                    found = conversion_for(column.type).faults(_without_blanks(i, column), f"y{i}", column.type)
                    faults += [(i, fault) for fault in found]
                if not column.nullable:
                    faults.append((i, Fault(f"y{i} IS NULL", 1213, "'Missing data for not-null field'")))
        return faults

    def decoded(self, sql: str) -> str:
        """Give the SQL of a text as it was in the file."""
        return decoded(sql, self.options.separator) if self.is_encoded else sql

    def _value(self, text: str, column: ColumnDefinition) -> str:
        return conversion_for(column.type).value(text, column.type, self.options)

    def _text(self, index: int) -> str:
        options = self.options
        raw = self.field(index)
        if options.fill_record:
            raw = f"coalesce({raw}, '')"
        null = "chr(0)" if options.null == "\0" else literal(options.null)
        nulls = [] if self.nulls_are_read else [f"{raw} = {null}"]
        text = self.decoded(raw)
        if not self.columns[index].type.is_text:
            return _unless(nulls, text)
        if options.trim_blanks:
            text = f"rtrim({text}, ' \t')"
        if options.empty_as_null:
            nulls.append(f"{raw} = ''")
        if options.blanks_as_null:
            nulls.append(f"({raw} <> '' AND trim({raw}, ' \t') = '')")
        return _unless(nulls, text)


def _unless(nulls: list[str], text: str) -> str:
    return f"CASE WHEN {' OR '.join(nulls)} THEN NULL ELSE {text} END" if nulls else text


def _without_blanks(index: int, column: ColumnDefinition) -> str:
    """Give the text of a field that is to become a value, NULL where it has none; blanks count in texts alone."""
    return f"x{index}" if column.type.is_text else f"nullif(trim(x{index}, ' \t'), '')"


def _encoding_faults(field: str) -> tuple[Fault, Fault]:
    marker = literal(INVALID)
    byte = f"substr({field}, strpos({field}, {marker}) + {len(INVALID)}, 2)"
    invalid = "'String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: '"
    return (
        Fault(f"contains({field}, {marker})", 1220, f"{invalid} || {byte} || ' (error 3)'"),
        Fault(f"contains({field}, {literal(UNBALANCED)})", 1216, "'Missing closing quotation mark'"),
    )
