"""ALTER TABLE APPEND: moves the rows of one table to another.

https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html
"""

# ruff: noqa: S608 (what is put into SQL are names quoted by `TableName.sql` and `quoted`)

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.catalogue import require_table
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.result import Result
from penstock.warehouse.results import affected
from penstock.warehouse.statements.base import Context
from penstock.warehouse.tables import TableName, quoted
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class Append:
    """ALTER TABLE target APPEND FROM source; unlike Redshift's it may stand in a transaction."""

    target: TableName
    source: TableName
    ignore_extra: bool
    fill_target: bool

    @property
    def writes(self) -> bool:
        """It changes both tables."""
        return True

    def run(self, context: Context) -> Result:
        """Move the rows.

        Raises:
            WarehouseError: where the columns differ in a way that no option allows.
        """
        connection = context.connection
        target, into = require_table(connection, self.target)
        source, out_of = require_table(connection, self.source)
        types = {column.name: column.type for column in into.columns}
        extra = [column.name for column in out_of.columns if column.name not in types]
        shared = [column.name for column in out_of.columns if column.name in types]
        missing = [name for name in types if name not in shared]
        if extra and not self.ignore_extra:
            raise WarehouseError(f'column "{extra[0]}" of "{source.name}" is not in "{target.name}": use IGNOREEXTRA')
        if missing and not self.fill_target:
            raise WarehouseError(f'column "{missing[0]}" of "{target.name}" is not in "{source.name}": use FILLTARGET')
        for column in out_of.columns:
            if column.name in types and types[column.name] != column.type:
                raise WarehouseError(f'column "{column.name}" has another type in "{target.name}"')
        names = ", ".join(map(quoted, shared))
        connection.execute(f"INSERT INTO {target.sql} ({names}) SELECT {names} FROM {source.sql}")
        result = affected(connection)
        connection.execute(f"DELETE FROM {source.sql}")
        return result


def parse_append(target: TableName, reader: TokenReader) -> Append:
    """Read what follows ALTER TABLE target APPEND."""
    reader.expect("FROM")
    source = TableName(*reader.table_name())
    ignore_extra = reader.accept("IGNOREEXTRA")
    fill_target = reader.accept("FILLTARGET")
    reader.end()
    return Append(target, source, ignore_extra, fill_target)
