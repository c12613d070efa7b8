"""Hashes and number systems.

https://docs.aws.amazon.com/redshift/latest/dg/hash-functions.html
"""

from __future__ import annotations

from sqlglot.expressions import Expr

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.functions.base import Function, call, check_count, macro


def _sha2(arguments: list[Expr]) -> Expr:
    check_count("sha2", arguments, 2, 2)
    bits = arguments[1].name
    if bits not in ("0", "256"):
        raise UnsupportedError(f"SHA2 with {bits} bits (only 256 is)")
    return call("sha256", arguments[0])


# FNV-1a with 64 bits. UHUGEINT holds what a step overflows; a number is its bytes, the lowest first.
_STEPS = (
    "list_reduce(list_prepend({start}, {bytes}), lambda x, b:"
    " (xor(x, b) * 1099511628211::UHUGEINT) % 18446744073709551616::UHUGEINT)"
)
_SIGNED = "((({0})::HUGEINT + 9223372036854775808) % 18446744073709551616 - 9223372036854775808)::BIGINT"
_START = "14695981039346656037::UHUGEINT"
_SEED = "(CASE WHEN s < 0 THEN s::HUGEINT + 18446744073709551616 ELSE s::HUGEINT END)::UHUGEINT"


def _fnv_hash() -> str:
    texts = "list_transform(regexp_extract_all(hex(a), '..'), lambda h: ('0x' || h)::UHUGEINT)"
    bodies = []
    for type_, count in (("INTEGER", 4), ("SMALLINT", 2), ("BIGINT", 8), ("VARCHAR", 0)):
        numbers = f"list_transform(generate_series(0, {count - 1}), lambda i: ((a::BIGINT >> (i * 8)) & 255)::UHUGEINT)"
        for parameters, start in ((f"(a {type_})", _START), (f"(a {type_}, s BIGINT)", _SEED)):
            value = _SIGNED.format(_STEPS.format(start=start, bytes=numbers if count else texts))
            bodies.append(f"{parameters} AS CASE WHEN a IS NOT NULL THEN {value} END")
    return ", ".join(bodies)


FUNCTIONS: tuple[Function, ...] = (
    macro("md5", "(a) AS md5(a)"),
    macro("sha", "(a) AS sha1(a)"),
    macro("sha1", "(a) AS sha1(a)"),
    macro("func_sha1", "(a) AS sha1(a)"),
    Function("sha2", _sha2),
    macro(
        "strtol",
        "(a, base) AS (CASE WHEN a[1:1] = '-' THEN -1 ELSE 1 END * list_reduce("
        "list_prepend(0::HUGEINT, list_transform(string_split(lower(ltrim(regexp_replace(a, '^-', ''), '+')), ''),"
        " lambda c: CASE WHEN strpos('0123456789abcdefghijklmnopqrstuvwxyz'[:base], c) > 0"
        " THEN strpos('0123456789abcdefghijklmnopqrstuvwxyz', c) - 1"
        " ELSE error('The input ' || a || ' is not valid to be converted to base ' || base) END)),"
        " lambda x, y: x * base + y))::BIGINT",
    ),
    macro("fnv_hash", _fnv_hash()),
    macro("from_hex", "(a) AS unhex(a)"),
)
