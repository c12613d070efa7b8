"""CREATE, ALTER and DROP PROCEDURE, CALL, SHOW PROCEDURE.

https://docs.aws.amazon.com/redshift/latest/dg/stored-procedure-overview.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.procedures.catalogue import (
    add_procedure,
    drop_procedure,
    find_procedure,
    rename_procedure,
    require_procedure,
)
from penstock.warehouse.procedures.expressions import evaluate
from penstock.warehouse.procedures.header import parse_procedure, read_parameters
from penstock.warehouse.procedures.interpreter import call
from penstock.warehouse.procedures.model import Procedure
from penstock.warehouse.procedures.parser import read_arguments
from penstock.warehouse.result import Column, Result
from penstock.warehouse.results import column_of
from penstock.warehouse.search_path import placed
from penstock.warehouse.statements.base import Context, Kind, Statement
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class CreateProcedure:
    """CREATE [OR REPLACE] PROCEDURE."""

    procedure: Procedure
    source: str
    replaces: bool

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Note the procedure; what it names need not be there yet."""
        schema = placed(context.connection, self.procedure.name).schema
        add_procedure(context.connection, schema or "", self.procedure, self.source, replaces=self.replaces)
        return Result()


@dataclass(frozen=True, slots=True)
class ChangeProcedure:
    """DROP PROCEDURE, or ALTER PROCEDURE ... RENAME TO; `inputs` is None where no arguments are told."""

    name: TableName
    inputs: int | None
    if_exists: bool = False
    renamed: str | None = None

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Drop it, or name it anew.

        Raises:
            WarehouseError: where there is none, without IF EXISTS.
        """
        found = find_procedure(context.connection, self.name, self.inputs)
        if found is None:
            if self.if_exists:
                return Result()
            raise WarehouseError(f"procedure {self.name} does not exist")
        schema, source = found
        inputs = len(parse_procedure(source)[0].inputs)
        if self.renamed is not None:
            rename_procedure(context.connection, schema, self.name.name, inputs, self.renamed)
        else:
            drop_procedure(context.connection, schema, self.name.name, inputs)
        return Result()


@dataclass(frozen=True, slots=True)
class OwnProcedure:
    """ALTER PROCEDURE ... OWNER TO: whose it is has no effect here; it must be there."""

    name: TableName
    inputs: int

    @property
    def writes(self) -> bool:
        """It changes nothing."""
        return False

    def run(self, context: Context) -> Result:
        """Look for it."""
        require_procedure(context.connection, self.name, self.inputs)
        return Result()


@dataclass(frozen=True, slots=True)
class Call:
    """CALL name(values): what comes out is one row."""

    name: TableName
    arguments: tuple[str, ...]

    @property
    def writes(self) -> bool:
        """It may."""
        return True

    def run(self, context: Context) -> Result:
        """Run it."""
        procedure = require_procedure(context.connection, self.name, len(self.arguments))
        values = [evaluate(context, text, context.variables) for text in self.arguments]
        outputs = call(context, procedure, values)
        if not outputs:
            return Result()
        columns = tuple(
            column_of(parameter.name or f"column{index}", parameter.type)
            for index, parameter in enumerate(procedure.outputs, 1)
        )
        return Result(columns, (tuple(value.value for value in outputs),), 1)


@dataclass(frozen=True, slots=True)
class ShowProcedure:
    """SHOW PROCEDURE name [(types)]."""

    name: TableName
    inputs: int | None

    @property
    def writes(self) -> bool:
        """It reads only."""
        return False

    def run(self, context: Context) -> Result:
        """Give what it was made with.

        Raises:
            WarehouseError: where there is none.
        """
        found = find_procedure(context.connection, self.name, self.inputs)
        if found is None:
            raise WarehouseError(f"procedure {self.name} does not exist")
        return Result((Column("Stored Procedure Definition", "varchar", 65535),), ((found[1],),), 1)


def _parse_create(sql: str) -> CreateProcedure:
    procedure, replaces = parse_procedure(sql)
    return CreateProcedure(procedure, sql, replaces)


def _parse_drop(sql: str) -> ChangeProcedure:
    reader = TokenReader(sql)
    reader.expect("DROP", "PROCEDURE")
    if_exists = reader.accept("IF", "EXISTS")
    name, inputs = _signature(reader)
    if not reader.accept("CASCADE"):
        reader.accept("RESTRICT")
    reader.end()
    return ChangeProcedure(name, inputs, if_exists)


def _parse_alter(sql: str) -> Statement:
    reader = TokenReader(sql)
    reader.expect("ALTER", "PROCEDURE")
    name, inputs = _signature(reader)
    if reader.accept("RENAME", "TO"):
        renamed = reader.name()
        reader.end()
        return ChangeProcedure(name, inputs, renamed=renamed)
    reader.expect("OWNER", "TO")
    reader.name()
    reader.end()
    return OwnProcedure(name, inputs or 0)


def _parse_call(sql: str) -> Call:
    reader = TokenReader(sql)
    reader.expect("CALL")
    name = TableName(*reader.table_name())
    arguments = read_arguments(reader)
    reader.end()
    return Call(name, arguments)


def _parse_show(sql: str) -> ShowProcedure:
    reader = TokenReader(sql)
    reader.expect("SHOW", "PROCEDURE")
    name, inputs = _signature(reader)
    reader.end()
    return ShowProcedure(name, inputs)


def _signature(reader: TokenReader) -> tuple[TableName, int | None]:
    name = TableName(*reader.table_name())
    if not reader.looking_at("("):
        return name, None
    return name, sum(parameter.mode != "out" for parameter in read_parameters(reader))


CREATE_PROCEDURE = Kind((("CREATE", "PROCEDURE"), ("CREATE", "OR", "REPLACE", "PROCEDURE")), _parse_create)
ALTER_PROCEDURE = Kind((("ALTER", "PROCEDURE"),), _parse_alter)
DROP_PROCEDURE = Kind((("DROP", "PROCEDURE"),), _parse_drop)
SHOW_PROCEDURE = Kind((("SHOW", "PROCEDURE"),), _parse_show)
CALL = Kind((("CALL",),), _parse_call)
