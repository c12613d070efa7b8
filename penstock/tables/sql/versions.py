"""The versions of a history table, and each thing that a run does to them.

Redshift wants the target of an UPDATE or DELETE that joins to be "part of an equijoin predicate"; hence the temporary
tables, one with the time of the run and one with the keys whose version ends.
"""

# ruff: noqa: S608 (what is put into SQL are names and literals that `quoted` and `literal` have written)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penstock.tables.model import Column, Table
from penstock.tables.names import literal, quoted, temporary
from penstock.tables.sql.create import create_temporary
from penstock.tables.sql.layout import matching, names


@dataclass(frozen=True, slots=True)
class Validity:
    """The columns that say when a version holds; `is_current`, a BOOLEAN, may be there too."""

    valid_from: str = "valid_from"
    valid_to: str = "valid_to"
    is_current: str | None = None


STANDARD = Validity()


@dataclass(frozen=True, slots=True)
class Versions:
    """A history table, its columns sorted by what they are for."""

    table: Table
    valid_from: Column
    valid_to: Column
    is_current: Column | None
    key: tuple[Column, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """What comes from the source."""
        return tuple(
            column for column in self.table.columns if column not in {self.valid_from, self.valid_to, self.is_current}
        )

    @property
    def run_at(self) -> Column:
        """The column of the temporary tables that holds the time of the run."""
        return Column("penstock_at", self.valid_from.type)

    @property
    def holds(self) -> str:
        """The condition of a version that holds now."""
        return f"{self.own(self.valid_to)} IS NULL"

    def own(self, column: Column) -> str:
        """Name a column of the history table."""
        return f"{quoted(self.table.name)}.{column.sql}"

    def matches(self, other: str) -> str:
        """Compare the keys with those of another table."""
        return matching(self.key, quoted(self.table.name), other)

    def temporary(self, what: str) -> str:
        """Name a temporary table."""
        return temporary(what, self.table.name)

    def assign(self, valid_to: str, is_current: str) -> str:
        """Write what SET does to the end of a version."""
        current = f", {self.is_current.sql} = {is_current}" if self.is_current else ""
        return f"{self.valid_to.sql} = {valid_to}{current}"


def versions_of(table: Table, validity: Validity) -> Versions:
    """Sort the columns of a history table.

    Raises:
        TableError: where one is missing or cannot be what it should be.
    """
    valid_from, valid_to = table.require(validity.valid_from), table.require(validity.valid_to)
    is_current = table.require(validity.is_current) if validity.is_current else None
    for column, given in ((valid_from, validity.valid_from), (valid_to, validity.valid_to)):
        if not column.type.is_time:
            found = f"the column {column.sql} of {table.sql} is a {column.type.text}, expected a TIMESTAMP"
            raise table.error(found, given)
    if not valid_to.nullable:
        found = f"the column {valid_to.sql} of {table.sql} is NOT NULL; it is NULL while a version holds"
        raise table.error(found, validity.valid_to)
    if is_current is not None and is_current.type.catalogue != "boolean":
        found = f"the column {is_current.sql} of {table.sql} is a {is_current.type.text}, expected a BOOLEAN"
        raise table.error(found, validity.is_current or "")
    key = tuple(column for column in table.matching_key() if column != valid_from)
    if not key:
        raise table.error(f"the PRIMARY KEY of {table.sql} has no column beside {valid_from.sql}")
    return Versions(table, valid_from, valid_to, is_current, key)


def begin(versions: Versions, at: str) -> tuple[str, ...]:
    """Note the time of the run, unless later ones are recorded: then all that follows finds nothing to do."""
    run = versions.temporary("run")
    time = f"CAST({literal(at)} AS {versions.run_at.type.text})"
    later = f"{versions.valid_from.sql} > {time} OR {versions.valid_to.sql} > {time}"
    note = (
        f"INSERT INTO {quoted(run)} (penstock_at)\nSELECT {time}\n"
        f"WHERE NOT EXISTS (\n    SELECT 1\n    FROM {versions.table.sql}\n    WHERE {later}\n)"
    )
    return (*create_temporary(run, (versions.run_at,), required=(versions.run_at,)), note)


def take_back(versions: Versions) -> tuple[str, ...]:
    """Undo what an earlier run at the same time wrote."""
    run, table = quoted(versions.temporary("run")), versions.table.sql
    begun = f"{versions.own(versions.valid_from)} = {run}.penstock_at"
    ended = f"{versions.own(versions.valid_to)} = {run}.penstock_at"
    reopen = f"UPDATE {table}\nSET {versions.assign('NULL', 'TRUE')}\nFROM {run}\nWHERE {ended}"
    return f"DELETE FROM {table}\nUSING {run}\nWHERE {begun}", reopen


def end_versions(versions: Versions, staged: str, columns: Sequence[Column], *, ends_missing: bool) -> tuple[str, ...]:
    """End the versions that the staged rows contradict, and with `ends_missing` those that they lack.

    Raises:
        TableError: for a column that cannot be compared.
    """
    table, run, ended = versions.table.sql, quoted(versions.temporary("run")), versions.temporary("ended")
    reasons = [_differs(versions, staged, column) for column in columns if column not in versions.key]
    if ends_missing:
        reasons.insert(0, f"{staged}.{versions.key[0].sql} IS NULL")
    keys = ", ".join(versions.own(column) for column in versions.key)
    wanted = "\n    OR ".join(reasons) or "FALSE"
    find = (
        f"INSERT INTO {quoted(ended)} ({names(versions.key)}, penstock_at)\nSELECT {keys}, {run}.penstock_at\n"
        f"FROM {table}\nCROSS JOIN {run}\n"
        f"{'LEFT' if ends_missing else 'INNER'} JOIN {staged} ON {versions.matches(staged)}\n"
        f"WHERE {versions.holds}\nAND (\n    {wanted}\n)"
    )
    end = (
        f"UPDATE {table}\nSET {versions.assign(f'{quoted(ended)}.penstock_at', 'FALSE')}\n"
        f"FROM {quoted(ended)}\nWHERE {versions.matches(quoted(ended))} AND {versions.holds}"
    )
    required = (*versions.key, versions.run_at)
    return (*create_temporary(ended, required, required=required), find, end)


def add_versions(versions: Versions, staged: str, columns: Sequence[Column]) -> str:
    """Begin a version for each staged row that none holds for."""
    table, run = versions.table.sql, quoted(versions.temporary("run"))
    current = f", {versions.is_current.sql}" if versions.is_current else ""
    values = ", ".join(f"{staged}.{column.sql}" for column in columns)
    found = f"{versions.matches(staged)} AND {versions.holds}"
    return (
        f"INSERT INTO {table} ({names(columns)}, {versions.valid_from.sql}{current})\n"
        f"SELECT {values}, {run}.penstock_at{', TRUE' if current else ''}\nFROM {staged}\nCROSS JOIN {run}\n"
        f"WHERE NOT EXISTS (\n    SELECT 1\n    FROM {table}\n    WHERE {found}\n)"
    )


def _differs(versions: Versions, staged: str, column: Column) -> str:
    """Compare with NULL as a value of its own; Redshift has no IS DISTINCT FROM."""
    if not column.type.is_ordered:
        raise versions.table.error(f"the column {column.sql} is a {column.type.text}, which cannot be compared")
    left, right = versions.own(column), f"{staged}.{column.sql}"
    return f"{left} <> {right} OR ({left} IS NULL) <> ({right} IS NULL)"
