"""JSON in texts.

https://docs.aws.amazon.com/redshift/latest/dg/json-functions.html
"""

from __future__ import annotations

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.functions.base import Function, call, macro

_FLAGS = (exp.Boolean,)


def _path_text(arguments: list[Expr]) -> Expr:
    text, *path = arguments
    lenient = bool(path) and isinstance(path[-1], _FLAGS) and bool(path.pop().this)
    if not path:
        raise WarehouseError("function json_extract_path_text takes a text and at least one path element")
    pointer: Expr = exp.Literal.string("")
    for element in path:
        escaped = call("replace", call("replace", element, "~", "~0"), "/", "~1")
        pointer = exp.DPipe(
            this=exp.DPipe(this=pointer, expression=exp.Literal.string("/"), safe=True), expression=escaped, safe=True
        )
    return call("rs_json_path_text_or_null" if lenient else "rs_json_path_text", text, exp.paren(pointer))


def _element_text(arguments: list[Expr]) -> Expr:
    *rest, last = arguments
    lenient = isinstance(last, _FLAGS)
    if len(arguments) != 2 + lenient:
        raise WarehouseError("function json_extract_array_element_text takes a text and a position")
    text, position = rest if lenient else arguments
    checked = text if not (lenient and last.this) else call("rs_json_or_null", text)
    return call("rs_json_element_text", checked, position)


FUNCTIONS: tuple[Function, ...] = (
    # What is there and not a text comes as JSON; what is not there as NULL.
    Function("json_extract_path_text", _path_text),
    macro(
        "json_path_text",
        "(a, p) AS CASE WHEN a IS NULL THEN NULL WHEN NOT json_valid(a)"
        " THEN error('JSON parsing error') ELSE json_extract_string(a, p) END",
    ),
    macro("json_path_text_or_null", "(a, p) AS CASE WHEN json_valid(a) THEN json_extract_string(a, p) END"),
    Function("json_extract_array_element_text", _element_text),
    macro("json_or_null", "(a) AS CASE WHEN json_valid(a) THEN a END"),
    macro(
        "json_element_text",
        "(a, i) AS CASE WHEN a IS NULL THEN NULL WHEN NOT json_valid(a)"
        " THEN error('JSON parsing error') WHEN i < 0 THEN NULL ELSE json_extract_string(a, '/' || i::VARCHAR) END",
    ),
    macro(
        "json_array_length",
        "(a) AS CASE WHEN a IS NULL THEN NULL WHEN NOT json_valid(a) OR json_type(a) <> 'ARRAY'"
        " THEN error('JSON parsing error') ELSE json_array_length(a)::INTEGER END,"
        " (a, n) AS CASE WHEN json_valid(a) AND json_type(a) = 'ARRAY' THEN json_array_length(a)::INTEGER END",
    ),
    macro("is_valid_json", "(a) AS CASE WHEN a IS NOT NULL THEN json_valid(a) AND json_type(a) = 'OBJECT' END"),
    macro("is_valid_json_array", "(a) AS CASE WHEN a IS NOT NULL THEN json_valid(a) AND json_type(a) = 'ARRAY' END"),
    macro(
        "json_parse",
        "(a) AS CASE WHEN a IS NULL THEN NULL WHEN NOT json_valid(a)"
        " THEN error('Invalid JSON: ' || a)::JSON ELSE json(a) END",
    ),
    macro("can_json_parse", "(a) AS CASE WHEN a IS NOT NULL THEN json_valid(a) END"),
    macro("json_serialize", "(a) AS a::JSON::VARCHAR"),
)
