"""Parameter substitution."""

from __future__ import annotations

import pytest

from penstock.pig import PigSyntaxError
from penstock.pig.parameters import substitute


def text_of(script: str, **parameters: str) -> str:
    """The text after substitution."""
    return substitute(script, name="p.pig", parameters=parameters).text


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("LOAD '$x/in'", "LOAD 'VALUE/in'"),
        ("LOAD '${x}_in'", "LOAD 'VALUE_in'"),
        ("$x $0 $1", "VALUE $0 $1"),
        (r"'\$x'", "'$x'"),
        ("'a$'", "'a$'"),
        ("-- $unknown\n$x", "-- $unknown\nVALUE"),
        ("/* $unknown\n it's */ $x", "/* $unknown\n it's */ VALUE"),
        ("'http://a--b' $x", "'http://a--b' VALUE"),
        (r"'it\'s -- $x'", r"'it\'s -- VALUE'"),
    ],
)
def test_replaces_references(script: str, expected: str) -> None:
    """Both forms, also in strings; not in comments, not positions."""
    assert text_of(script, x="VALUE") == expected


def test_default_gives_way_to_the_caller() -> None:
    """%default counts only for a name without a value."""
    assert text_of("%default x 'mine'\n$x", x="theirs") == "\ntheirs"
    assert text_of("%default x 'mine'\n%default x 'later'\n$x") == "\n\nmine"


def test_declare_wins_from_its_line_on() -> None:
    """%declare replaces what was there, and may use other parameters."""
    assert text_of("$x\n%DECLARE x '$x/y';\n$x", x="a") == "a\n\na/y"


def test_directive_with_comment_and_escape() -> None:
    """What follows the value is no part of it, and an escaped dollar sign is one."""
    assert text_of("%default x 'a b'; -- why\n%default y c\\$d -- why\n$x $y") == "\n\na b c$d"


def test_value_is_not_substituted_again() -> None:
    """A value with a dollar sign stays as it is."""
    assert text_of("$x", x="$y") == "$y"


def test_undefined_parameter() -> None:
    """The place of the reference and the known names."""
    with pytest.raises(PigSyntaxError) as caught:
        text_of("a = 1;\nb = '$IMPUT';", INPUT="x", OUTPUT="y")
    assert str(caught.value) == (
        "p.pig:2:6: undefined parameter IMPUT; parameters with a value here: INPUT, OUTPUT\nb = '$IMPUT';\n     ^"
    )


def test_shell_command_is_refused() -> None:
    """Backticks would run a command."""
    with pytest.raises(PigSyntaxError, match="shell commands are not supported"):
        text_of("%declare day `date`\n")


def test_unknown_parameter_in_declare() -> None:
    """The place lies inside the value."""
    with pytest.raises(PigSyntaxError) as caught:
        text_of("%declare day '$nope'\n")
    assert (caught.value.line, caught.value.column) == (1, 15)
