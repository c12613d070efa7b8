"""Numbers, casts and conditions.

https://docs.aws.amazon.com/redshift/latest/dg/Math_functions.html,
https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html,
https://docs.aws.amazon.com/redshift/latest/dg/c_conditional_expressions.html
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from penstock.warehouse.conformance.case import Case, lacks, moment, refuses, shows

CASES: tuple[Case, ...] = (
    shows("Integer division", "SELECT 5 / 2, -7 / 2, 7 % 3, MOD(7, -3)", (2, -3, 1, 1)),
    shows("Division of decimals", "SELECT 5 / 2.0", (2.5,)),
    refuses("Division by zero", "SELECT 1 / 0", "Divide by zero"),
    shows("Powers and roots", "SELECT 2 ^ 3, POWER(2, 10), SQRT(16)", (8.0, 1024.0, 4.0)),
    shows("Bits", "SELECT 5 & 3, 5 | 3, ~1, 1 << 2, 8 >> 1", (1, 7, -2, 4, 4)),
    shows("ROUND", "SELECT ROUND(2.5), ROUND(-2.5), ROUND(28.05, 1)", (Decimal(3), Decimal(-3), Decimal("28.1"))),
    shows(
        "TRUNC of numbers",
        "SELECT TRUNC(111.86), TRUNC(111.86, 1), TRUNC(-12.8)",
        (Decimal(111), Decimal("111.8"), Decimal(-12)),
    ),
    shows("CEIL and FLOOR", "SELECT CEILING(1.2), CEIL(-1.2), FLOOR(-1.2)", (Decimal(2), Decimal(-1), Decimal(-2))),
    shows("ABS and SIGN", "SELECT ABS(-3), SIGN(-3), SIGN(0)", (3, -1, 0)),
    shows(
        "EXP, LN and LOG",
        "SELECT EXP(0), LN(1), LOG(100), DEXP(0), DLOG1(1), DLOG10(100)",
        (1.0, 0.0, 2.0, 1.0, 0.0, 2.0),
    ),
    shows("TO_CHAR of a number", "SELECT TO_CHAR(125.8, '999.99'), TO_CHAR(-125.8, '999D99S')", (" 125.80", "125.80-")),
    shows(
        "TO_CHAR with groups", "SELECT TO_CHAR(1234567, '9,999,999'), TO_CHAR(485, '9,999')", (" 1,234,567", "   485")
    ),
    shows(
        "TO_CHAR with leading zeros",
        "SELECT TO_CHAR(5, '000'), TO_CHAR(0.5, '0.99'), TO_CHAR(0.5, '9.99')",
        (" 005", " 0.50", "  .50"),
    ),
    shows(
        "TO_CHAR with signs",
        "SELECT TO_CHAR(-12, '9999'), TO_CHAR(485, 'S999'), TO_CHAR(-485, '999MI'), TO_CHAR(-485, '999PR')",
        ("  -12", "+485", "485-", "<485>"),
    ),
    shows(
        "TO_CHAR, FM of numbers", "SELECT TO_CHAR(148.5, 'FM999.990'), TO_CHAR(12.30, 'FM99.99')", ("148.500", "12.3")
    ),
    shows("TO_CHAR, too large a number", "SELECT TO_CHAR(1234, '99')", (" ##",)),
    lacks("TO_CHAR, roman numbers", "SELECT TO_CHAR(9, '9RN')", "the number format '9RN'"),
    shows(
        "TO_NUMBER",
        "SELECT TO_NUMBER('12,454.8-', '99G999D9S'), TO_NUMBER('$ 12,454.88', 'L 99G999D99')",
        (Decimal("-12454.8"), Decimal("12454.88")),
    ),
    shows("CAST to integers rounds", "SELECT CAST(12.5 AS INT), 12.4::INT, '12'::SMALLINT", (13, 12, 12)),
    shows("CAST to decimals", "SELECT 12.345::DECIMAL(8,2), '7'::NUMERIC(4,1)", (Decimal("12.35"), Decimal("7.0"))),
    shows("CAST to VARCHAR(n) cuts", "SELECT 'abcdef'::VARCHAR(3), CAST(1.50 AS VARCHAR)", ("abc", "1.50")),
    shows("CAST to and from BOOLEAN", "SELECT 't'::BOOL, 'yes'::BOOL, 0::BOOL, TRUE::INT", (True, True, False, 1)),
    shows(
        "CAST to dates",
        "SELECT '2014-01-31'::DATE, day::TIMESTAMP, at::DATE FROM sales WHERE id = 3",
        (date(2014, 1, 31), moment("2014-03-01"), date(2014, 3, 1)),
    ),
    shows("CAST to DECIMAL alone has no fraction", "SELECT CAST(1.5 AS DECIMAL)", (Decimal(2),)),
    shows("CAST of a date in digits", "SELECT '20140131'::DATE", (date(2014, 1, 31),)),
    refuses("Integers that grow too large", "SELECT 2147483647 + 1", "Value out of range for 4 bytes"),
    shows("CONVERT", "SELECT CONVERT(INTEGER, '5')", (5,)),
    shows("TRY_CAST", "SELECT TRY_CAST('x' AS INT), TRY_CAST('5' AS INT)", (None, 5)),
    refuses("CAST of no integer", "SELECT 'abc'::INT", "Invalid digit, Value 'a', Pos 0, Type: Integer"),
    refuses("CAST of too large a number", "SELECT 40000::SMALLINT", "Value out of range for 2 bytes"),
    refuses("CAST of no date", "SELECT 'abc'::DATE", 'invalid input syntax for type date: "abc"'),
    refuses("CAST of a month that is none", "SELECT '2014-13-01'::DATE", "date/time field value out of range"),
    refuses("CAST of no boolean", "SELECT 'x'::BOOL", 'invalid input syntax for type boolean: "x"'),
    shows(
        "CASE",
        "SELECT CASE WHEN qty > 2 THEN 'many' ELSE 'few' END, CASE item WHEN 'pear' THEN 1 END FROM sales"
        " WHERE id < 3 ORDER BY id",
        ("few", None),
        ("many", 1),
    ),
    shows("COALESCE and NVL", "SELECT COALESCE(NULL, 12, 5), NVL(note, 'none') FROM sales WHERE id = 2", (12, "none")),
    shows("NVL2", "SELECT NVL2(note, 1, 0) FROM sales WHERE id < 3 ORDER BY id", (1,), (0,)),
    shows("ISNULL", "SELECT ISNULL(note, 'none') FROM sales WHERE id = 2", ("none",)),
    shows("NULLIF", "SELECT NULLIF(item, 'apple') FROM sales WHERE id < 3 ORDER BY id", (None,), ("pear",)),
    shows(
        "DECODE",
        "SELECT DECODE(item, 'apple', 'A', 'pear', 'P', '?') FROM sales ORDER BY id",
        ("A",),
        ("P",),
        ("A",),
        ("?",),
    ),
    shows(
        "DECODE of NULL",
        "SELECT DECODE(note, NULL, 'none', 'one', '1') FROM sales WHERE id < 4 ORDER BY id",
        ("1",),
        ("none",),
        (None,),
    ),
    shows("GREATEST and LEAST leave NULL", "SELECT GREATEST(1, NULL, 3), LEAST(2, NULL, 1)", (3, 1)),
    shows("BETWEEN and IN", "SELECT id FROM sales WHERE qty BETWEEN 2 AND 3 AND id NOT IN (1)", (2,)),
    shows("IS NULL and IS TRUE", "SELECT note IS NULL, (qty > 2) IS TRUE FROM sales WHERE id = 2", (True, True)),
    refuses(
        "CAST of a text with a fraction to an integer",
        "SELECT '3.7'::INT",
        "Invalid digit, Value '.', Pos 1, Type: Int",
    ),
    refuses(
        "CAST of a text column with a fraction",
        "SELECT CAST(price::VARCHAR AS BIGINT) FROM sales WHERE id = 2",
        "Invalid digit, Value '.', Pos 1, Type: Bigint",
    ),
    refuses("CAST of a power of ten to an integer", "SELECT '1e3'::SMALLINT", "Invalid digit, Value 'e', Pos 1"),
    shows("CAST of a text with blanks to an integer", "SELECT ' 42 '::INT, '-5'::SMALLINT", (42, -5)),
    shows("CAST of numbers to integers rounds", "SELECT 3.5::INT, (-3.5)::INT, 2.7::FLOAT::INT", (4, -4, 3)),
    shows("CAST of a float to VARCHAR", "SELECT 1.0::FLOAT::VARCHAR, 1e10::FLOAT::VARCHAR", ("1", "10000000000")),
    shows("CAST of a float with 15 digits", "SELECT (0.1::FLOAT + 0.2::FLOAT)::VARCHAR", ("0.3",)),
    shows("CAST of a REAL to VARCHAR", "SELECT 1.1::REAL::VARCHAR", ("1.1",)),
    shows("CAST of a decimal to VARCHAR", "SELECT price::VARCHAR FROM sales WHERE id = 1", ("1.50",)),
    shows("CAST of a BOOLEAN to INT", "SELECT TRUE::INT, FALSE::INT", (1, 0)),
    shows("LOG with a base", "SELECT LOG(3, 9), LOG(1000)", (2.0, 3.0)),
    shows("ROUND to tens", "SELECT ROUND(2567, -2), ROUND(2.567, 2)", (2600, Decimal("2.57"))),
    refuses("Addition beyond INT", "SELECT 2147483647 + 1", "Value out of range for 4 bytes"),
    refuses("Addition beyond SMALLINT", "SELECT 32767::SMALLINT + 1::SMALLINT", "Value out of range for 2 bytes"),
    refuses("Division of floats by zero", "SELECT 1::FLOAT / 0", "Divide by zero"),
    refuses("MOD by zero", "SELECT MOD(1, 0)", "Divide by zero"),
    shows(
        "SUM of integers is a BIGINT", "SELECT SUM(n) FROM (SELECT 2147483647 AS n UNION ALL SELECT 1) t", (2147483648,)
    ),
    shows("SUM of nothing", "SELECT SUM(qty), COUNT(qty) FROM sales WHERE id = 99", (None, 0)),
    shows("GREATEST and LEAST leave out NULL", "SELECT GREATEST(1, NULL, 3), LEAST(NULL, 2)", (3, 2)),
    shows(
        "Columns beside texts are compared as what they are",
        "SELECT s.qty > '10', s.price = '1.500', s.qty = '02' FROM sales s WHERE s.id = '1'",
        (False, True, True),
    ),
    shows(
        "CAST of a table's column to VARCHAR",
        "SELECT s.price::VARCHAR, s.qty::VARCHAR(1), s.at::VARCHAR(10) FROM sales s WHERE id = 1",
        ("1.50", "2", "2014-01-31"),
    ),
)
