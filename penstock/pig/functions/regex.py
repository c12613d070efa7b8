"""Functions that take a regular expression."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penstock.pig.functions.arguments import builtin, constant, expect
from penstock.pig.regex import RegexError, translate
from penstock.pig.text import sql_text
from penstock.pig.types import CHARARRAY, INT, UNTYPED_TEXT, Field, TupleType
from penstock.pig.values import Value

if TYPE_CHECKING:
    from penstock.pig.regex import Pattern
    from penstock.pig.values import Call


def pattern_of(call: Call, argument: Value, *, whole: bool, captured: bool = False) -> Pattern:
    """The translated pattern of a literal argument; fails at the character that cannot be translated."""
    text = constant(call, argument, "the regular expression")
    try:
        return translate(text, whole=whole, captured=captured)
    except RegexError as error:
        call.fail_inside(f"regular expression: {error}", argument, error.at)


def captures(subject: str, pattern: Pattern, *, whole: bool) -> str:
    """A STRUCT f0.. of the first match's groups: null without a match, and null members for groups that took no part.

    regexp_extract cannot tell these apart from empty text, regexp_extract_all can. In a search, the rest of the text
    is matched too, so that no second match is looked for.
    """
    names = ", ".join(f"'f{index}'" for index in range(pattern.groups))
    re2 = pattern.re2 if whole else f"(?:{pattern.re2})(?s:.*)\\z"
    return f"regexp_extract_all({subject}, {sql_text(re2)}, [{names}])[1]"


class _AllGroups:
    """EXTRACT and REGEX_EXTRACT_ALL: every group of the first match as an untyped tuple, null without a match."""

    names: tuple[str, ...]

    def whole(self, call: Call) -> bool:
        """Whether the pattern must match the whole string."""
        raise NotImplementedError

    def compile(self, call: Call) -> Value:
        """One STRUCT of the groups."""
        expect(call, 2)
        whole = self.whole(call)
        subject = call.convert(call.arguments[0], CHARARRAY)
        pattern = pattern_of(call, call.arguments[1], whole=whole)
        if pattern.groups == 0:
            call.fail(f"{call.name} needs a regular expression with at least one group (..)", call.arguments[1].at)
        fields = tuple(Field(None, UNTYPED_TEXT) for _ in range(pattern.groups))
        return Value(captures(subject.sql, pattern, whole=whole), TupleType(fields, declared=False), call.at)


class Extract(_AllGroups):
    """Amazon's EXTRACT, which searches (`find()`); EMR had it until emr-4.x."""

    names = ("org.apache.pig.piggybank.evaluation.string.EXTRACT",)

    def whole(self, call: Call) -> bool:
        """It searches; the class takes no constructor argument."""
        if call.constructor:
            call.fail(f"{call.name} takes no constructor arguments", call.at)
        return False


class RegexExtractAll(_AllGroups):
    """REGEX_EXTRACT_ALL: `matches()`, or `find()` when constructed with 'false'."""

    names = builtin("REGEX_EXTRACT_ALL")

    def whole(self, call: Call) -> bool:
        """As the constructor says; anything but 'false' in any case stands for true, as in Java's parseBoolean."""
        return not call.constructor or call.constructor[0].lower() == "true"


class RegexExtract:
    """REGEX_EXTRACT(string, pattern, index): one group; `find()`, or `matches()` when constructed with 'true'."""

    names = builtin("REGEX_EXTRACT")

    def compile(self, call: Call) -> Value:
        """One group by its number; 0 is the whole match."""
        expect(call, 3)
        whole = bool(call.constructor) and call.constructor[0].lower() == "true"
        index = call.arguments[2]
        digits = index.sql.removesuffix("::INTEGER")
        if index.type != INT or not digits.isdigit():
            call.fail("the group of REGEX_EXTRACT must be a whole number for the embedded engine", index.at)
        number = int(digits)
        subject = call.convert(call.arguments[0], CHARARRAY)
        pattern = pattern_of(call, call.arguments[1], whole=whole, captured=number == 0)
        if number > pattern.groups:
            call.fail(f"the regular expression has {pattern.groups} groups, not {number}", index.at)
        # One more group around everything, so that group 0 is at hand too.
        everything = replace(pattern, re2=f"({pattern.re2})", groups=pattern.groups + 1)
        return Value(f"({captures(subject.sql, everything, whole=whole)}).f{number}", CHARARRAY, call.at)
