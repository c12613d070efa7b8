"""PREPARE, EXECUTE and DEALLOCATE.

https://docs.aws.amazon.com/redshift/latest/dg/r_PREPARE.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlglot.expressions import Expr

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.procedures.expressions import evaluate
from penstock.warehouse.procedures.parser import read_arguments
from penstock.warehouse.procedures.variables import Value
from penstock.warehouse.result import Result
from penstock.warehouse.session_state import Prepared
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.types import RedshiftType, read_type

_PREPARED = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True, slots=True)
class Prepare:
    """PREPARE name [(types)] AS statement."""

    name: str
    prepared: Prepared

    @property
    def writes(self) -> bool:
        """It changes nothing but the session."""
        return False

    def run(self, context: Context) -> Result:
        """Note the statement.

        Raises:
            WarehouseError: where there is one of the name.
        """
        if self.name in context.state.prepared:
            raise WarehouseError(f'prepared statement "{self.name}" already exists')
        context.state.prepared[self.name] = self.prepared
        return Result()


@dataclass(frozen=True, slots=True)
class Execute:
    """EXECUTE name [(values)]."""

    name: str
    arguments: tuple[str, ...]

    @property
    def writes(self) -> bool:
        """What was prepared may."""
        return True

    def run(self, context: Context) -> Result:
        """Run what was prepared, with these values.

        Raises:
            WarehouseError: where nothing was, or it takes another number of values.
        """
        prepared = _require(context, self.name)
        if len(self.arguments) != len(prepared.types):
            raise WarehouseError(
                f'wrong number of parameters for prepared statement "{self.name}":'
                f" expected {len(prepared.types)}, got {len(self.arguments)}"
            )
        values = {
            f"${number}": evaluate(context, text, context.variables, type_)
            for number, (text, type_) in enumerate(zip(self.arguments, prepared.types, strict=True), 1)
        }
        return context.nested.run_nested(prepared.sql, _Values(values))


@dataclass(frozen=True, slots=True)
class _Values:
    values: Mapping[str, Value]

    def __call__(self, name: str) -> Expr | None:
        return self.values[name].literal if name in self.values else None


@dataclass(frozen=True, slots=True)
class Deallocate:
    """DEALLOCATE name; ALL where it is None."""

    name: str | None

    @property
    def writes(self) -> bool:
        """It changes nothing but the session."""
        return False

    def run(self, context: Context) -> Result:
        """Forget it.

        Raises:
            WarehouseError: where there is none.
        """
        if self.name is None:
            context.state.prepared.clear()
        else:
            _require(context, self.name)
            del context.state.prepared[self.name]
        return Result()


def _require(context: Context, name: str) -> Prepared:
    if name not in context.state.prepared:
        raise WarehouseError(f'prepared statement "{name}" does not exist')
    return context.state.prepared[name]


def _parse_prepare(sql: str) -> Prepare:
    reader = TokenReader(sql)
    reader.expect("PREPARE")
    name = reader.name()
    types: list[RedshiftType] = []
    if reader.accept("("):
        types.append(read_type(reader))
        while reader.accept(","):
            types.append(read_type(reader))
        reader.expect(")")
    reader.expect("AS")
    if not any(reader.looking_at(word) for word in _PREPARED):
        raise reader.error(", ".join(_PREPARED))
    return Prepare(name, Prepared(tuple(types), reader.rest()))


def _parse_execute(sql: str) -> Execute:
    reader = TokenReader(sql)
    reader.expect("EXECUTE")
    name = reader.name()
    arguments = read_arguments(reader) if reader.looking_at("(") else ()
    reader.end()
    return Execute(name, arguments)


def _parse_deallocate(sql: str) -> Deallocate:
    reader = TokenReader(sql)
    reader.expect("DEALLOCATE")
    reader.accept("PREPARE")
    name = None if reader.accept("ALL") else reader.name()
    reader.end()
    return Deallocate(name)


PREPARE = Kind((("PREPARE",),), _parse_prepare)
EXECUTE = Kind((("EXECUTE",),), _parse_execute)
DEALLOCATE = Kind((("DEALLOCATE",),), _parse_deallocate)
