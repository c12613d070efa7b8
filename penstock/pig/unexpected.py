"""What to say where a script stops being Pig Latin that the engine can parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lark

from penstock.pig.errors import PigSyntaxError, PigTypeError

if TYPE_CHECKING:
    from penstock.pig.errors import PigError
    from penstock.pig.source import Source

# Constructs of the language that the grammar leaves out: what stands before the place, what stands there, and a name.
_UNSUPPORTED = (
    (r"\bDEFINE\s+\w+\s*$", r"\(", "a macro"),
    (r"\bDEFINE\s+\w+\s*$", r"`", "DEFINE of a command"),
    (r"(?:=|\b(?:FOREACH|FILTER|ORDER|GROUP|DISTINCT|LIMIT|UNION|STORE))\s*$", r"\(", "a nested operator"),
    (r"=\s*\w+\s*$", r"\(", "calling a macro"),
    (r"(?:^|;)\s*\w+\s*$", r",", "calling a macro"),
    (r"\bONSCHEMA\s*,?\s*$", r"", "UNION ONSCHEMA"),
    (r"\bGROUP\b[^;]*$", r",|USING\b|PARTITION\b|INNER\b|OUTER\b|ANY\b", "GROUP with more than BY or ALL"),
    (r"\bORDER\b[^;]*$", r"USING\b", "ORDER .. USING"),
    (r"\bDISTINCT\b[^;]*$", r"PARTITION\b", "PARTITION BY"),
    (r"\bREGISTER\b[^;]*$", r"USING\b", "REGISTER .. USING"),
    (r"\bLIMIT\s+\w+\s+$", r"", "LIMIT by anything but a whole number"),
    (r"", r"\.\.|\.[0-9]", "a range of fields .."),
    (r"\.$", r"\.", "a range of fields .."),
    (r"", r"#", "a map lookup #"),
    (r"", r"@", "the previous relation @"),
    (r"", r"[0-9.]+B[ID]\b", "a biginteger or bigdecimal"),
    (r"", r"\(\s*\)", "an empty tuple"),
)

_WORDS = {
    "SEMICOLON": "';'", "COMMA": "','", "LPAR": "'('", "RPAR": "')'", "EQUAL": "'='", "COLON": "':'", "DOT": "'.'",
    "QMARK": "'?'", "PLUS": "'+'", "MINUS": "'-'", "STAR": "'*'", "SLASH": "'/'", "PERCENT": "'%'",
    "NAME": "a name", "STRING": "a quoted string", "INTEGER": "a whole number", "COMPARISON": "a comparison",
    "PATHS": "a path on the same line", "REMOVE": "RM, RMF",
    "POSITION": "a position such as $0", "SIMPLE_TYPE": "a type", "$END": "the end",
}  # fmt: skip
_LITERALS = {"LONG", "FLOAT", "DOUBLE", "BOOLEAN", "NULL"}


def unexpected(source: Source, error: lark.UnexpectedInput) -> PigError:
    """A PigTypeError for a construct without support, else a PigSyntaxError that says what could stand there."""
    at = error.pos_in_stream or 0
    expected: set[str] = set()
    if isinstance(error, lark.UnexpectedToken):
        if error.token.type == "$END":
            end = len(source.text.rstrip())
            expected_names = _names(error.accepts or error.expected)
            return source.error(PigSyntaxError, f"the script ends too early; expected {expected_names}", end)
        at = error.token.start_pos or 0
        expected = error.accepts or error.expected
    elif isinstance(error, lark.UnexpectedCharacters):
        expected = error.allowed
    before, rest = source.text[:at], source.text[at:]
    for pattern, here, construct in _UNSUPPORTED:
        if re.match(here, rest, re.IGNORECASE) and re.search(pattern, before, re.IGNORECASE):
            return source.error(PigTypeError, f"{construct} is not supported by the embedded engine yet", at)
    if rest.startswith("'") and "STRING" in expected:
        escapes = "\\n \\t \\b \\r \\f \\\\ \\' \\uXXXX"
        message = f"this string does not end, or has an escape other than {escapes}; regular expressions need \\\\"
        return source.error(PigSyntaxError, message, at)
    found = (re.match(r"\w+|.", rest, re.DOTALL) or [""])[0]
    return source.error(PigSyntaxError, f"unexpected '{found}'; expected {_names(expected)}", at)


def _names(terminals: set[str]) -> str:
    """Terminals in words; of the many kinds of literals and of what has no support, nothing is said."""
    hidden = {name for name in terminals if name.startswith("UNSUPPORTED_")} | _LITERALS
    shown = sorted(_WORDS.get(name, name) for name in terminals - hidden)
    if not shown:
        return "something else"
    return ", ".join(shown[:-1]) + (" or " if len(shown) > 1 else "") + shown[-1]
