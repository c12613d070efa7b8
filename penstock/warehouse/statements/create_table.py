"""CREATE TABLE, its three forms: columns, LIKE, AS.

https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names, or names quoted by `TableName.sql`)

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlglot import exp

from penstock.warehouse.catalogue import create_table, require_table
from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.privileges import Target, created
from penstock.warehouse.result import Result
from penstock.warehouse.results import affected, query as run_query
from penstock.warehouse.search_path import placed
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.statements.query_types import text_types
from penstock.warehouse.statements.table_elements import read_attributes, read_elements
from penstock.warehouse.tables import TEMPORARY, ColumnDefinition, TableDefinition, TableName
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.types import MAX_VARCHAR, RedshiftType

_TEMPORARY = (("LOCAL", "TEMP"), ("LOCAL", "TEMPORARY"), ("TEMP",), ("TEMPORARY",))


@dataclass(frozen=True, slots=True)
class CreateTable:
    """CREATE TABLE; exactly one of `definition`, `like` and `query` gives the columns."""

    name: TableName
    if_not_exists: bool
    attributes: TableDefinition
    """The table attributes; with its columns where they are written out."""
    like: TableName | None = None
    like_defaults: bool = False
    query: exp.Expression | None = None
    renamed: tuple[str, ...] = ()
    """Column names for `query`."""

    @property
    def writes(self) -> bool:
        """A temporary table is the session's own."""
        return self.name.schema != TEMPORARY

    def run(self, context: Context) -> Result:
        """Create the table, and fill it where it is made AS a query."""
        connection = context.connection
        name = placed(connection, self.name)
        if name != self.name:
            return replace(self, name=name).run(context)
        exists = connection.execute(
            "SELECT count(*) FROM duckdb_tables() WHERE table_name = $name AND CASE WHEN $schema = 'temp'"
            " THEN temporary ELSE schema_name = $schema AND NOT temporary END",
            {"name": self.name.name, "schema": self.name.schema},
        ).fetchone()
        if exists and exists[0]:
            if self.if_not_exists:
                return Result()
            raise WarehouseError(f'Relation "{self.name.name}" already exists')
        if self.name.schema != TEMPORARY:
            if context.access is not None:
                context.access.require_schema(self.name.schema, "CREATE")
            created(connection, Target("relation", self.name.schema or "", self.name.name), context.user)
        if self.query is not None:
            return self._create_as(context, self.query)
        table = self.attributes
        if self.like is not None:
            _, parent = require_table(connection, self.like)
            columns = parent.columns if self.like_defaults else tuple(replace(c, default=None) for c in parent.columns)
            table = replace(table, columns=columns, distkey=parent.distkey, sortkey=parent.sortkey)
        create_table(connection, self.name, table)
        return Result()

    def _create_as(self, context: Context, query: exp.Expression) -> Result:
        select = lower(query, context.scope)
        found = run_query(context.connection, f"SELECT * FROM ({select}) LIMIT 0").columns
        names = self.renamed or tuple(column.name.lower() for column in found)
        if len(names) != len(found):
            raise WarehouseError(f"CREATE TABLE AS names {len(names)} columns, the query has {len(found)}")
        texts = text_types(context, query, len(found))
        columns = tuple(
            ColumnDefinition(name, text or _type_of(column.type_name, column.precision, column.scale))
            for name, column, text in zip(names, found, texts, strict=True)
        )
        create_table(context.connection, self.name, replace(self.attributes, columns=columns))
        context.connection.execute(f"INSERT INTO {self.name.sql} {select}")
        return affected(context.connection)


def _type_of(name: str, precision: int, scale: int) -> RedshiftType:
    if name == "numeric":
        return RedshiftType(name, (precision, min(scale, 37)))
    return RedshiftType(name, (MAX_VARCHAR,)) if name == "varchar" else RedshiftType(name)


def _parse(sql: str) -> CreateTable:
    reader = TokenReader(sql)
    reader.expect("CREATE")
    temporary = any(reader.accept(*words) for words in _TEMPORARY)
    if not reader.accept("TABLE"):
        raise UnsupportedError(f"CREATE {reader.word()}")
    if_not_exists = reader.accept("IF", "NOT", "EXISTS")
    schema, name = reader.table_name()
    if temporary and schema is not None:
        raise WarehouseError(f'temporary tables have no schema: write "{name}", not "{schema}.{name}"')
    table = TableName(TEMPORARY if temporary or name.startswith("#") else schema, name)
    if reader.accept("(", "LIKE"):
        like = TableName(*reader.table_name())
        defaults = reader.accept("INCLUDING", "DEFAULTS")
        if not defaults:
            reader.accept("EXCLUDING", "DEFAULTS")
        reader.expect(")")
        attributes = read_attributes(reader, TableDefinition(()))
        reader.end()
        return CreateTable(table, if_not_exists, attributes, like=like, like_defaults=defaults)
    renamed: tuple[str, ...] = ()
    definition = TableDefinition(())
    if reader.looking_at("("):
        if _is_list_of_names(reader):
            renamed = reader.names()
        else:
            definition = read_elements(reader)
    definition = read_attributes(reader, definition)
    if reader.accept("AS"):
        return CreateTable(table, if_not_exists, definition, query=parse(reader.rest()), renamed=renamed)
    if not definition.columns:
        raise reader.error("a list of columns with their types")
    reader.end()
    return CreateTable(table, if_not_exists, definition)


def _is_list_of_names(reader: TokenReader) -> bool:
    return reader.follows_name("(", (",", ")"))


CREATE_TABLE = Kind(
    (("CREATE", "TABLE"), ("CREATE", "TEMP"), ("CREATE", "TEMPORARY"), ("CREATE", "LOCAL")),
    _parse,
)
