"""String functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigTypeError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("CONCAT(a, b)", [" aé B", ""]),
        ("CONCAT(a, '-', b)", [" aé -B", ""]),
        ("UPPER(a)", [" AÉ ", "😀X"]),
        ("LOWER(b)", ["b", ""]),
        ("TRIM(a)", ["aé", "😀x"]),
        ("SIZE(a)", ["4", "3"]),
        ("SIZE(b)", ["1", ""]),
        ("SIZE((a, b))", ["2", "2"]),
        ("SIZE(17)", ["1", "1"]),
        ("SUBSTRING(a, 1, 99)", ["aé ", "x"]),
        ("SUBSTRING(a, 1, 2)", ["a", "x"]),
        ("SUBSTRING(a, 0, 0)", ["", ""]),
        ("(SUBSTRING(a, 3, 9) IS NULL ? 'null' : 'text')", ["text", "null"]),
        ("REPLACE(a, '[aé]+', '_')", [" _ ", "😀x"]),
        ("org.apache.pig.builtin.UPPER(b)", ["B", ""]),
    ],
)
def test_results(evaluate: Callable[..., list[str]], item: str, expected: list[str]) -> None:
    """On text with letters beyond ASCII and with a null."""
    assert evaluate(item, " aé \tB\n😀x\t\n", "a:chararray, b:chararray") == expected


def test_trim_takes_control_characters(evaluate: Callable[..., list[str]]) -> None:
    """String.trim(), not a Unicode strip: U+00A0 stays."""
    assert evaluate("TRIM(a)", "\x00 \x1fx\u00a0 \n") == ["x\u00a0"]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("UPPER(1)", "UPPER takes chararray here, this is int; cast it"),
        ("UPPER()", "UPPER takes 1 arguments, found 0"),
        ("CONCAT('x')", "CONCAT takes 2 to 100 arguments, found 1"),
        ("upper('x')", "function upper is not supported by the embedded engine; did you mean UPPER?"),
        ("REPLACE(a, 'x*', '-')", "a pattern that can match nothing is not supported in REPLACE"),
        ("REPLACE(a, 'x', '$0')", "$ and \\ in the replacement are not supported by the embedded engine yet"),
        ("REPLACE(a, a, '-')", "the regular expression of REPLACE must be a string literal for the embedded engine"),
        ("SIZE(*)", "SIZE(*) is not supported by the embedded engine yet; name the field"),
    ],
)
def test_errors(evaluate: Callable[..., list[str]], item: str, message: str) -> None:
    """Located when the script compiles."""
    with pytest.raises(PigTypeError) as caught:
        evaluate(item)
    assert caught.value.message == message
