"""CREATE and DROP FUNCTION: scalar functions in SQL, which are macros of DuckDB's.

https://docs.aws.amazon.com/redshift/latest/dg/udf-creating-a-scalar-sql-udf.html
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.procedures.header import read_parameters
from penstock.warehouse.result import Result
from penstock.warehouse.search_path import placed
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tables import TableName, literal
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.types import RedshiftType, read_type, type_names

_VOLATILITY = ("VOLATILE", "STABLE", "IMMUTABLE")
_NOT_IN_BODY = ("from_", "into", "where", "group", "order", "limit")


@dataclass(frozen=True, slots=True)
class CreateFunction:
    """CREATE [OR REPLACE] FUNCTION name (types) RETURNS type ... AS $$ SELECT expression $$ LANGUAGE sql."""

    name: TableName
    types: tuple[RedshiftType, ...]
    returns: RedshiftType
    body: exp.Expression
    replaces: bool

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Create it.

        Raises:
            WarehouseError: where there is one, and it does not replace it.
            UnsupportedError: where there is one of other types.
        """
        connection = context.connection
        name = placed(connection, self.name)
        types = type_names(self.types)
        there = _find(context, name)
        if there is not None and there[1] != types:
            raise UnsupportedError(f"a second function {name.name}, of other arguments,")
        if there is not None and not self.replaces:
            raise WarehouseError(f'function "{name.name}" already exists with same argument types')
        arguments = [f"a{number}" for number in range(1, len(self.types) + 1)]

        def argument(variable: str) -> Expr | None:
            number = variable.removeprefix("$")
            if number == variable or not 1 <= int(number) <= len(self.types):
                return None
            type_ = exp.DataType.build(self.types[int(number) - 1].duckdb, dialect="duckdb")
            return exp.cast(exp.column(f"a{number}"), type_)

        expression = lower(self.body, replace(context.scope, now=None, variables=argument))
        connection.execute(
            f"CREATE OR REPLACE MACRO {name.sql}({', '.join(arguments)}) AS"
            f" CAST(({expression}) AS {self.returns.duckdb})"
        )
        connection.execute(f"COMMENT ON MACRO {name.sql} IS {literal(types)}")
        return Result()


@dataclass(frozen=True, slots=True)
class DropFunction:
    """DROP FUNCTION [IF EXISTS] name (types)."""

    name: TableName
    types: tuple[RedshiftType, ...]
    if_exists: bool

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Drop it.

        Raises:
            WarehouseError: where there is none, without IF EXISTS.
        """
        found = _find(context, self.name)
        if found is not None and found[1] == type_names(self.types):
            context.connection.execute(f"DROP MACRO {TableName(found[0], self.name.name).sql}")
        elif not self.if_exists:
            raise WarehouseError(f"function {self.name}({type_names(self.types)}) does not exist")
        return Result()


def _find(context: Context, name: TableName) -> tuple[str, str] | None:
    """Find the schema of a function and the names of its types."""
    found = context.connection.execute(
        "SELECT schema_name, comment FROM duckdb_functions() WHERE function_name = $name AND comment IS NOT NULL"
        " AND coalesce(schema_name = $schema, schema_name = ANY(current_schemas(false)))"
        " ORDER BY list_position(current_schemas(false), schema_name) LIMIT 1",
        {"name": name.name, "schema": name.schema},
    ).fetchone()
    return (str(found[0]), str(found[1])) if found else None


def _parse_create(sql: str) -> CreateFunction:
    reader = TokenReader(sql)
    reader.expect("CREATE")
    replaces = reader.accept("OR", "REPLACE")
    reader.expect("FUNCTION")
    name = TableName(*reader.table_name())
    types = tuple(parameter.type for parameter in read_parameters(reader))
    reader.expect("RETURNS")
    returns = read_type(reader)
    if not any(reader.accept(word) for word in _VOLATILITY):
        raise reader.error(", ".join(_VOLATILITY))
    reader.expect("AS")
    text = reader.text()
    reader.expect("LANGUAGE")
    language = reader.name()
    reader.end()
    if language != "sql":
        raise UnsupportedError(f"a function in the language {language}")
    return CreateFunction(name, types, returns, _body(text), replaces)


def _body(text: str) -> exp.Expression:
    tree = parse(text)
    if not isinstance(tree, exp.Select) or len(tree.expressions) != 1:
        raise WarehouseError("the body of a function in SQL is SELECT and one expression")
    clause = next((name for name in _NOT_IN_BODY if tree.args.get(name) is not None), None)
    if clause is not None:
        raise WarehouseError(f"the body of a function in SQL has no {clause.strip('_').upper()}")
    body: exp.Expression = tree.expressions[0].unalias()
    return body


def _parse_drop(sql: str) -> DropFunction:
    reader = TokenReader(sql)
    reader.expect("DROP", "FUNCTION")
    if_exists = reader.accept("IF", "EXISTS")
    name = TableName(*reader.table_name())
    types = tuple(parameter.type for parameter in read_parameters(reader))
    if not reader.accept("CASCADE"):
        reader.accept("RESTRICT")
    reader.end()
    return DropFunction(name, types, if_exists)


CREATE_FUNCTION = Kind((("CREATE", "FUNCTION"), ("CREATE", "OR", "REPLACE", "FUNCTION")), _parse_create)
DROP_FUNCTION = Kind((("DROP", "FUNCTION"),), _parse_drop)
