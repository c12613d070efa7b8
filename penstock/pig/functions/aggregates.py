"""Functions of a bag, compiled to SQL aggregates of the grouped relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.functions.arguments import builtin, expect
from penstock.pig.types import CHARARRAY, DOUBLE, FLOAT, INT, LONG, NUMBERS, BagType, Scalar, is_bytearray
from penstock.pig.values import Value

if TYPE_CHECKING:
    from penstock.pig.values import Call


def _bag(call: Call) -> tuple[Value, BagType]:
    expect(call, 1)
    argument = call.arguments[0]
    if not isinstance(argument.type, BagType):
        call.fail(f"{call.name} takes a bag, found {argument.type}; GROUP first", argument.at)
    return argument, argument.type


def _column(call: Call) -> tuple[str, Scalar]:
    """The first field of the bag's rows, with untyped values as doubles; a value that is no number fails the run."""
    argument, bag = _bag(call)
    if bag.fields is None or len(bag.fields) != 1 or not isinstance(bag.fields[0].type, Scalar):
        call.fail(f"{call.name} takes one simple field of a bag; write {call.name}(bag.field)", argument.at)
    sql, kind = argument.columns[0], bag.fields[0].type
    if is_bytearray(kind):
        failure = f"error({call.name!r} || ' of a bytearray: ' || {sql} || ' is not a number; cast it first')"
        return f"coalesce(pig_parse_double({sql}), CASE WHEN {sql} IS NOT NULL THEN {failure}::DOUBLE END)", DOUBLE
    return sql, kind


def _number(call: Call) -> tuple[str, Scalar]:
    sql, kind = _column(call)
    if kind not in NUMBERS:
        call.fail(f"{call.name} takes numbers, found {kind}", call.arguments[0].at)
    return sql, kind


class Count:
    """COUNT: rows whose first field is not null."""

    names = builtin("COUNT")

    def compile(self, call: Call) -> Value:
        """A long, 0 when there are none."""
        argument, _ = _bag(call)
        return Value(f"count({argument.columns[0]})", LONG, call.at)


class CountStar:
    """COUNT_STAR: all rows."""

    names = builtin("COUNT_STAR")

    def compile(self, call: Call) -> Value:
        """A long."""
        _bag(call)
        return Value("count(*)", LONG, call.at)


class Sum:
    """SUM: long for whole numbers, wrapping as Java does, else double; nulls do not count."""

    names = builtin("SUM")

    def compile(self, call: Call) -> Value:
        """Null without any value."""
        sql, kind = _number(call)
        if kind in (INT, LONG):
            return Value(f"pig_wrap_long(sum({sql}))", LONG, call.at)
        return Value(f"sum({sql}::DOUBLE)", DOUBLE, call.at)


class Average:
    """AVG: a double; nulls do not count."""

    names = builtin("AVG")

    def compile(self, call: Call) -> Value:
        """Null without any value."""
        sql, _ = _number(call)
        return Value(f"avg({sql}::DOUBLE)", DOUBLE, call.at)


class _Extreme:
    """MIN and MAX of numbers and chararrays, in the type of the field."""

    names: tuple[str, ...]
    sql: str

    def compile(self, call: Call) -> Value:
        """Null without any value."""
        sql, kind = _column(call)
        if kind not in (INT, LONG, FLOAT, DOUBLE, CHARARRAY):
            call.fail(f"{call.name} takes numbers or chararrays, found {kind}", call.arguments[0].at)
        return Value(f"{self.sql}({sql})", kind, call.at)


class Smallest(_Extreme):
    """MIN."""

    names = builtin("MIN")
    sql = "min"


class Largest(_Extreme):
    """MAX."""

    names = builtin("MAX")
    sql = "max"
