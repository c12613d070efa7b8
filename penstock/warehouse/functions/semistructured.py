"""SUPER: arrays and objects, which are JSON here.

https://docs.aws.amazon.com/redshift/latest/dg/super-functions.html
"""

from __future__ import annotations

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.functions.base import Function, call, check_count, macro, renamed


def _object(arguments: list[Expr]) -> Expr:
    if len(arguments) % 2:
        raise WarehouseError("function object takes pairs of a key and a value")
    return call("json_object", *arguments)


def _split(arguments: list[Expr]) -> Expr:
    check_count("split_to_array", arguments, 1, 2)
    delimiter = arguments[1] if len(arguments) > 1 else exp.Literal.string(",")
    return call("to_json", call("string_split", arguments[0], delimiter))


def _types(name: str, *types: str) -> Function:
    listed = ", ".join(f"'{item}'" for item in types)
    return macro(name, f"(a) AS coalesce(json_type(a) IN ({listed}), false)")


_LIST = "from_json({}, '[\"JSON\"]')"
_A, _B = _LIST.format("a"), _LIST.format("b")

FUNCTIONS: tuple[Function, ...] = (
    renamed("array", "json_array", fewest=0, most=1000),
    Function("object", _object),
    Function("split_to_array", _split),
    macro("text", "(a JSON) AS json_extract_string(a, '$'), (a VARCHAR) AS a, (a) AS a"),
    macro("get_array_length", "(a) AS CASE WHEN json_type(a) = 'ARRAY' THEN json_array_length(a)::INTEGER END"),
    macro("array_concat", f"(a, b) AS to_json(list_concat({_A}, {_B}))"),
    macro("subarray", f"(a, i) AS to_json({_A}[i + 1:]), (a, i, n) AS to_json({_A}[i + 1:i + n])"),
    macro(
        "array_flatten",
        f"(a) AS to_json(flatten(list_transform({_A}, lambda x:"
        " CASE WHEN json_type(x) = 'ARRAY' THEN from_json(x, '[\"JSON\"]') ELSE [x] END)))",
    ),
    macro(
        "json_typeof",
        "(a) AS CASE json_type(a) WHEN 'VARCHAR' THEN 'string' WHEN 'ARRAY' THEN 'array'"
        " WHEN 'OBJECT' THEN 'object' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN 'null' ELSE"
        " CASE WHEN a IS NOT NULL THEN 'number' END END",
    ),
    _types("is_array", "ARRAY"),
    _types("is_object", "OBJECT"),
    _types("is_varchar", "VARCHAR"),
    _types("is_boolean", "BOOLEAN"),
    _types("is_integer", "BIGINT", "UBIGINT"),
    _types("is_bigint", "BIGINT", "UBIGINT"),
    _types("is_char", "VARCHAR"),
    macro(
        "is_smallint",
        "(a) AS coalesce(json_type(a) IN ('BIGINT', 'UBIGINT')"
        " AND try_cast(json_extract_string(a, '$') AS SMALLINT) IS NOT NULL, false)",
    ),
    macro("json_size", "(a) AS strlen(a::VARCHAR)::BIGINT"),
    macro("size", "(a) AS strlen(a::VARCHAR)::BIGINT"),
    _types("is_scalar", "VARCHAR", "BOOLEAN", "BIGINT", "UBIGINT", "DOUBLE"),
)
