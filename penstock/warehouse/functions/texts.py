"""Texts.

https://docs.aws.amazon.com/redshift/latest/dg/String_functions_header.html
"""

from __future__ import annotations

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.functions.base import Function, call, check_count, macro, renamed


def _concat(arguments: list[Expr]) -> Expr:
    check_count("concat", arguments, 2, 2)
    # NULL with anything is NULL, unlike in DuckDB's CONCAT.
    return exp.paren(exp.DPipe(this=exp.paren(arguments[0]), expression=exp.paren(arguments[1]), safe=True))


def _substring(name: str) -> Function:
    def build(arguments: list[Expr]) -> Expr:
        check_count(name, arguments, 2, 3)
        return call("rs_substring", *arguments)

    return Function(name, build, _SUBSTRING if name == "substring" else None)


_COMPARED = "CASE WHEN {0} < {1} THEN -1 WHEN {0} > {1} THEN 1 WHEN {0} = {1} THEN 0 END"

# What lies before the first character counts for the length, and is empty.
_SUBSTRING = (
    "(a, i) AS substr(a::VARCHAR, greatest(i, 1)),"
    " (a, i, n) AS substr(a::VARCHAR, greatest(i, 1), greatest(least(n, i + n - 1), 0))"
)

FUNCTIONS: tuple[Function, ...] = (
    Function("concat", _concat),
    _substring("substring"),
    _substring("substr"),
    macro("len", "(a) AS length(a::VARCHAR)::INTEGER"),
    macro("length", "(a) AS length(a::VARCHAR)::INTEGER"),
    macro("char_length", "(a) AS length(a::VARCHAR)::INTEGER"),
    macro("character_length", "(a) AS length(a::VARCHAR)::INTEGER"),
    macro("textlen", "(a) AS length(a::VARCHAR)::INTEGER"),
    macro("octet_length", "(a) AS strlen(a::VARCHAR)::INTEGER"),
    macro("charindex", "(b, a) AS strpos(a, b)::INTEGER"),
    macro("strpos", "(a, b) AS strpos(a, b)::INTEGER"),
    renamed("replicate", "repeat", fewest=2, most=2, label="repeat"),
    macro(
        "split_part",
        "(a, d, n) AS CASE WHEN n < 1 THEN error('field position must be greater than zero')"
        " ELSE split_part(a, d, n) END",
    ),
    renamed("translate", "translate", fewest=3, most=3),
    macro(
        "octetindex",
        "(b, a) AS CASE WHEN strpos(a, b) = 0 THEN 0 ELSE strlen(left(a, strpos(a, b) - 1)) + 1 END::INTEGER",
    ),
    macro("bpcharcmp", f"(a, b) AS {_COMPARED.format('rtrim(a)', 'rtrim(b)')}"),
    macro("bttext_pattern_cmp", f"(a, b) AS {_COMPARED.format('a', 'b')}"),
    macro("btrim", "(a) AS trim(a), (a, b) AS trim(a, b)"),
    macro("lpad", "(a, n) AS lpad(a, n, ' '), (a, n, b) AS lpad(a, n, b)"),
    macro("rpad", "(a, n) AS rpad(a, n, ' '), (a, n, b) AS rpad(a, n, b)"),
    macro("left", "(a, n) AS left(a::VARCHAR, n)"),
    macro("right", "(a, n) AS right(a::VARCHAR, n)"),
    renamed("reverse", "reverse", fewest=1, most=1),
    macro(
        "quote_ident",
        """(a) AS CASE WHEN regexp_full_match(a, '[a-z_][a-z0-9_$]*') THEN a
        ELSE '"' || replace(a, '"', '""') || '"' END""",
    ),
    macro("quote_literal", "(a) AS '''' || replace(replace(a, '''', ''''''), '\\', '\\\\') || ''''"),
    macro(
        "initcap",
        "(a) AS array_to_string(list_transform(regexp_extract_all(a, '[[:alnum:]]+|[^[:alnum:]]+'),"
        " lambda w: upper(w[1:1]) || lower(w[2:])), '')",
    ),
)
