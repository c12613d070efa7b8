"""JSON texts and SUPER values.

https://docs.aws.amazon.com/redshift/latest/dg/json-functions.html,
https://docs.aws.amazon.com/redshift/latest/dg/query-super.html
"""

from __future__ import annotations

from penstock.warehouse.conformance.case import Case, does, lacks, refuses, shows

_JSON = '{"f2":{"f3":1},"f4":{"f5":99,"f6":"star"}}'

CASES: tuple[Case, ...] = (
    shows("JSON_EXTRACT_PATH_TEXT", f"SELECT JSON_EXTRACT_PATH_TEXT('{_JSON}', 'f4', 'f6')", ("star",)),
    shows("JSON_EXTRACT_PATH_TEXT of an object", f"SELECT JSON_EXTRACT_PATH_TEXT('{_JSON}', 'f2')", ('{"f3":1}',)),
    shows("JSON_EXTRACT_PATH_TEXT, not there", f"SELECT JSON_EXTRACT_PATH_TEXT('{_JSON}', 'f9')", (None,)),
    shows("JSON_EXTRACT_PATH_TEXT, null_if_invalid", "SELECT JSON_EXTRACT_PATH_TEXT('bad', 'a', true)", (None,)),
    refuses("JSON_EXTRACT_PATH_TEXT of no JSON", "SELECT JSON_EXTRACT_PATH_TEXT('bad', 'a')", "JSON parsing error"),
    shows(
        "JSON_EXTRACT_ARRAY_ELEMENT_TEXT",
        "SELECT JSON_EXTRACT_ARRAY_ELEMENT_TEXT('[111,112,113]', 2), JSON_EXTRACT_ARRAY_ELEMENT_TEXT('[1]', 5)",
        ("113", None),
    ),
    shows("JSON_ARRAY_LENGTH", "SELECT JSON_ARRAY_LENGTH('[11,12,[1]]'), JSON_ARRAY_LENGTH('x', true)", (3, None)),
    shows(
        "IS_VALID_JSON",
        """SELECT IS_VALID_JSON('{"a":1}'), IS_VALID_JSON('{a'), IS_VALID_JSON_ARRAY('[1]')""",
        (True, False, True),
    ),
    shows("JSON_PARSE and JSON_SERIALIZE", "SELECT JSON_SERIALIZE(JSON_PARSE('[1, {\"a\": 2}]'))", ('[1,{"a":2}]',)),
    shows("CAN_JSON_PARSE", "SELECT CAN_JSON_PARSE('[1]'), CAN_JSON_PARSE('[')", (True, False)),
    refuses("JSON_PARSE of no JSON", "SELECT JSON_PARSE('[')", "Invalid JSON"),
    shows("Paths into SUPER", "SELECT d.body.a.b[0], d.body.a.b[1].c, body.n FROM doc d", ("10", '"deep"', "5")),
    shows("Paths that lead nowhere", "SELECT d.body.x.y, d.body.a.b[7] FROM doc d", (None, None)),
    shows("CAST of a SUPER text", "SELECT d.body.s::VARCHAR, d.body.a.b[1].c::VARCHAR(2) FROM doc d", ("text", "de")),
    shows("CAST of a SUPER number", "SELECT d.body.n::INT + 1 FROM doc d", (6,)),
    shows(
        "Comparison of a SUPER text", "SELECT id FROM doc d WHERE d.body.s = 'text' AND d.body.a.b[1].c LIKE 'd%'", (1,)
    ),
    shows(
        "The elements of an array in FROM",
        "SELECT e FROM doc AS d, d.body.a.b AS e ORDER BY e::VARCHAR",
        ("10",),
        ('{"c":"deep"}',),
    ),
    shows(
        "ARRAY and OBJECT", "SELECT ARRAY(1, 'x', NULL), OBJECT('a', 1, 'b', 'x')", ('[1,"x",null]', '{"a":1,"b":"x"}')
    ),
    shows("GET_ARRAY_LENGTH", "SELECT GET_ARRAY_LENGTH(ARRAY(1, 2)), GET_ARRAY_LENGTH(d.body.a.b) FROM doc d", (2, 2)),
    shows(
        "ARRAY_CONCAT, SUBARRAY and ARRAY_FLATTEN",
        "SELECT ARRAY_CONCAT(ARRAY(1), ARRAY(2)),"
        " SUBARRAY(ARRAY('a', 'b', 'c'), 1, 2), ARRAY_FLATTEN(ARRAY(ARRAY(1), 2))",
        ("[1,2]", '["b","c"]', "[1,2]"),
    ),
    shows("SPLIT_TO_ARRAY", "SELECT SPLIT_TO_ARRAY('12|345', '|')", ('["12","345"]',)),
    shows(
        "JSON_TYPEOF",
        "SELECT JSON_TYPEOF(d.body.s), JSON_TYPEOF(d.body.n), JSON_TYPEOF(d.body.a.b) FROM doc d",
        ("string", "number", "array"),
    ),
    shows(
        "IS_ARRAY, IS_OBJECT and IS_VARCHAR",
        "SELECT IS_ARRAY(d.body.a.b), IS_OBJECT(d.body.s), IS_VARCHAR(d.body.s) FROM doc d",
        (True, False, True),
    ),
    does(
        "INSERT of SUPER", "INSERT INTO doc SELECT 2, JSON_PARSE('[1]')", "SELECT body FROM doc WHERE id = 2", ("[1]",)
    ),
    shows(
        "Elements with their positions",
        "SELECT e, i FROM doc AS d, d.body.a.b AS e AT i ORDER BY i",
        ("10", 0),
        ('{"c":"deep"}', 1),
    ),
    shows(
        "UNPIVOT of an object",
        "SELECT k, v::VARCHAR FROM doc AS d, UNPIVOT d.body AS v AT k WHERE k <> 'a' ORDER BY k",
        ("n", "5"),
        ("s", "text"),
    ),
    shows(
        "LEFT JOIN of an array",
        "SELECT d.id, e FROM doc AS d LEFT JOIN d.body.nothing AS e ON TRUE",
        (1, None),
    ),
    shows(
        "Arrays within arrays",
        'SELECT o.item::VARCHAR FROM (SELECT JSON_PARSE(\'{"w":[{"l":[{"item":"x"},{"item":"y"}]}]}\') AS b) c,'
        " c.b.w AS w, w.l AS o ORDER BY 1",
        ("x",),
        ("y",),
    ),
    shows("JSON_SIZE", "SELECT JSON_SIZE(JSON_PARSE('[10001,10002,\"abc\"]'))", (19,)),
    shows(
        "IS_BIGINT, IS_SMALLINT and IS_CHAR",
        "SELECT IS_BIGINT(JSON_PARSE('1')), IS_SMALLINT(JSON_PARSE('70000')), IS_CHAR(JSON_PARSE('\"a\"'))",
        (True, False, True),
    ),
    lacks("Arithmetic of SUPER", "SELECT d.body.n + 1 FROM doc d", "+ of a SUPER value that is not cast"),
    lacks("SUM of SUPER", "SELECT SUM(d.body.n) FROM doc d", "SUM of a SUPER value that is not cast"),
    lacks(
        "OBJECT_TRANSFORM",
        "SELECT OBJECT_TRANSFORM(JSON_PARSE('{\"a\":1}') KEEP '\"a\"')",
        "the function OBJECT_TRANSFORM",
    ),
)
