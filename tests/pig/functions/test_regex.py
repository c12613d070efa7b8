"""EXTRACT, REGEX_EXTRACT_ALL and REGEX_EXTRACT."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given, settings, strategies as st

from penstock.pig import PigTypeError
from penstock.pig.functions.regex import captures
from penstock.pig.regex import translate

if TYPE_CHECKING:
    from collections.abc import Callable

AMAZON = "DEFINE EXTRACT org.apache.pig.piggybank.evaluation.string.EXTRACT();"
TALK = r'^(\S+) (\S+) (\S+) \[([\w:/]+\s[+\-]\d{4})\] "(.+?)" (\S+) (\S+) "([^"]*)" "([^"]*)"'
# The same for Python: Java's \s is [ \t\n\x0B\f\r] and its . stops at five line terminators.
TALK_IN_PYTHON = re.compile(
    r"^([^ \t\n\x0b\f\r]+) ([^ \t\n\x0b\f\r]+) ([^ \t\n\x0b\f\r]+) "
    r"\[([A-Za-z0-9_:/]+[ \t\n\x0b\f\r][+-][0-9]{4})\] "
    '"([^\n\r\x85\u2028\u2029]+?)" '
    r'([^ \t\n\x0b\f\r]+) ([^ \t\n\x0b\f\r]+) "([^"]*)" "([^"]*)"'
)


@pytest.mark.parametrize(
    ("define", "expected"),
    [
        (AMAZON, ["(12,)", "(12,x)", "", ""]),
        ("DEFINE EXTRACT REGEX_EXTRACT_ALL('false');", ["(12,)", "(12,x)", "", ""]),
        ("DEFINE EXTRACT REGEX_EXTRACT_ALL();", ["(12,)", "", "", ""]),
        ("DEFINE EXTRACT REGEX_EXTRACT_ALL('True');", ["(12,)", "", "", ""]),
    ],
)
def test_all_groups(evaluate: Callable[..., list[str]], define: str, expected: list[str]) -> None:
    """EXTRACT searches, REGEX_EXTRACT_ALL matches the whole text unless constructed with 'false'; else null."""
    assert evaluate("EXTRACT(a, '(\\\\d+)-(x)?')", "12-\nq12-x!\nno\n\n", define=define) == expected


def test_group_without_part_is_null_and_empty_group_is_text(evaluate: Callable[..., list[str]]) -> None:
    """Both store as nothing, so IS NULL has to tell them apart."""
    items = "REGEX_EXTRACT_ALL(a, '(a*)(b)?').$0 IS NULL, REGEX_EXTRACT_ALL(a, '(a*)(b)?').$1 IS NULL"
    assert evaluate(items, "b\naa\nc\n") == ["false\tfalse", "false\ttrue", "true\ttrue"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("a, '(\\\\d+)-(x)?', 1", ["12", "12", ""]),
        ("a, '(\\\\d+)-(x)?', 2", ["", "x", ""]),
        ("a, '\\\\d+-x?', 0", ["12-", "12-x", ""]),
    ],
)
def test_one_group(evaluate: Callable[..., list[str]], arguments: str, expected: list[str]) -> None:
    """REGEX_EXTRACT searches; 0 is the whole match."""
    assert evaluate(f"REGEX_EXTRACT({arguments})", "12-\nq12-x!\nno\n") == expected


def test_one_group_of_the_whole_text(evaluate: Callable[..., list[str]]) -> None:
    """When constructed with 'true'."""
    define = "DEFINE Whole REGEX_EXTRACT('true');"
    assert evaluate("Whole(a, '(\\\\d+)', 1)", "12\n12x\n", define=define) == ["12", ""]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (
            "EXTRACT(a, '(x)')",
            "function EXTRACT is not supported by the embedded engine; DEFINE it with its class name first",
        ),
        ("REGEX_EXTRACT_ALL(a, 'x')", "REGEX_EXTRACT_ALL needs a regular expression with at least one group (..)"),
        ("REGEX_EXTRACT_ALL(a)", "REGEX_EXTRACT_ALL takes 2 arguments, found 1"),
        ("REGEX_EXTRACT_ALL(a, '(x')", "regular expression: this parenthesis is not closed"),
        ("REGEX_EXTRACT(a, '(x)', 2)", "the regular expression has 1 groups, not 2"),
        ("REGEX_EXTRACT(a, '(x)', -1)", "the group of REGEX_EXTRACT must be a whole number for the embedded engine"),
        (
            "REGEX_EXTRACT(a, 'x$', 0)",
            "regular expression: '$' is not supported where its match is captured; put it after the group",
        ),
    ],
)
def test_errors(evaluate: Callable[..., list[str]], item: str, message: str) -> None:
    """Located when the script compiles."""
    with pytest.raises(PigTypeError) as caught:
        evaluate(item)
    assert caught.value.message == message


# Words and quoted fields that mostly fit the pattern, and now and then do not.
WORD = st.text(st.sampled_from('ab1-._é😀\u00a0\u0085\x00\x1f\x0b\t \ufffd"[]'), min_size=0, max_size=4)
LINE = st.builds(
    '{} {} {} [{} {}] "{}" {} {} "{}" "{}"{}'.format,
    WORD,
    WORD,
    WORD,
    st.sampled_from(["10/Oct/2000:13:55:36", "é", "1"]),
    st.sampled_from(["-0700", "+0000", "0000", "-\u0660\u0660\u0660\u0660"]),
    WORD,
    WORD,
    WORD,
    WORD,
    WORD,
    st.sampled_from(["", " more", '"', "\u2028"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=20))
def test_talk_pattern_agrees_with_python(lines: list[str]) -> None:
    """The same groups, and null where there is no match."""
    sql = captures("line", translate(TALK, whole=False), whole=False)
    with duckdb.connect(":memory:") as connection:
        query = f"SELECT {sql} FROM (SELECT unnest(?) AS line)"  # noqa: S608 (the SQL under test)
        rows = connection.execute(query, [lines]).fetchall()
    found = [None if row[0] is None else tuple(row[0].values()) for row in rows]
    matches = [TALK_IN_PYTHON.search(line) for line in lines]
    assert found == [match and match.groups() for match in matches]
