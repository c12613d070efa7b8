"""INSERT, UPDATE, DELETE, MERGE; transactions, accounts and settings.

https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_commands.html
"""

from __future__ import annotations

from penstock.warehouse.conformance.case import Case, does, lacks, refuses, shows

_STOCK = "SELECT item, amount FROM stock ORDER BY item"
_NEWS = ("CREATE TEMP TABLE news (item VARCHAR(20), amount INT)", "INSERT INTO news VALUES ('plum', 1), ('fig', 2)")

CASES: tuple[Case, ...] = (
    does(
        "INSERT of several rows",
        "INSERT INTO stock VALUES ('fig', 1), ('kiwi', DEFAULT)",
        _STOCK,
        ("apple", 7),
        ("fig", 1),
        ("kiwi", None),
        ("plum", 9),
    ),
    does(
        "INSERT of a query",
        "INSERT INTO stock (item) SELECT DISTINCT item FROM sales WHERE item = 'pear'",
        _STOCK,
        ("apple", 7),
        ("pear", None),
        ("plum", 9),
    ),
    does(
        "INSERT of a query in brackets",
        "INSERT INTO stock (SELECT 'fig', 1)",
        _STOCK,
        ("apple", 7),
        ("fig", 1),
        ("plum", 9),
    ),
    does(
        "INSERT with WITH",
        "INSERT INTO stock WITH x AS (SELECT 'fig' AS item) SELECT item, 1 FROM x",
        _STOCK,
        ("apple", 7),
        ("fig", 1),
        ("plum", 9),
    ),
    does("INSERT DEFAULT VALUES", "INSERT INTO stock DEFAULT VALUES", _STOCK, ("apple", 7), ("plum", 9), (None, None)),
    does(
        "INSERT of fewer values than columns",
        "INSERT INTO stock VALUES ('fig'), ('kiwi')",
        _STOCK,
        ("apple", 7),
        ("fig", None),
        ("kiwi", None),
        ("plum", 9),
    ),
    does(
        "INSERT of a query with fewer columns",
        "INSERT INTO stock SELECT 'fig'",
        _STOCK,
        ("apple", 7),
        ("fig", None),
        ("plum", 9),
    ),
    does(
        "INSERT of dates as one may write them",
        "INSERT INTO sales (id, day, at) VALUES (5, '20140131', 'Jan 31, 2014 10:20')",
        "SELECT TO_CHAR(day, 'YYYY-MM-DD'), TO_CHAR(at, 'YYYY-MM-DD HH24:MI') FROM sales WHERE id = '5'",
        ("2014-01-31", "2014-01-31 10:20"),
    ),
    refuses(
        "INSERT of a text with a fraction into an integer",
        "INSERT INTO stock VALUES ('fig', '3.5')",
        "Invalid digit, Value '.', Pos 1, Type: Integer",
    ),
    refuses(
        "INSERT of too large a decimal",
        "INSERT INTO sales (price) VALUES (1000000)",
        "Numeric data overflow (result precision)",
    ),
    refuses(
        "INSERT of more values than columns",
        "INSERT INTO stock VALUES ('fig', 1, 2)",
        "INSERT has more expressions than target columns",
    ),
    refuses(
        "INSERT ... ON CONFLICT", "INSERT INTO stock VALUES ('fig', 1) ON CONFLICT DO NOTHING", "ON CONFLICT is not"
    ),
    refuses("INSERT ... RETURNING", "INSERT INTO stock VALUES ('fig', 1) RETURNING item", "RETURNING is not supported"),
    refuses(
        "INSERT of too long a text",
        "INSERT INTO stock VALUES ('a text of more than twenty', 1)",
        "value too long for type character varying(20)",
    ),
    refuses("INSERT of no integer", "INSERT INTO stock SELECT 'fig', 'many'::INT", "Invalid digit, Value 'm', Pos 0"),
    does("UPDATE", "UPDATE stock SET amount = amount + 1 WHERE item = 'plum'", _STOCK, ("apple", 7), ("plum", 10)),
    does(
        "UPDATE FROM",
        "UPDATE stock SET amount = n.amount FROM news n WHERE stock.item = n.item",
        _STOCK,
        ("apple", 7),
        ("plum", 1),
        before=_NEWS,
    ),
    does(
        "UPDATE with a query",
        "UPDATE stock SET amount = (SELECT MAX(qty) FROM sales)",
        _STOCK,
        ("apple", 5),
        ("plum", 5),
    ),
    does("UPDATE SET DEFAULT", "UPDATE stock SET amount = DEFAULT", _STOCK, ("apple", None), ("plum", None)),
    does("DELETE", "DELETE FROM stock WHERE amount > 8", _STOCK, ("apple", 7)),
    does("DELETE without FROM", "DELETE stock WHERE amount > 8", _STOCK, ("apple", 7)),
    does(
        "DELETE USING", "DELETE FROM stock USING news WHERE stock.item = news.item", _STOCK, ("apple", 7), before=_NEWS
    ),
    does(
        "DELETE of a query",
        "DELETE FROM stock WHERE item IN (SELECT item FROM news)",
        _STOCK,
        ("apple", 7),
        before=_NEWS,
    ),
    does(
        "MERGE",
        "MERGE INTO stock USING news ON stock.item = news.item WHEN MATCHED THEN UPDATE SET amount = news.amount"
        " WHEN NOT MATCHED THEN INSERT (item, amount) VALUES (news.item, news.amount)",
        _STOCK,
        ("apple", 7),
        ("fig", 2),
        ("plum", 1),
        before=_NEWS,
    ),
    does(
        "MERGE that deletes",
        "MERGE INTO stock USING news AS n ON stock.item = n.item WHEN MATCHED THEN DELETE"
        " WHEN NOT MATCHED THEN INSERT VALUES (n.item, n.amount)",
        _STOCK,
        ("apple", 7),
        ("fig", 2),
        before=_NEWS,
    ),
    refuses(
        "MERGE of two rows into one",
        "MERGE INTO stock USING news ON stock.item = news.item WHEN MATCHED THEN UPDATE SET amount = news.amount"
        " WHEN NOT MATCHED THEN INSERT VALUES (news.item, news.amount)",
        "Found multiple matches to update the same tuple",
        before=(*_NEWS, "INSERT INTO news VALUES ('plum', 5)"),
    ),
    does(
        "MERGE REMOVE DUPLICATES",
        "MERGE INTO stock USING news ON stock.item = news.item REMOVE DUPLICATES",
        _STOCK,
        ("apple", 7),
        ("fig", 2),
        ("plum", 1),
        before=(*_NEWS, "INSERT INTO news VALUES ('fig', 2)"),
    ),
    does("ROLLBACK", "ROLLBACK", _STOCK, ("apple", 7), ("plum", 9), before=("BEGIN", "DELETE FROM stock")),
    shows(
        "BEGIN with a level",
        "SELECT COUNT(*) FROM stock",
        (2,),
        before=("BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE READ WRITE",),
    ),
    does("LOCK", "LOCK TABLE stock", "SELECT COUNT(*) FROM stock", (2,)),
    does(
        "ANALYZE and VACUUM",
        "ANALYZE stock PREDICATE COLUMNS",
        "SELECT COUNT(*) FROM stock",
        (2,),
        before=("VACUUM DELETE ONLY stock TO 75 PERCENT",),
    ),
    does(
        "CREATE USER",
        "CREATE USER etl WITH PASSWORD DISABLE CREATEDB",
        "SELECT usename, usecreatedb, usesuper FROM pg_user ORDER BY 1",
        ("awsuser", True, True),
        ("etl", True, False),
    ),
    refuses(
        "CREATE USER that is there",
        "CREATE USER etl PASSWORD DISABLE",
        'user "etl" already exists',
        before=("CREATE USER etl PASSWORD DISABLE",),
    ),
    does(
        "CREATE GROUP",
        "CREATE GROUP readers WITH USER etl",
        "SELECT groname, ARRAY_LENGTH(grolist, 1) FROM pg_group",
        ("readers", 1),
        before=("CREATE USER etl PASSWORD DISABLE",),
    ),
    does(
        "ALTER GROUP",
        "ALTER GROUP readers ADD USER etl",
        "SELECT usename FROM pg_user, pg_group WHERE usesysid = ANY(grolist)",
        ("etl",),
        before=("CREATE USER etl PASSWORD DISABLE", "CREATE GROUP readers"),
    ),
    does(
        "DROP USER and GROUP",
        "DROP USER IF EXISTS etl, nobody",
        "SELECT usename FROM pg_user",
        ("awsuser",),
        before=("CREATE USER etl PASSWORD DISABLE", "CREATE GROUP g", "DROP GROUP g"),
    ),
    does("SET query_group", "SET query_group TO 'etl'", "SELECT 1", (1,)),
    does("RESET", "RESET query_group", "SELECT 1", (1,)),
    does("SET of a limit", "SET statement_timeout = 60000", "SELECT 1", (1,)),
    shows("SHOW", "SHOW timezone", ("UTC",)),
    does(
        "SET search_path",
        "SET search_path TO stage, public",
        "SELECT (SELECT a FROM u), (SELECT COUNT(*) FROM stock), CURRENT_SCHEMA()",
        (1, 2, "stage"),
        before=("CREATE SCHEMA stage", "CREATE TABLE stage.u AS SELECT 1 AS a"),
    ),
    does(
        "What is created goes into the first schema of search_path",
        "CREATE TABLE u (a INT)",
        "SELECT COUNT(*) FROM stage.u",
        (0,),
        before=("CREATE SCHEMA stage", "SET search_path TO stage, public"),
    ),
    shows("SHOW search_path", "SHOW search_path", ("$user, public",)),
    shows("SHOW of what SET has set", "SHOW query_group", ("etl",), before=("SET query_group TO 'etl'",)),
    shows("RESET ALL", "SHOW query_group", ("default",), before=("SET query_group TO 'etl'", "RESET ALL")),
    lacks("SET timezone", "SET timezone TO 'US/Pacific'", "SET timezone TO 'US/Pacific'"),
    shows(
        "CURRENT_USER and CURRENT_DATABASE",
        "SELECT CURRENT_USER, CURRENT_DATABASE(), CURRENT_SCHEMA()",
        ("awsuser", "dev", "public"),
    ),
    shows("VERSION", "SELECT VERSION() LIKE 'PostgreSQL 8.0.2%Redshift%'", (True,)),
    shows("CURRENT_SCHEMAS", "SELECT CURRENT_SCHEMAS(false)", ("{public}",)),
    shows(
        "CURRENT_SETTING",
        "SELECT CURRENT_SETTING('query_group'), CURRENT_SETTING('timezone')",
        ("etl", "UTC"),
        before=("SET query_group TO 'etl'",),
    ),
    shows("PG_BACKEND_PID and CURRENT_USER_ID", "SELECT PG_BACKEND_PID() > 0, CURRENT_USER_ID", (True, 100)),
    shows(
        "PG_LAST_QUERY_ID",
        "SELECT querytxt FROM stl_query WHERE query = PG_LAST_QUERY_ID()",
        ("DELETE FROM stock",),
        before=("DELETE FROM stock",),
    ),
    refuses("Another database", "SELECT * FROM other.public.stock", 'database "other" is not "dev"'),
    lacks("EXPLAIN", "EXPLAIN SELECT 1", "the statement EXPLAIN SELECT ..."),
)
