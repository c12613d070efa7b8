"""DROP TABLE.

https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_TABLE.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.catalogue import drop_table, find_table
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.statements.dependents import drop_dependents
from penstock.warehouse.statements.dropping import Dropped, read_dropped


@dataclass(frozen=True, slots=True)
class DropTable:
    """DROP TABLE [IF EXISTS] name, ... [CASCADE | RESTRICT]."""

    dropped: Dropped

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Drop the tables.

        Raises:
            WarehouseError: for one that does not exist, without IF EXISTS; or that views read, without CASCADE.
        """
        for name in self.dropped.names:
            found = find_table(context.connection, name)
            if found is not None:
                if context.access is not None:
                    context.access.require(found[0], "DROP")
                drop_dependents(context.connection, {found[0]}, f"table {name.name}", cascade=self.dropped.cascade)
                drop_table(context.connection, *found)
            elif not self.dropped.if_exists:
                raise WarehouseError(f'Table "{name}" does not exist')
        return Result()


def _parse(sql: str) -> DropTable:
    return DropTable(read_dropped(sql, "TABLE"))


DROP_TABLE = Kind((("DROP", "TABLE"),), _parse)
