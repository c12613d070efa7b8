"""Whether the user of a session may do what it asks for.

https://docs.aws.amazon.com/redshift/latest/dg/r_Privileges.html
"""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from penstock.warehouse.catalogue import find_table, find_view
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.privileges import OWNER, Target, holds, may_use
from penstock.warehouse.tables import TEMPORARY, TableName


@dataclass(frozen=True, slots=True)
class Access:
    """The rights of a user who is held to privileges."""

    connection: DuckDBPyConnection
    user: str

    def require(self, name: TableName, *privileges: str) -> None:
        """Make sure that the user has one of the privileges on a table or view; one that is not there is not judged.

        Raises:
            WarehouseError: where it has not.
        """
        table = find_table(self.connection, name)
        found = table[0] if table else find_view(self.connection, name)
        if found is None or found.schema in (None, TEMPORARY):
            return
        self.require_schema(found.schema, "USAGE")
        if not holds(self.connection, self.user, Target("relation", found.schema, found.name), *privileges):
            raise WarehouseError(f"permission denied for relation {found.name}")

    def require_owner(self, name: TableName) -> None:
        """Make sure that the user owns a table or view.

        Raises:
            WarehouseError: where it does not.
        """
        if name.schema in (None, TEMPORARY):
            return
        if not holds(self.connection, self.user, Target("relation", name.schema, name.name), OWNER):
            raise WarehouseError(f"must be owner of relation {name.name}")

    def require_schema(self, schema: str | None, *privileges: str) -> None:
        """Make sure that the user has one of the privileges on a schema.

        Raises:
            WarehouseError: where it has not.
        """
        if schema in (None, TEMPORARY):
            return
        if not may_use(self.connection, self.user, schema, *privileges):
            raise WarehouseError(f"permission denied for schema {schema}")
