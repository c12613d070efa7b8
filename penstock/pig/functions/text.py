"""String functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.functions.arguments import builtin, constant, expect
from penstock.pig.functions.regex import pattern_of
from penstock.pig.text import sql_text
from penstock.pig.types import BYTES, CHARARRAY, INT, LONG, BagType, TupleType, is_bytearray
from penstock.pig.values import Value

if TYPE_CHECKING:
    from penstock.pig.values import Call


class Concat:
    """CONCAT(a, b, ..): bytearrays stay bytearrays, anything else becomes chararray; null with any null."""

    names = builtin("CONCAT")

    def compile(self, call: Call) -> Value:
        """Two or more arguments joined."""
        expect(call, 2, 100)
        if all(is_bytearray(argument.type) for argument in call.arguments):
            return Value(f"({' || '.join(argument.sql for argument in call.arguments)})", BYTES, call.at)
        parts = [call.convert(argument, CHARARRAY).sql for argument in call.arguments]
        return Value(f"({' || '.join(parts)})", CHARARRAY, call.at)


class _OneText:
    """A function from one chararray to another."""

    names: tuple[str, ...]
    sql: str

    def compile(self, call: Call) -> Value:
        """One SQL function."""
        expect(call, 1)
        return Value(f"{self.sql}({call.convert(call.arguments[0], CHARARRAY).sql})", CHARARRAY, call.at)


class Upper(_OneText):
    """UPPER."""

    names = builtin("UPPER")
    sql = "upper"


class Lower(_OneText):
    """LOWER."""

    names = builtin("LOWER")
    sql = "lower"


class Trim(_OneText):
    """TRIM, as String.trim(): everything up to the space goes, at both ends."""

    names = builtin("TRIM")
    sql = "pig_trim"


class Size:
    """SIZE: characters of a chararray, bytes of a bytearray, fields of a tuple, rows of a bag, 1 for numbers."""

    names = builtin("SIZE")

    def compile(self, call: Call) -> Value:
        """A long; null for null."""
        expect(call, 1)
        argument = call.arguments[0]
        if isinstance(argument.type, BagType):
            return Value("count(*)", LONG, call.at)
        if isinstance(argument.type, TupleType):
            return Value(
                f"CASE WHEN {argument.sql} IS NOT NULL THEN {len(argument.type.fields)}::BIGINT END", LONG, call.at
            )
        if argument.type == CHARARRAY:
            # String.length() counts UTF-16 units: two for a character beyond U+FFFF.
            beyond = f"length(regexp_replace({argument.sql}, '[^\\x{{10000}}-\\x{{10FFFF}}]', '', 'g'))"
            return Value(f"(length({argument.sql}) + {beyond})", LONG, call.at)
        if is_bytearray(argument.type):
            return Value(f"strlen({argument.sql})", LONG, call.at)
        return Value(f"CASE WHEN {argument.sql} IS NOT NULL THEN 1::BIGINT END", LONG, call.at)


class Substring:
    """SUBSTRING(s, start, stop): from 0, `stop` is left out and may lie beyond the end; null when start does."""

    names = builtin("SUBSTRING")

    def compile(self, call: Call) -> Value:
        """Characters start .. stop - 1."""
        expect(call, 3)
        text = call.convert(call.arguments[0], CHARARRAY).sql
        start = call.convert(call.arguments[1], INT).sql
        stop = call.convert(call.arguments[2], INT).sql
        end = f"least({stop}, length({text}))"
        piece = f"CASE WHEN {start} < {end} THEN array_slice({text}, {start}::BIGINT + 1, {end}) ELSE '' END"
        return Value(f"CASE WHEN {start} >= 0 AND {start} <= {end} THEN {piece} END", CHARARRAY, call.at)


class Replace:
    """REPLACE(s, pattern, replacement): Java's replaceAll."""

    names = builtin("REPLACE")

    def compile(self, call: Call) -> Value:
        """All matches replaced; the replacement is a literal without $ and backslash."""
        expect(call, 3)
        text = call.convert(call.arguments[0], CHARARRAY).sql
        pattern = pattern_of(call, call.arguments[1], whole=False, captured=True)
        if pattern.can_be_empty:
            # Java and RE2 disagree on empty matches right after another match.
            call.fail("a pattern that can match nothing is not supported in REPLACE", call.arguments[1].at)
        replacement = constant(call, call.arguments[2], "the replacement")
        if "$" in replacement or "\\" in replacement:
            call.fail("$ and \\ in the replacement are not supported by the embedded engine yet", call.arguments[2].at)
        return Value(
            f"regexp_replace({text}, {sql_text(pattern.re2)}, {sql_text(replacement)}, 'g')", CHARARRAY, call.at
        )
