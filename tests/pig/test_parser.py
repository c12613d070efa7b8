"""The parser: trees, keywords in any case, and where it stops."""

from __future__ import annotations

import pytest

from penstock.pig import PigSyntaxError, PigTypeError, check_script, nodes as n
from penstock.pig.parser import parse
from penstock.pig.source import Source


def statements(text: str) -> tuple[n.Statement, ...]:
    """Parse a text without parameters."""
    return parse(Source("t.pig", text, text))


def test_load_with_schema() -> None:
    """Keywords in any case; offsets of every node."""
    assert statements("a = load 'x' USING TextLoader as (line: CharArray);") == (
        n.Assign(
            0,
            "a",
            n.Load(
                4,
                "x",
                n.FunctionSpec(19, "TextLoader"),
                (n.FieldSpec(34, "line", n.TypeSpec(40, "chararray")),),
            ),
        ),
    )


def test_precedence() -> None:
    """OR is weakest, then AND, NOT, comparison, + -, * /, cast."""
    (statement,) = statements("f = FILTER a BY NOT x == 1 + 2 * (int) y AND p OR q;")
    comparison = n.Binary(
        22,
        "==",
        n.Name(20, "x"),
        n.Binary(
            27,
            "+",
            n.Literal(25, 1, "int"),
            n.Binary(31, "*", n.Literal(29, 2, "int"), n.Cast(33, n.TypeSpec(34, "int"), n.Name(39, "y"))),
        ),
    )
    left = n.Binary(41, "AND", n.Unary(16, "NOT", comparison), n.Name(45, "p"))
    assert statement == n.Assign(0, "f", n.Filter(4, n.Alias(11, "a"), n.Binary(47, "OR", left, n.Name(50, "q"))))


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("1", 1, "int"),
        ("-2147483648", -2147483648, "int"),
        ("7L", 7, "long"),
        ("1.5", 1.5, "double"),
        (".5e1", 5.0, "double"),
        ("2e3", 2000.0, "double"),
        ("1.5f", 1.5, "float"),
        ("3F", 3.0, "float"),
        ("TRUE", True, "boolean"),
        ("null", None, "bytearray"),
        (r"'it\'s \\d \t\u00e9'", "it's \\d \té", "chararray"),
    ],
)
def test_literals(text: str, value: object, kind: str) -> None:
    """Constants and their types."""
    (statement,) = statements(f"b = FOREACH a GENERATE {text};")
    assert isinstance(statement, n.Assign)
    assert isinstance(statement.operator, n.Foreach)
    literal = statement.operator.items[0].expression
    assert literal == n.Literal(23, value, kind)  # type: ignore[arg-type]
    assert type(literal.value) is type(value)


def test_comments_and_empty_statements() -> None:
    """Both kinds of comments; a quote in one opens no string."""
    assert statements("-- it's\n/* a = 1;\n */ ; a = b; -- end") == (n.Assign(24, "a", n.Alias(28, "b")),)


def test_register_set_and_define() -> None:
    """Paths with and without quotes, values with semicolons in quotes, constructor arguments."""
    assert statements(
        "register /lib/a-b.jar;\nREGISTER 's3://b/c.jar';\nSET job.name 'a;b';\ndefine F org.x.G('false');"
    ) == (
        n.Register(0, "/lib/a-b.jar"),
        n.Register(23, "s3://b/c.jar"),
        n.SetOption(48, "job.name 'a;b'"),
        n.Define(68, "F", n.FunctionSpec(77, "org.x.G", ("false",))),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rmf /new/x;", (n.Remove(0, (n.Path(4, "/new/x"),), must_exist=False),)),
        ("RM\ta--b  s3://b/c/ ;", (n.Remove(0, (n.Path(3, "a--b"), n.Path(9, "s3://b/c/")), must_exist=True),)),
        ("rmf a /* b; */ c -- d; e\n", (n.Remove(0, (n.Path(4, "a"), n.Path(15, "c")), must_exist=False),)),
        ("rmf a\r\nb = c;", (n.Remove(0, (n.Path(4, "a"),), must_exist=False), n.Assign(7, "b", n.Alias(11, "c")))),
        ("rmf a", (n.Remove(0, (n.Path(4, "a"),), must_exist=False),)),
        ("rmf a b = c;", (n.Remove(0, tuple(map(n.Path, (4, 6, 8, 10), "ab=c")), must_exist=False),)),
    ],
)
def test_removals(text: str, expected: tuple[n.Statement, ...]) -> None:
    """Paths without quotes up to a semicolon or the end of the line, as Grunt reads them; comments are no paths."""
    assert statements(text) == expected


