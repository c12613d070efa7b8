"""Stored procedures, functions, cursors and prepared statements.

https://docs.aws.amazon.com/redshift/latest/dg/stored-procedure-overview.html,
https://docs.aws.amazon.com/redshift/latest/dg/user-defined-functions.html
"""

from __future__ import annotations

from decimal import Decimal

from penstock.warehouse.conformance.case import Case, does, lacks, refuses, shows

_STOCK = "SELECT item, amount FROM stock ORDER BY item"


def _procedure(body: str, parameters: str = "", declare: str = "") -> str:
    declared = f"DECLARE {declare} " if declare else ""
    return f"CREATE PROCEDURE p({parameters}) AS $$ {declared}BEGIN {body} END; $$ LANGUAGE plpgsql"


def _gives(construct: str, body: str, value: object, type_: str = "INT", *, declare: str = "") -> Case:
    """Make a case of a procedure that puts a value into `o`."""
    return shows(construct, "CALL p()", (value,), before=(_procedure(body, f"o OUT {type_}", declare),))


CASES: tuple[Case, ...] = (
    does(
        "CREATE PROCEDURE and CALL",
        "CALL p('fig', 3)",
        _STOCK,
        ("apple", 7),
        ("fig", 3),
        ("plum", 9),
        before=(_procedure("INSERT INTO stock VALUES (new_item, new_amount);", "new_item VARCHAR, new_amount INT"),),
    ),
    does(
        "CREATE OR REPLACE PROCEDURE",
        "CALL p()",
        "SELECT COUNT(*) FROM stock",
        (0,),
        before=(
            _procedure("NULL;"),
            _procedure("DELETE FROM stock;").replace("CREATE", "CREATE OR REPLACE"),
        ),
    ),
    refuses(
        "CREATE PROCEDURE that is there",
        _procedure("NULL;"),
        'procedure "p" already exists',
        before=(_procedure("NULL;"),),
    ),
    shows(
        "INOUT and OUT parameters",
        "CALL p(5, 'a')",
        ("aa", 10),
        before=(_procedure("b := b || b; c := a * 2;", "a IN INT, b INOUT VARCHAR(9), c OUT INT"),),
    ),
    shows(
        "Parameters by position",
        "CALL p(2, 3)",
        (5,),
        before=(_procedure("x := $1 + $2;", "INT, INT, x OUT INT"),),
    ),
    refuses("CALL of no procedure", "CALL nope(1)", "procedure nope with 1 arguments does not exist"),
    refuses(
        "CALL with too long a text",
        "CALL p('abc')",
        "value too long for type character varying(2)",
        before=(_procedure("NULL;", "a VARCHAR(2)"),),
    ),
    _gives(
        "Variables: DEFAULT, CONSTANT, NOT NULL",
        "o := a + b + c;",
        6,
        declare=("a INT := 1; b CONSTANT INT DEFAULT 2; c INT NOT NULL := 3;"),
    ),
    _gives(
        "Variables: table.column%TYPE",
        "x := 1.239; o := x;",
        Decimal("1.24"),
        "NUMERIC(8,2)",
        declare="x sales.price%TYPE;",
    ),
    _gives(
        "Variables: RECORD", "SELECT INTO r * FROM stock WHERE item = 'plum'; o := r.amount;", 9, declare="r RECORD;"
    ),
    _gives(
        "Variables: table%ROWTYPE",
        "SELECT * INTO r FROM stock WHERE item = 'plum'; o := r.amount;",
        9,
        declare="r stock%ROWTYPE;",
    ),
    _gives("Variables: ALIAS FOR", "y := 4; o := x;", 4, declare="x INT; y ALIAS FOR x;"),
    refuses(
        "Assignment to a CONSTANT",
        "CALL p()",
        '"x" is declared CONSTANT',
        before=(_procedure("x := 2;", declare="x CONSTANT INT := 1;"),),
    ),
    refuses(
        "NULL for a variable that is NOT NULL",
        "CALL p()",
        'variable "x" declared NOT NULL',
        before=(_procedure("x := NULL;", declare="x INT NOT NULL := 1;"),),
    ),
    _gives(
        "SELECT INTO variables",
        "SELECT COUNT(*), MAX(amount) INTO n, o FROM stock; o := o * 10 + n;",
        92,
        declare="n INT;",
    ),
    _gives(
        "SELECT INTO without a row",
        "SELECT amount INTO o FROM stock WHERE item = 'x'; IF NOT FOUND THEN o := -1; END IF;",
        -1,
    ),
    _gives(
        "IF, ELSIF, ELSE",
        "IF x > 9 THEN o := 1; ELSIF x > 5 THEN o := 2; ELSE o := 3; END IF;",
        2,
        declare="x INT := 7;",
    ),
    _gives("IF of NULL", "IF x > 0 THEN o := 1; ELSE o := 2; END IF;", 2, declare="x INT;"),
    _gives("CASE of a value", "CASE x WHEN 1, 2 THEN o := 12; ELSE o := 0; END CASE;", 12, declare="x INT := 2;"),
    _gives(
        "CASE of conditions", "CASE WHEN x > 5 THEN o := 1; WHEN x > 1 THEN o := 2; END CASE;", 2, declare="x INT := 2;"
    ),
    refuses(
        "CASE without a branch",
        "CALL p()",
        "case not found",
        before=(_procedure("CASE WHEN 1 = 2 THEN NULL; END CASE;"),),
    ),
    _gives(
        "LOOP, EXIT and CONTINUE",
        ("o := 0; LOOP i := i + 1; CONTINUE WHEN i % 2 = 0; EXIT WHEN i > 9; o := o + i; END LOOP;"),
        25,
        declare="i INT := 0;",
    ),
    _gives("WHILE", "o := 1; WHILE o < 100 LOOP o := o * 3; END LOOP;", 243),
    _gives("FOR over numbers", "o := 0; FOR i IN 1..4 LOOP o := o * 10 + i; END LOOP;", 1234),
    _gives("FOR IN REVERSE and BY", "o := 0; FOR i IN REVERSE 9..1 BY 4 LOOP o := o * 10 + i; END LOOP;", 951),
    _gives(
        "FOR over the rows of a query",
        ("o := ''; FOR r IN SELECT item FROM stock ORDER BY 1 LOOP o := o || r.item || ';'; END LOOP;"),
        "apple;plum;",
        "VARCHAR",
        declare="r RECORD;",
    ),
    _gives(
        "FOR IN EXECUTE",
        "o := 0; FOR n IN EXECUTE 'SELECT amount FROM stock' LOOP o := o + n; END LOOP;",
        16,
        declare="n INT;",
    ),
    _gives(
        "EXIT with a label",
        ("o := 0; <<a>> FOR i IN 1..9 LOOP FOR j IN 1..9 LOOP o := o + 1; EXIT a WHEN j = 3; END LOOP; END LOOP;"),
        3,
    ),
    _gives("RETURN", "o := 1; RETURN; o := 2;", 1),
    _gives("Blocks within blocks", "DECLARE o INT := 5; BEGIN x := o; END; o := x + 1;", 6, declare="x INT;"),
    does(
        "EXECUTE of a text",
        "CALL p('stock')",
        _STOCK,
        ("apple", 7),
        before=(_procedure("EXECUTE 'DELETE FROM ' || quote_ident(t) || ' WHERE amount > 8';", "t VARCHAR"),),
    ),
    _gives("EXECUTE INTO", "EXECUTE 'SELECT MAX(amount) FROM stock' INTO o;", 9),
    _gives("GET DIAGNOSTICS", "UPDATE stock SET amount = 0; GET DIAGNOSTICS o := ROW_COUNT;", 2),
    _gives("FOUND", "DELETE FROM stock WHERE amount = 99; o := CASE WHEN FOUND THEN 1 ELSE 0 END;", 0),
    does(
        "A variable named like a column that UPDATE sets",
        "CALL p(1)",
        _STOCK,
        ("apple", 1),
        ("plum", 1),
        before=(_procedure("UPDATE stock SET amount = amount;", "amount INT"),),
    ),
    does(
        "CREATE TABLE AS with variables",
        "CALL p(8)",
        "SELECT * FROM u",
        ("plum",),
        before=(
            _procedure(
                "CREATE TEMP TABLE u AS SELECT item FROM stock WHERE amount > least_amount;", "least_amount INT"
            ),
        ),
    ),
    shows(
        "CALL within a procedure",
        "CALL p(3)",
        (13,),
        before=(
            "CREATE PROCEDURE add_ten(x INOUT INT) AS $$ BEGIN x := x + 10; END; $$ LANGUAGE plpgsql",
            _procedure("CALL add_ten(y);", "y INOUT INT"),
        ),
    ),
    refuses("CALLs that do not end", "CALL p()", "more than 16 deep", before=(_procedure("CALL p();"),)),
    refuses(
        "RAISE EXCEPTION",
        "CALL p(4)",
        "4 is 100% too much",
        before=(_procedure("RAISE EXCEPTION '% is 100%% too much', x;", "x INT"),),
    ),
    does("RAISE INFO", "CALL p()", "SELECT 1", (1,), before=(_procedure("RAISE INFO 'so far %', 1;"),)),
    refuses(
        "EXCEPTION WHEN OTHERS throws on",
        "CALL p()",
        "Divide by zero",
        before=(_procedure("PERFORM 1 / 0; EXCEPTION WHEN OTHERS THEN RAISE INFO 'failed: %', SQLERRM;"),),
    ),
    refuses(
        "RAISE EXCEPTION in a handler",
        "CALL p()",
        "sorry: Divide by zero",
        before=(_procedure("PERFORM 1 / 0; EXCEPTION WHEN OTHERS THEN RAISE EXCEPTION 'sorry: %', SQLERRM;"),),
    ),
    refuses(
        "A query whose rows go nowhere",
        "CALL p()",
        "query has no destination for result data",
        before=(_procedure("SELECT 1;"),),
    ),
    refuses(
        "VACUUM in a procedure", "CALL p()", "VACUUM cannot be run from a procedure", before=(_procedure("VACUUM;"),)
    ),
    _gives(
        "Cursors in procedures",
        ("o := 0; OPEN c(8); LOOP FETCH c INTO n; EXIT WHEN NOT FOUND; o := o + n; END LOOP; CLOSE c;"),
        9,
        declare="c CURSOR (least_amount INT) FOR SELECT amount FROM stock WHERE amount > least_amount; n INT;",
    ),
    shows(
        "REFCURSOR and FETCH",
        "FETCH ALL FROM found",
        ("plum",),
        before=(
            _procedure("OPEN rs FOR SELECT item FROM stock WHERE amount > 8;", "rs INOUT REFCURSOR"),
            "CALL p('found')",
        ),
    ),
    shows("SHOW PROCEDURE", "SHOW PROCEDURE p()", (_procedure("NULL;"),), before=(_procedure("NULL;"),)),
    shows(
        "PG_PROC_INFO",
        "SELECT proname, prokind, pronargs FROM pg_proc_info WHERE proname IN ('p', 'f') ORDER BY 1",
        ("f", "f", 1),
        ("p", "p", 1),
        before=(
            _procedure("NULL;", "x INT"),
            "CREATE FUNCTION f(INT) RETURNS INT STABLE AS $$ SELECT $1 $$ LANGUAGE sql",
        ),
    ),
    refuses(
        "DROP PROCEDURE",
        "CALL p()",
        "procedure p with 0 arguments does not exist",
        before=(_procedure("NULL;"), "DROP PROCEDURE p()"),
    ),
    does(
        "ALTER PROCEDURE RENAME TO",
        "CALL q()",
        "SELECT 1",
        (1,),
        before=(_procedure("NULL;"), "ALTER PROCEDURE p() RENAME TO q"),
    ),
    lacks("CREATE PROCEDURE with a setting", _procedure("NULL;") + " SET query_group TO x", "CREATE PROCEDURE ... SET"),
    lacks(
        "EXCEPTION CONTINUE_HANDLER",
        _procedure("NULL; EXCEPTION CONTINUE_HANDLER WHEN OTHERS THEN NULL;"),
        "EXCEPTION CONTINUE_HANDLER",
    ),
    shows(
        "CREATE FUNCTION in SQL",
        "SELECT f_greater(amount, 8) FROM stock ORDER BY 1",
        (8,),
        (9,),
        before=(
            (
                "CREATE FUNCTION f_greater (INT, INT) RETURNS INT STABLE AS"
                " $$ SELECT CASE WHEN $1 > $2 THEN $1 ELSE $2 END $$ LANGUAGE sql"
            ),
        ),
    ),
    shows(
        "Functions within functions",
        "SELECT f_shout('ab c')",
        ("Ab C!",),
        before=(
            "CREATE FUNCTION f_title (VARCHAR) RETURNS VARCHAR IMMUTABLE AS $$ SELECT INITCAP($1) $$ LANGUAGE sql",
            (
                "CREATE OR REPLACE FUNCTION f_shout (VARCHAR) RETURNS VARCHAR STABLE AS $$ SELECT f_title($1) || '!' $$"
                " LANGUAGE sql"
            ),
        ),
    ),
    refuses(
        "CREATE FUNCTION with FROM",
        ("CREATE FUNCTION f () RETURNS INT STABLE AS $$ SELECT amount FROM stock $$ LANGUAGE sql"),
        "has no FROM",
    ),
    does(
        "DROP FUNCTION",
        "DROP FUNCTION f(INT)",
        "SELECT COUNT(*) FROM pg_proc_info",
        (0,),
        before=("CREATE FUNCTION f(INT) RETURNS INT STABLE AS $$ SELECT $1 $$ LANGUAGE sql",),
    ),
    lacks(
        "CREATE FUNCTION in Python",
        ("CREATE FUNCTION f(x INT) RETURNS INT STABLE AS $$ return x $$ LANGUAGE plpythonu"),
        "a function in the language plpythonu",
    ),
    shows(
        "DECLARE and FETCH",
        "FETCH NEXT FROM c",
        ("plum",),
        before=(
            "BEGIN",
            "DECLARE c CURSOR FOR SELECT item FROM stock ORDER BY item",
            "FETCH FORWARD 1 FROM c",
        ),
    ),
    shows(
        "FETCH ALL",
        "FETCH ALL FROM c",
        ("apple",),
        ("plum",),
        before=("DECLARE c CURSOR FOR SELECT item FROM stock ORDER BY item",),
    ),
    shows(
        "FETCH of none that are left", "FETCH 5 FROM c", before=("DECLARE c CURSOR FOR SELECT 1", "FETCH ALL FROM c")
    ),
    refuses(
        "CLOSE", "FETCH NEXT FROM c", 'cursor "c" does not exist', before=("DECLARE c CURSOR FOR SELECT 1", "CLOSE c")
    ),
    refuses(
        "Two cursors",
        "DECLARE d CURSOR FOR SELECT 1",
        "there can be only one",
        before=("DECLARE c CURSOR FOR SELECT 1",),
    ),
    shows(
        "PREPARE and EXECUTE",
        "EXECUTE more_than (3 + 4, 'fig')",
        ("plum",),
        before=("PREPARE more_than (INT, VARCHAR(20)) AS SELECT item FROM stock WHERE amount > $1 AND item <> $2",),
    ),
    does(
        "EXECUTE of a change",
        "EXECUTE add ('fig', 1)",
        _STOCK,
        ("apple", 7),
        ("fig", 1),
        ("plum", 9),
        before=("PREPARE add (VARCHAR(20), INT) AS INSERT INTO stock VALUES ($1, $2)",),
    ),
    refuses(
        "EXECUTE with too few values",
        "EXECUTE one ()",
        "wrong number of parameters",
        before=("PREPARE one (INT) AS SELECT $1",),
    ),
    refuses(
        "DEALLOCATE",
        "EXECUTE two",
        'prepared statement "two" does not exist',
        before=("PREPARE two AS SELECT 1", "DEALLOCATE two"),
    ),
)
