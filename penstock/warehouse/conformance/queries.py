"""SELECT, aggregates and window functions.

https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_synopsis.html,
https://docs.aws.amazon.com/redshift/latest/dg/c_Aggregate_Functions.html,
https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html
"""

from __future__ import annotations

from decimal import Decimal

from penstock.warehouse.conformance.case import Case, lacks, refuses, shows

CASES: tuple[Case, ...] = (
    shows("TOP", "SELECT TOP 2 id FROM sales ORDER BY id DESC", (4,), (3,)),
    shows("LIMIT and OFFSET", "SELECT id FROM sales ORDER BY id LIMIT 2 OFFSET 1", (2,), (3,)),
    shows("ORDER BY puts NULL last", "SELECT qty FROM sales ORDER BY qty", (2,), (3,), (5,), (None,)),
    shows("ORDER BY DESC puts NULL first", "SELECT qty FROM sales ORDER BY qty DESC", (None,), (5,), (3,), (2,)),
    shows("ORDER BY NULLS LAST", "SELECT qty FROM sales ORDER BY qty DESC NULLS LAST LIMIT 1", (5,)),
    shows(
        "GROUP BY and ORDER BY positions",
        "SELECT item, COUNT(*) FROM sales GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 2",
        ("apple", 2),
        ("pear", 1),
    ),
    shows("HAVING", "SELECT item FROM sales GROUP BY item HAVING COUNT(*) > 1", ("apple",)),
    shows(
        "GROUP BY ROLLUP",
        "SELECT item, SUM(qty) FROM sales WHERE item IS NOT NULL GROUP BY ROLLUP (item) ORDER BY 1, 2",
        ("apple", 7),
        ("pear", 3),
        (None, 10),
    ),
    shows(
        "GROUPING SETS",
        "SELECT item, GROUPING(item) FROM sales WHERE id < 3 GROUP BY GROUPING SETS ((item), ()) ORDER BY 1",
        ("apple", 0),
        ("pear", 0),
        (None, 1),
    ),
    shows(
        "QUALIFY",
        "SELECT id FROM sales WHERE item = 'apple' QUALIFY ROW_NUMBER() OVER (PARTITION BY item ORDER BY qty DESC) = 1",
        (3,),
    ),
    shows(
        "PIVOT", "SELECT * FROM (SELECT item, qty FROM sales) PIVOT (SUM(qty) FOR item IN ('apple', 'pear'))", (7, 3)
    ),
    shows(
        "UNPIVOT", "SELECT k, v FROM (SELECT 1 AS x, 2 AS y) UNPIVOT (v FOR k IN (x, y)) ORDER BY k", ("x", 1), ("y", 2)
    ),
    shows("WITH", "WITH big AS (SELECT id FROM sales WHERE qty > 2) SELECT COUNT(*) FROM big", (2,)),
    shows(
        "WITH RECURSIVE",
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT * FROM r ORDER BY n",
        (1,),
        (2,),
        (3,),
    ),
    shows("JOIN USING", "SELECT item, amount FROM sales JOIN stock USING (item) WHERE id = 1", ("apple", 7)),
    shows(
        "LEFT JOIN",
        "SELECT s.id, k.amount FROM sales s LEFT JOIN stock k ON k.item = s.item WHERE id < 3 ORDER BY 1",
        (1, 7),
        (2, None),
    ),
    shows("FULL JOIN", "SELECT COUNT(*) FROM sales s FULL JOIN stock k ON k.item = s.item", (5,)),
    shows(
        "EXISTS",
        "SELECT id FROM sales s WHERE EXISTS (SELECT 1 FROM stock k WHERE k.item = s.item) ORDER BY 1",
        (1,),
        (3,),
    ),
    shows(
        "UNION, EXCEPT and MINUS",
        "SELECT item FROM stock UNION SELECT 'fig' MINUS SELECT 'plum' ORDER BY 1",
        ("apple",),
        ("fig",),
    ),
    shows("INTERSECT", "SELECT item FROM sales INTERSECT SELECT item FROM stock", ("apple",)),
    shows("SELECT without FROM", "SELECT 1 AS one, 'x' x", (1, "x")),
    shows("SELECT * EXCLUDE", "SELECT * EXCLUDE (amount) FROM stock ORDER BY 1", ("apple",), ("plum",)),
    shows("An alias used beside it", "SELECT qty * 2 AS double, double + 1 AS more FROM sales WHERE id = 1", (4, 5)),
    shows("Names in any case", "SELECT \"ITEM\", Amount FROM PUBLIC.Stock WHERE item = 'plum'", ("plum", 9)),
    refuses("A column that is not there", "SELECT nope FROM sales", 'column "nope" does not exist'),
    refuses("A table that is not there", "SELECT * FROM nope", 'relation "nope" does not exist'),
    shows(
        "COUNT, SUM, MIN and MAX",
        "SELECT COUNT(*), COUNT(qty), SUM(price), MIN(item), MAX(qty) FROM sales",
        (4, 3, Decimal("7.75"), "apple", 5),
    ),
    shows("AVG of integers is an integer", "SELECT AVG(qty) FROM sales", (3,)),
    shows("AVG of decimals has their scale", "SELECT AVG(price) FROM sales", (Decimal("2.58"),)),
    refuses("FILTER", "SELECT COUNT(*) FILTER (WHERE qty > 2) FROM sales", "FILTER (WHERE ...) is not supported"),
    refuses("LATERAL", "SELECT * FROM stock, LATERAL (SELECT 1)", "LATERAL is not supported"),
    refuses("VALUES as a table", "SELECT * FROM (VALUES (1)) AS v(a)", "a list of VALUES as a table is not supported"),
    refuses("A function that is not Redshift's", "SELECT STRING_AGG(item, ',') FROM sales", "the function STRING_AGG"),
    shows("AVG of others", "SELECT AVG(qty::FLOAT) FROM sales WHERE id < 3", (2.5,)),
    shows("COUNT and SUM DISTINCT", "SELECT COUNT(DISTINCT item), SUM(DISTINCT qty) FROM sales", (2, 10)),
    shows("APPROXIMATE COUNT", "SELECT APPROXIMATE COUNT(DISTINCT item) FROM sales", (2,)),
    shows("BOOL_AND and BOOL_OR", "SELECT BOOL_AND(qty > 2), BOOL_OR(qty > 2) FROM sales", (False, True)),
    shows("BIT_AND and BIT_OR", "SELECT BIT_AND(qty), BIT_OR(qty) FROM sales", (0, 7)),
    shows("STDDEV and VARIANCE", "SELECT STDDEV_POP(qty), VAR_SAMP(qty) FROM sales WHERE id < 3", (0.5, 0.5)),
    shows("MEDIAN", "SELECT MEDIAN(qty) FROM sales", (3.0,)),
    shows("PERCENTILE_CONT", "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY qty) FROM sales WHERE id < 3", (2.5,)),
    shows("PERCENTILE_DISC", "SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY qty) FROM sales", (3,)),
    shows("LISTAGG", "SELECT LISTAGG(item, ', ') WITHIN GROUP (ORDER BY id) FROM sales", ("apple, pear, apple",)),
    shows(
        "LISTAGG DISTINCT",
        "SELECT LISTAGG(DISTINCT item, '|') WITHIN GROUP (ORDER BY item DESC) FROM sales",
        ("pear|apple",),
    ),
    shows("LISTAGG DISTINCT without an order", "SELECT LISTAGG(DISTINCT item, '|') FROM sales", ("apple|pear",)),
    lacks(
        "LISTAGG DISTINCT OVER",
        "SELECT LISTAGG(DISTINCT item) OVER (PARTITION BY qty) FROM sales",
        "LISTAGG(DISTINCT ...) OVER ...",
    ),
    refuses("DISTINCT ON", "SELECT DISTINCT ON (item) id FROM sales", "SELECT DISTINCT ON is not supported"),
    shows(
        "The (+) of an outer join",
        "SELECT s.id, k.amount FROM sales s, stock k WHERE s.item = k.item (+) AND s.id < 3 ORDER BY 1",
        (1, 7),
        (2, None),
    ),
    shows(
        "The (+) beside a condition on the other table",
        "SELECT s.id, k.amount FROM sales s, stock k WHERE s.item = k.item (+) AND k.amount (+) > 8 AND s.id < 3"
        " ORDER BY s.id",
        (1, None),
        (2, None),
    ),
    lacks(
        "The (+) beside a column without its table",
        "SELECT COUNT(*) FROM sales s, stock k WHERE s.item = k.item (+) AND id < 3",
        "(+) beside a column without its table",
    ),
    lacks(
        "LISTAGG DISTINCT in another order",
        "SELECT LISTAGG(DISTINCT item) WITHIN GROUP (ORDER BY id) FROM sales",
        "LISTAGG(DISTINCT ...) in the order of another expression than the one that is listed",
    ),
    shows("ANY_VALUE", "SELECT ANY_VALUE(item) FROM sales WHERE id = 2", ("pear",)),
    shows(
        "ROW_NUMBER, RANK and DENSE_RANK",
        "SELECT ROW_NUMBER() OVER (ORDER BY id), RANK() OVER (ORDER BY item),"
        " DENSE_RANK() OVER (ORDER BY item) FROM sales WHERE id < 4 ORDER BY id",
        (1, 1, 1),
        (2, 3, 2),
        (3, 1, 1),
    ),
    shows(
        "LAG and LEAD",
        "SELECT id, LAG(qty, 1) OVER (ORDER BY id), LEAD(qty, 1) OVER (ORDER BY id) FROM sales ORDER BY id",
        (1, None, 3),
        (2, 2, 5),
        (3, 3, None),
        (4, 5, None),
    ),
    shows(
        "FIRST_VALUE and LAST_VALUE IGNORE NULLS",
        "SELECT DISTINCT FIRST_VALUE(note IGNORE NULLS) OVER (ORDER BY id"
        " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), LAST_VALUE(note) IGNORE NULLS OVER (ORDER BY id"
        " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM sales",
        ("one", "x,y"),
    ),
    shows(
        "NTH_VALUE",
        "SELECT DISTINCT NTH_VALUE(item, 2) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND"
        " UNBOUNDED FOLLOWING) FROM sales",
        ("pear",),
    ),
    shows("NTILE", "SELECT id, NTILE(2) OVER (ORDER BY id) FROM sales ORDER BY id", (1, 1), (2, 1), (3, 2), (4, 2)),
    shows(
        "PERCENT_RANK and CUME_DIST",
        "SELECT PERCENT_RANK() OVER (ORDER BY id), CUME_DIST() OVER (ORDER BY id) FROM sales WHERE id < 3 ORDER BY id",
        (0.0, 0.5),
        (1.0, 1.0),
    ),
    shows(
        "RATIO_TO_REPORT",
        "SELECT id, RATIO_TO_REPORT(qty) OVER () FROM sales WHERE id < 4 ORDER BY id",
        (1, 0.2),
        (2, 0.3),
        (3, 0.5),
    ),
    shows(
        "SUM OVER a frame",
        "SELECT id, SUM(qty) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM sales ORDER BY id",
        (1, 2),
        (2, 5),
        (3, 8),
        (4, 5),
    ),
    shows(
        "SUM OVER a partition",
        "SELECT id, SUM(qty) OVER (PARTITION BY item ORDER BY id ROWS UNBOUNDED PRECEDING)"
        " FROM sales WHERE item = 'apple' ORDER BY id",
        (1, 2),
        (3, 7),
    ),
    shows("AVG OVER", "SELECT DISTINCT AVG(qty) OVER () FROM sales", (3,)),
    shows(
        "MEDIAN OVER", "SELECT DISTINCT MEDIAN(qty) OVER (PARTITION BY item) FROM sales WHERE item = 'apple'", (3.5,)
    ),
    shows(
        "LISTAGG OVER",
        "SELECT DISTINCT LISTAGG(id, ',') WITHIN GROUP (ORDER BY id) OVER (PARTITION BY item) FROM sales"
        " WHERE item = 'apple'",
        ("1,3",),
    ),
    lacks("A table function", "SELECT * FROM GENERATE_SERIES(1, 3)", "the table function GENERATE_SERIES"),
    lacks("HLL", "SELECT HLL(id) FROM sales", "the function HLL"),
    refuses(
        "COUNT DISTINCT of several columns",
        "SELECT COUNT(DISTINCT item, qty) FROM sales",
        "COUNT(DISTINCT ...) of several columns is not supported",
    ),
    shows("STDDEV_SAMP and VAR_POP", "SELECT STDDEV(qty), VARIANCE(qty) FROM sales WHERE id < 3", (0.5**0.5, 0.5)),
    shows(
        "GROUP BY CUBE",
        "SELECT item, SUM(qty) FROM sales WHERE id < 3 GROUP BY CUBE (item) ORDER BY 1",
        ("apple", 2),
        ("pear", 3),
        (None, 5),
    ),
    shows(
        "GROUP BY an alias",
        "SELECT qty % 2 AS odd, COUNT(*) FROM sales WHERE id < 4 GROUP BY odd ORDER BY odd",
        (0, 1),
        (1, 2),
    ),
    shows("IN of rows", "SELECT id FROM sales WHERE (item, qty) IN (SELECT item, 5 FROM stock)", (3,)),
    shows("NATURAL JOIN", "SELECT id FROM sales NATURAL JOIN stock ORDER BY id", (1,), (3,)),
    shows(
        "CONNECT BY",
        "SELECT id FROM sales START WITH id = 2 CONNECT BY PRIOR id = id - 1 ORDER BY id",
        (2,),
        (3,),
        (4,),
    ),
    shows(
        "AVG OVER of decimals", "SELECT AVG(price) OVER (PARTITION BY item) FROM sales WHERE id = 1", (Decimal("1.5"),)
    ),
    shows(
        "APPROXIMATE PERCENTILE_DISC",
        "SELECT APPROXIMATE PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY qty) FROM sales",
        (3,),
    ),
    shows("DISTINCT and ORDER BY", "SELECT DISTINCT item FROM sales ORDER BY item DESC NULLS LAST LIMIT 1", ("pear",)),
)