def test_names_that_begin_with_a_keyword() -> None:
    """`loads` is a name, and so is a Grunt command where it is assigned."""
    assert statements("loads = inside; cat = ordering; rmf= rm; rmx = rm;") == (
        n.Assign(0, "loads", n.Alias(8, "inside")),
        n.Assign(16, "cat", n.Alias(22, "ordering")),
        n.Assign(32, "rmf", n.Alias(37, "rm")),
        n.Assign(41, "rmx", n.Alias(47, "rm")),
    )


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a = LOAD 'x'", 1, 13, "the script ends too early; expected ';', AS, PARALLEL or USING"),
        ("a = LOAD 'x'\nb = a;", 2, 1, "unexpected 'b'; expected ';', AS, PARALLEL or USING"),
        ("a = b + 1;", 1, 7, "unexpected '+'; expected ';' or PARALLEL"),
        ("rmf;", 1, 4, "unexpected ';'; expected a path on the same line"),
        ("a = b;\nrm", 2, 3, "the script ends too early; expected a path on the same line"),
        ("rmf\nx;", 2, 1, "unexpected 'x'; expected '='"),
        ("rmf -- x\ny;", 2, 1, "unexpected 'y'; expected '='"),
        ("rmf x(y);", 1, 6, "unexpected '('; expected ';', DEFINE, REGISTER, RM, RMF, SET, STORE, a name or the end"),
        ("a = LOAD x;", 1, 10, "unexpected 'x'; expected a quoted string"),
        ("a = FILTER b BY order == 1;", 1, 17, "'order' is a keyword of Pig Latin; use another name"),
    ],
)
def test_syntax_errors(text: str, line: int, column: int, message: str) -> None:
    """The place, what is there and what could be."""
    with pytest.raises(PigSyntaxError) as caught:
        statements(text)
    assert (caught.value.line, caught.value.column, caught.value.message) == (line, column, message)


def test_single_backslash_in_a_regular_expression() -> None:
    """The mistake on the talk's slide, which real Pig refuses too."""
    with pytest.raises(PigSyntaxError, match=r"^t.pig:1:38: this string does not end, or has an escape other than"):
        statements("a = FOREACH b GENERATE EXTRACT(line, '^(\\S+)');")


@pytest.mark.parametrize(
    ("text", "column", "construct"),
    [
        ("c = JOIN a BY x, b BY x;", 5, "JOIN"),
        ("c = cogroup a BY x, b BY x;", 5, "COGROUP"),
        ("c = CROSS a, b;", 5, "CROSS"),
        ("c = RANK a;", 5, "RANK"),
        ("c = CUBE a BY CUBE(x);", 5, "CUBE"),
        ("c = SAMPLE a 0.1;", 5, "SAMPLE"),
        ("c = STREAM a THROUGH `cat`;", 5, "STREAM"),
        ("c = MAPREDUCE 'x.jar' STORE a INTO 'y' LOAD 'z';", 5, "MAPREDUCE"),
        ("c = NATIVE 'x.jar' STORE a INTO 'y' LOAD 'z';", 5, "NATIVE"),
        ("ASSERT a BY x > 1, 'no';", 1, "ASSERT"),
        ("SPLIT a INTO b IF x > 1, c OTHERWISE;", 1, "SPLIT"),
        ("IMPORT 'm.pig';", 1, "IMPORT"),
        ("DUMP a;", 1, "DUMP"),
        ("describe a;", 1, "DESCRIBE"),
        ("fs -rm x;", 1, "FS"),
        ("sh echo x;", 1, "SH"),
        ("b = FOREACH a { c = x; GENERATE c; };", 15, "a { block or bag"),
        ("b = FOREACH a GENERATE CASE x WHEN 1 THEN 2 END;", 24, "CASE"),
        ("b = FOREACH a GENERATE {(1)};", 24, "a { block or bag"),
        ("b = FOREACH a GENERATE ['k'#1];", 24, "a map"),
        ("b = FOREACH a GENERATE x#'k';", 25, "a map lookup #"),
        ("b = FOREACH a GENERATE x..y;", 26, "a range of fields .."),
        ("b = FOREACH a GENERATE ..y;", 24, "a range of fields .."),
        ("b = FOREACH a GENERATE 1BI;", 24, "a biginteger or bigdecimal"),
        ("b = FOREACH (FILTER a BY x) GENERATE y;", 13, "a nested operator"),
        ("b = FOREACH @ GENERATE y;", 13, "the previous relation @"),
        ("=> FILTER a BY x;", 1, "the operator =>"),
        ("DEFINE m(a) RETURNS b { b = a; };", 9, "a macro"),
        ("DEFINE c `cat`;", 10, "DEFINE of a command"),
        ("b = m(a);", 6, "calling a macro"),
        ("a, b = m(c);", 2, "calling a macro"),
        ("c = UNION ONSCHEMA a, b;", 20, "UNION ONSCHEMA"),
        ("c = GROUP a BY x, b BY x;", 17, "GROUP with more than BY or ALL"),
        ("c = ORDER a BY x USING F;", 18, "ORDER .. USING"),
        ("c = LIMIT a b;", 13, "LIMIT by anything but a whole number"),
        ("REGISTER 'x.py' USING jython AS f;", 17, "REGISTER .. USING"),
        ("a = LOAD 'x' AS (m:map[]);", 20, "MAP"),
        ("a = LOAD 'x' AS (m:bag{t:(x)});", 20, "BAG"),
        ("a = LOAD 'x' AS (m:{(x)});", 20, "a { block or bag"),
    ],
)
def test_unsupported_constructs_are_named(text: str, column: int, construct: str) -> None:
    """Parts of the language that the engine lacks are never taken for something else."""
    with pytest.raises(PigTypeError) as caught:
        check_script(text, name="t.pig")
    assert caught.value.message == f"{construct} is not supported by the embedded engine yet"
    assert (caught.value.line, caught.value.column) == (1, column)
