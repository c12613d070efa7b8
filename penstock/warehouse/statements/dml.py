"""The statements that are lowered as a whole: SELECT, INSERT, UPDATE, DELETE."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from penstock.warehouse.catalogue import find_table
from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError, WarehouseError
from penstock.warehouse.lowering.casts import is_plain
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.result import Result
from penstock.warehouse.results import affected, query
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.statements.create_table import CreateTable
from penstock.warehouse.tables import TEMPORARY, TableDefinition, TableName


@dataclass(frozen=True, slots=True)
class Query:
    """SELECT, WITH, VALUES."""

    tree: exp.Expression

    @property
    def writes(self) -> bool:
        """A query never waits for writers."""
        return False

    def run(self, context: Context) -> Result:
        """Run it and read all rows."""
        return query(context.connection, lower(self.tree, context.scope))


@dataclass(frozen=True, slots=True)
class Change:
    """INSERT, UPDATE, DELETE."""

    tree: exp.Expression

    @property
    def writes(self) -> bool:
        """A change waits for other writers."""
        return True

    def run(self, context: Context) -> Result:
        """Run it and read the count of rows."""
        tree = self.tree
        if isinstance(tree, exp.Insert):
            target = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
            found = find_table(context.connection, TableName(target.db.lower() or None, target.name.lower()))
            if found is not None:
                tree = _named_first(tree, found[1])
                _check_identity(tree, found[1])
                tree = _cast_texts(tree, found[1])
        if isinstance(tree, exp.Merge):
            _name_columns(tree, context)
        context.connection.execute(lower(tree, context.scope))
        return affected(context.connection)


def _parse_query(sql: str) -> Query | CreateTable:
    tree = parse(sql)
    if isinstance(tree, exp.Insert):
        raise UnsupportedError("WITH before INSERT (write INSERT INTO ... WITH ... SELECT)")
    if not isinstance(tree, exp.Query):
        raise UnsupportedError(f"the statement {tree.key.upper()}")
    into = tree.args.get("into")
    if into is not None:
        return _select_into(tree, into)
    if tree.find(exp.Into) is not None:
        raise UnsupportedError("SELECT INTO within a query")
    return Query(tree)


def _select_into(tree: exp.Expression, into: exp.Into) -> CreateTable:
    tree.set("into", None)
    if not isinstance(into.this, exp.Table):
        raise SqlSyntaxError("syntax error: INTO names no table")
    name = into.this.name.lower()
    temporary = bool(into.args.get("temporary")) or name.startswith("#")
    schema = TEMPORARY if temporary else into.this.db.lower() or None
    return CreateTable(TableName(schema, name), if_not_exists=False, attributes=TableDefinition(()), query=tree)


def _parse_change(sql: str) -> Change:
    tree = parse(sql)
    if not isinstance(tree, exp.Insert | exp.Update | exp.Delete):
        raise UnsupportedError(f"the statement {tree.key.upper()}")
    if isinstance(tree, exp.Delete) and not tree.this and len(tree.args.get("tables") or ()) != 1:
        raise SqlSyntaxError("syntax error: DELETE is from one table")
    target = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
    if isinstance(tree, exp.Insert) and not isinstance(target, exp.Table):
        raise SqlSyntaxError("syntax error: INSERT INTO names no table")
    return Change(tree)


def _named_first(tree: exp.Insert, table: TableDefinition) -> exp.Insert:
    """Name the first columns of the table where there are fewer values than columns.

    https://docs.aws.amazon.com/redshift/latest/dg/r_INSERT_30.html
    """
    count = _count_of_values(tree.expression)
    if isinstance(tree.this, exp.Schema) or not count or count >= len(table.columns):
        return tree
    named = tree.copy()
    names = [exp.to_identifier(column.name, quoted=True) for column in table.columns[:count]]
    named.set("this", exp.Schema(this=named.this, expressions=names))
    return named


def _count_of_values(source: exp.Expr | None) -> int | None:
    """Tell how many values a row has; None where * or something else hides it."""
    if isinstance(source, exp.Values):
        first = source.expressions[0]
        return len(first.expressions) if isinstance(first, exp.Tuple) else 1
    while isinstance(source, exp.SetOperation | exp.Subquery):
        source = source.this
    if not isinstance(source, exp.Select) or any(item.is_star for item in source.expressions):
        return None
    return len(source.expressions)


def _cast_texts(tree: exp.Insert, table: TableDefinition) -> exp.Insert:
    """Cast texts among VALUES to the types of their columns, as CAST reads them."""
    if not isinstance(tree.expression, exp.Values):
        return tree
    types = {column.name: _CAST[column.type.name] for column in table.columns if column.type.name in _CAST}
    columns = [column.name for column in table.columns]
    if isinstance(tree.this, exp.Schema):
        columns = [column.name.lower() for column in tree.this.expressions]
    cast = {index: types[name] for index, name in enumerate(columns) if name in types}
    if not cast or not any(_read_otherwise(tree, cast)):
        return tree
    tree = tree.copy()
    for value, type_ in [*_read_otherwise(tree, cast)]:
        value.replace(exp.cast(value.copy(), type_))
    return tree


def _read_otherwise(tree: exp.Insert, cast: Mapping[int, exp.DType]) -> Iterator[tuple[exp.Expr, exp.DType]]:
    """Find the texts that DuckDB would read otherwise, with the types to cast them to."""
    for row in tree.expression.expressions:
        values = row.expressions if isinstance(row, exp.Tuple) else [row]
        for index, value in enumerate(values):
            is_text = index in cast and isinstance(value, exp.Literal) and value.is_string
            if is_text and not is_plain(value.name, cast[index]):
                yield value, cast[index]


_CAST = {
    "date": exp.DType.DATE,
    "timestamp": exp.DType.TIMESTAMP,
    "int2": exp.DType.SMALLINT,
    "int4": exp.DType.INT,
    "int8": exp.DType.BIGINT,
}


def _check_identity(tree: exp.Insert, table: TableDefinition) -> None:
    schema = tree.this
    identities = {column.name for column in table.columns if column.identity and not column.identity.by_default}
    if not identities:
        return
    if not isinstance(schema, exp.Schema):
        raise WarehouseError(
            f'cannot set an identity column to a value: list the columns of "{schema.name}" without {_list(identities)}'
        )
    named = identities & {column.name.lower() for column in schema.expressions}
    if named:
        raise WarehouseError(f"cannot set an identity column to a value: {_list(named)}")


def _name_columns(tree: exp.Merge, context: Context) -> None:
    """Write out the columns of an INSERT VALUES without them, which sqlglot reads as a call in the place of columns."""
    found = find_table(context.connection, TableName(tree.this.db.lower() or None, tree.this.name.lower()))
    for insert in tree.find_all(exp.Insert):
        (first, *_) = insert.this.expressions
        if found and isinstance(first, exp.Anonymous) and first.name.upper() == "VALUES":
            columns = [exp.column(column.name, quoted=True) for column in found[1].columns]
            insert.set("this", exp.Tuple(expressions=columns[: len(first.expressions)]))
            insert.set("expression", exp.Tuple(expressions=first.expressions))


def _list(names: set[str]) -> str:
    return ", ".join(f'"{name}"' for name in sorted(names))


QUERY = Kind((("SELECT",), ("WITH",), ("VALUES",), ("(",)), _parse_query)
CHANGE = Kind((("INSERT",), ("UPDATE",), ("DELETE",)), _parse_change)
