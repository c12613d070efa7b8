"""CREATE VIEW and DROP VIEW.

https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_VIEW.html
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlglot import exp

from penstock.warehouse.catalogue import drop_view, find_table, find_view, rebuild_table, require_table
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.privileges import Target, created
from penstock.warehouse.result import Column, Result
from penstock.warehouse.results import query as run_query
from penstock.warehouse.search_path import placed
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.statements.dependents import drop_dependents
from penstock.warehouse.statements.dropping import Dropped, read_dropped
from penstock.warehouse.tables import TableName, quoted
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.view_definitions import (
    ViewDefinition,
    materialized_reading,
    note_view,
    renamed_query,
    tables_read,
    view_definition,
    views_reading,
    written,
)


@dataclass(frozen=True, slots=True)
class CreateView:
    """CREATE [OR REPLACE] VIEW name [(columns)] AS query [WITH NO SCHEMA BINDING]."""

    name: TableName
    replaces: bool
    columns: tuple[str, ...]
    query: exp.Expression
    late: bool

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Create the view; its tables must be there, with or without schema binding.

        Raises:
            WarehouseError: where there is a table of the name, or a view that it does not replace, or not by one with
                the same columns.
        """
        connection = context.connection
        name = placed(connection, self.name)
        there = find_view(connection, name)
        if (there is not None and not self.replaces) or find_table(connection, name) is not None:
            raise WarehouseError(f'relation "{name.name}" already exists')
        tree = self.query.copy()
        if context.access is not None:
            context.access.require_schema(name.schema, "CREATE")
        reads = tuple(dict.fromkeys(tables_read(connection, tree)))
        # The time is that of each query, not that of the view.
        select = lower(tree, replace(context.scope, now=None))
        if not self.late:
            columns = run_query(connection, f"SELECT * FROM ({select}) LIMIT 0").columns  # noqa: S608
            if there is not None:
                self._check_replaced(context, there, columns)
            # What * stands for is settled when the view is created.
            select = f"SELECT {', '.join(quoted(c.name) for c in columns)} FROM ({select})"  # noqa: S608
        renamed = f" ({', '.join(map(quoted, self.columns))})" if self.columns else ""
        connection.execute(f"CREATE OR REPLACE VIEW {name.sql}{renamed} AS {select}")
        if there is None:
            created(connection, Target("relation", name.schema or "", name.name), context.user)
        note_view(connection, name, ViewDefinition(written(tree), self.columns, self.late, () if self.late else reads))
        return Result()

    def _check_replaced(self, context: Context, there: TableName, columns: Sequence[Column]) -> None:
        before = view_definition(context.connection, there)
        if before is None or before.late:
            return
        old = run_query(context.connection, f"SELECT * FROM {there.sql} LIMIT 0").columns  # noqa: S608
        if len(old) != len(columns):
            raise WarehouseError("cannot change number of columns in view")
        names = self.columns or [column.name for column in columns]
        for was, name, column in zip(old, names, columns, strict=False):
            if was.name != name:
                raise WarehouseError(f'cannot change name of view column "{was.name}"')
            if was.type_name != column.type_name:
                raise WarehouseError(f'cannot change data type of view column "{was.name}"')


def follow_rename(context: Context, old: TableName, new: TableName) -> Callable[[], None]:
    """Find the views that read a table before it is renamed; what comes back lets them read it by its new name."""
    connection = context.connection
    views = views_reading(connection, old)
    materialized = materialized_reading(connection, old)

    def follow() -> None:
        for name, view in views:
            connection.execute(f"DROP VIEW {name.sql}")
            tree = renamed_query(parse(view.query), old, new)
            CreateView(name, replaces=False, columns=view.columns, query=tree, late=False).run(context)
        for name, query in materialized:
            _, table = require_table(connection, name)
            renamed = replace(table, query=written(renamed_query(query, old, new)))
            rebuild_table(connection, (name, table), (name, renamed), None)

    return follow


@dataclass(frozen=True, slots=True)
class DropView:
    """DROP VIEW [IF EXISTS] name, ... [CASCADE | RESTRICT]."""

    dropped: Dropped

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Drop the views.

        Raises:
            WarehouseError: for one that does not exist, without IF EXISTS; or that others read, without CASCADE.
        """
        for name in self.dropped.names:
            found = find_view(context.connection, name)
            if found is not None:
                drop_dependents(context.connection, {found}, f"view {found.name}", cascade=self.dropped.cascade)
                if context.access is not None:
                    context.access.require_owner(found)
                drop_view(context.connection, found)
            elif not self.dropped.if_exists:
                raise WarehouseError(f'view "{name}" does not exist')
        return Result()


def _parse_create(sql: str) -> CreateView:
    reader = TokenReader(sql)
    reader.expect("CREATE")
    replaces = reader.accept("OR", "REPLACE")
    reader.expect("VIEW")
    name = TableName(*reader.table_name())
    columns = reader.names() if reader.looking_at("(") else ()
    reader.expect("AS")
    late = reader.ends_with("WITH", "NO", "SCHEMA", "BINDING")
    text = reader.rest_without("WITH", "NO", "SCHEMA", "BINDING")
    return CreateView(name, replaces, columns, parse(text), late)


def _parse_drop(sql: str) -> DropView:
    return DropView(read_dropped(sql, "VIEW"))


CREATE_VIEW = Kind((("CREATE", "VIEW"), ("CREATE", "OR", "REPLACE", "VIEW")), _parse_create)
DROP_VIEW = Kind((("DROP", "VIEW"),), _parse_drop)
