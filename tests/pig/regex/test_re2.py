"""Translation of Java's regular expressions."""

from __future__ import annotations

import pytest

from penstock.pig.regex import RegexError, translate


@pytest.mark.parametrize(
    ("java", "whole", "re2"),
    [
        ("ab", False, "ab"),
        ("ab", True, r"\A(?:ab)\z"),
        ("^a$", False, r"\Aa(?:\r\n|[\n\r\x{85}\x{2028}\x{2029}])?\z"),
        ("^(a$)", True, r"\A(?:\A(a\z))\z"),
        (r"\d\D", False, "[0-9][^0-9]"),
        (r"\w+", False, "[0-9A-Za-z_]+"),
        (r"\S*?", False, r"[^\t\n\x0B\f\r ]*?"),
        (".", False, r"[^\n\r\x{85}\x{2028}\x{2029}]"),
        ("(?s).", False, "(?s:.)"),
        ("(?i)aé1", False, r"[aA]\x{E9}1"),
        ("(?i)[a-c]", False, "[a-cA-C]"),
        ("(?<year>[0-9]{4})-x{2,}y{1,3}", False, r"([0-9]{4})\x{2D}x{2,}y{1,3}"),
        (r"[\w:/]", False, r"[0-9A-Za-z_\x{3A}\x{2F}]"),
        (r"[+\-]", False, r"[\x{2B}\x{2D}]"),
        ("[]a]", False, r"[\x{5D}a]"),
        (r"\Qa.b\E", False, r"(?:a\x{2E}b)"),
        (r"\x41\u0042\x{1F600}\0101", False, r"AB\x{1F600}A"),
    ],
)
def test_translations(java: str, whole: bool, re2: str) -> None:
    """Classes are spelled out, because RE2's own differ from Java's."""
    assert translate(java, whole=whole).re2 == re2


def test_counts_groups() -> None:
    """Only those that capture."""
    assert translate("(a)(?:b(c))(?<n>d)", whole=True).groups == 3


@pytest.mark.parametrize(
    ("java", "at", "message"),
    [
        ("a(?=b)", 1, "lookahead (?=..)"),
        ("a(?!b)", 1, "lookahead (?!..)"),
        ("(?<=a)b", 0, "lookbehind (?<=..)"),
        ("(?<!a)b", 0, "lookbehind (?<!..)"),
        ("(?>a)b", 0, "the atomic group (?>..)"),
        (r"(a)\1", 3, "back-references"),
        (r"(?<n>a)\k<n>", 7, "back-references"),
        ("a*+", 1, "possessive quantifiers"),
        (r"\bfoo", 0, r"\b is not supported"),
        (r"\p{L}", 0, r"only \p{name}"),
        ("[a&&b]", 2, "a class inside a class and &&"),
        ("[a[b]]", 2, "a class inside a class and &&"),
        ("(?m)^a", 0, "only the flags i and s"),
        ("a$b", 1, "'$' is supported only at the end"),
        ("(a$)", 2, "'$' is not supported where its match is captured"),
        ("(a*)*", 4, "repeating a group"),
        ("((a)b)+", 6, "repeating a group"),
        ("(?:(a)b)*", 8, "repeating a group"),
        ("a{1001}", 1, "more than 1000"),
        ("a{3,1}", 1, "wrong way round"),
        ("(a", 0, "not closed"),
        ("a)", 1, "unmatched"),
        ("[a", 0, "not closed"),
        ("*a", 0, "dangling"),
        ("a**", 2, "dangling"),
        ("[z-a]", 1, "wrong way round"),
        ("a{", 1, "must be written"),
        ("a\\", 1, "is not supported"),
    ],
)
def test_refusals(java: str, at: int, message: str) -> None:
    """What RE2 cannot do alike is an error with its place."""
    with pytest.raises(RegexError) as caught:
        translate(java, whole=False)
    assert message in str(caught.value)
    assert caught.value.at == at
