"""DuckDB macros that compute as Java and Pig do, where DuckDB alone would not.

Sources: Apache Pig's Utf8StorageConverter (bytes), CastUtils (text), java.lang.Double and Integer.
"""

from __future__ import annotations

# String.trim() and Double.valueOf() take everything up to the space away.
_BLANKS = " || ".join(f"chr({code})" for code in range(33))
_NUMBER = r"[+-]?(NaN|Infinity|([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?[dDfF]?)"
_WHOLE = "[+-]?[0-9]{1,19}"
_INT_MIN, _INT_SPAN = 2**31, 2**32
_LONG_MIN, _LONG_SPAN = 2**63, 2**64
_SHORTEST = " ".join(
    f"WHEN format('{{:.{digits}e}}', d)::FLOAT = d THEN format('{{:.{digits}e}}', d)::DOUBLE" for digits in range(9)
)

MACROS = (
    f"pig_trim(s) AS trim(s, {_BLANKS})",
    # Double.valueOf: null where Java throws NumberFormatException.
    (
        f"pig_parse_double(s) AS CASE WHEN regexp_full_match(pig_trim(s), '{_NUMBER}') "
        "THEN TRY_CAST(rtrim(pig_trim(s), 'dDfF') AS DOUBLE) END"
    ),
    (
        f"pig_parse_float(s) AS CASE WHEN regexp_full_match(pig_trim(s), '{_NUMBER}') "
        "THEN TRY_CAST(rtrim(pig_trim(s), 'dDfF') AS FLOAT) END"
    ),
    f"pig_parse_long(s) AS CASE WHEN regexp_full_match(s, '{_WHOLE}') THEN TRY_CAST(s AS BIGINT) END",
    # A narrowing conversion of a floating number: saturating, towards zero, NaN is 0 (JLS 5.1.3).
    (
        f"pig_double_to_int(d) AS CASE WHEN isnan(d) THEN 0 WHEN d >= {_INT_MIN - 1} THEN {_INT_MIN - 1} "
        f"WHEN d <= -{_INT_MIN} THEN -{_INT_MIN} ELSE trunc(d)::BIGINT END::INTEGER"
    ),
    (
        f"pig_double_to_long(d) AS CASE WHEN isnan(d) THEN 0 WHEN d >= {_LONG_MIN}::DOUBLE THEN {_LONG_MIN - 1} "
        f"WHEN d <= -{_LONG_MIN}::DOUBLE THEN (-{_LONG_MIN}::HUGEINT)::BIGINT ELSE trunc(d)::BIGINT END::BIGINT"
    ),
    (
        "pig_double_to_float(d) AS CASE WHEN isnan(d) THEN 'NaN'::FLOAT WHEN abs(d) > 3.4028235677973366e38 "
        "THEN sign(d) * 'Infinity'::FLOAT ELSE d::FLOAT END"
    ),
    # int and long overflow wrap.
    f"pig_wrap_int(n) AS (((n + {_INT_MIN}) & {_INT_SPAN - 1}) - {_INT_MIN})::INTEGER",
    (
        f"pig_wrap_long(n) AS (((n::HUGEINT + {_LONG_MIN}::HUGEINT) & {_LONG_SPAN - 1}::HUGEINT) "
        f"- {_LONG_MIN}::HUGEINT)::BIGINT"
    ),
    (
        f"pig_range_int(d) AS CASE WHEN isnan(d) OR d >= {_INT_MIN} OR d <= -{_INT_MIN + 1} THEN NULL "
        "ELSE pig_double_to_int(d) END"
    ),
    (
        f"pig_range_long(d) AS CASE WHEN isnan(d) OR d > {_LONG_MIN}::DOUBLE OR d < -{_LONG_MIN}::DOUBLE THEN NULL "
        "ELSE pig_double_to_long(d) END"
    ),
    (
        f"pig_text_int(s) AS CASE WHEN pig_parse_long(s) BETWEEN -{_INT_MIN} AND {_INT_MIN - 1} "
        f"THEN pig_parse_long(s)::INTEGER WHEN pig_parse_double(s) > {_INT_MIN} AND NOT isnan(pig_parse_double(s)) "
        "THEN NULL ELSE pig_double_to_int(pig_parse_double(s)) END"
    ),
    (
        f"pig_text_long(s) AS coalesce(pig_parse_long(s), CASE WHEN pig_parse_double(s) > {_LONG_MIN}::DOUBLE "
        "AND NOT isnan(pig_parse_double(s)) THEN NULL ELSE pig_double_to_long(pig_parse_double(s)) END)"
    ),
    (
        f"pig_bytes_int(s) AS CASE WHEN pig_parse_long(s) BETWEEN -{_INT_MIN} AND {_INT_MIN - 1} "
        "THEN pig_parse_long(s)::INTEGER ELSE pig_range_int(pig_parse_double(s)) END"
    ),
    "pig_long_digits(s) AS regexp_replace(s, '[lL]$', '')",
    (
        "pig_bytes_long(s) AS coalesce(pig_parse_long(pig_long_digits(s)), "
        "pig_range_long(pig_parse_double(pig_long_digits(s))))"
    ),
    "pig_boolean(s) AS CASE lower(s) WHEN 'true' THEN true WHEN 'false' THEN false END",
    # Double.toString and Float.toString: plain from 0.001 up to 10^7, else d.dddE±n. DuckDB gives the shortest digits
    # that read back, as JDK 19 and later do.
    "pig_digits(s) AS replace(regexp_replace(s, 'e.*$', ''), '.', '')",
    (
        "pig_point(s) AS length(split_part(regexp_replace(s, 'e.*$', ''), '.', 1)) "
        "+ coalesce(TRY_CAST(regexp_extract(s, 'e(.*)$', 1) AS INTEGER), 0)"
    ),
    (
        "pig_scientific(s) AS rtrim(ltrim(pig_digits(s), '0')[1] || '.' || ltrim(pig_digits(s), '0')[2:], '0') "
        "|| CASE WHEN rtrim(ltrim(pig_digits(s), '0')[2:], '0') = '' THEN '0' ELSE '' END || 'E' "
        "|| (pig_point(s) - 1 - (length(pig_digits(s)) - length(ltrim(pig_digits(s), '0'))))::VARCHAR"
    ),
    (
        "pig_float_text(d) AS CASE WHEN isnan(d) THEN 'NaN' WHEN isinf(d) THEN CASE WHEN d > 0 THEN 'Infinity' "
        "ELSE '-Infinity' END WHEN d = 0 OR (abs(d) >= 0.001 AND abs(d) < 1e7) THEN d::VARCHAR "
        "ELSE CASE WHEN d < 0 THEN '-' ELSE '' END || pig_scientific(abs(d)::VARCHAR) END"
    ),
    # The fewest digits that read back as the same float; then as a double of those digits.
    f"pig_float32_text(d) AS pig_float_text(CASE {_SHORTEST} ELSE d::DOUBLE END)",
)
"""`CREATE MACRO` bodies, each using only those before it."""


def definitions() -> str:
    """One SQL script that creates all macros."""
    return ";\n".join(f"CREATE OR REPLACE TEMP MACRO {body}" for body in MACROS)
