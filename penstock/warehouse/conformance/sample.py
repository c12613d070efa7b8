"""The tables that the cases work on."""

from __future__ import annotations

SAMPLE: tuple[str, ...] = (
    (
        "CREATE TABLE sales (id int, day date, at timestamp, item varchar(20), price numeric(8,2), qty int,"
        " note varchar(40))"
    ),
    (
        "INSERT INTO sales VALUES (1, '2014-01-31', '2014-01-31 10:20:30.5', 'apple', 1.50, 2, 'one'),"
        " (2, '2014-02-28', '2014-02-28 00:00:00', 'pear', 2.25, 3, NULL),"
        " (3, '2014-03-01', '2014-03-01 23:59:59', 'apple', 4.00, 5, 'x,y'),"
        " (4, NULL, NULL, NULL, NULL, NULL, NULL)"
    ),
    "CREATE TABLE stock (item varchar(20), amount int)",
    "INSERT INTO stock VALUES ('apple', 7), ('plum', 9)",
    "CREATE TABLE doc (id int, body super)",
    """INSERT INTO doc SELECT 1, JSON_PARSE('{"a":{"b":[10,{"c":"deep"}]},"s":"text","n":5}')""",
)
