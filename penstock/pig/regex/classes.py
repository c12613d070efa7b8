"""Character classes of java.util.regex without UNICODE_CHARACTER_CLASS, in RE2's notation (inside brackets)."""

from __future__ import annotations

LINE_TERMINATORS = r"\n\r\x{85}\x{2028}\x{2029}"

ESCAPES = {
    "d": "0-9",
    "w": "0-9A-Za-z_",
    "s": r"\t\n\x0B\f\r ",
    "h": r"\t \x{A0}\x{1680}\x{180E}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}",
    "v": r"\n\x0B\f\r\x{85}\x{2028}\x{2029}",
}
"""`\\d` and its like; the capital letter is the complement."""

POSIX = {
    "Lower": "a-z",
    "Upper": "A-Z",
    "ASCII": r"\x{0}-\x{7F}",
    "Alpha": "A-Za-z",
    "Digit": "0-9",
    "Alnum": "0-9A-Za-z",
    "Punct": r"!-/:-@\[-`{-~",
    "Graph": "!-~",
    "Print": " -~",
    "Blank": r" \t",
    "Cntrl": r"\x{0}-\x{1F}\x{7F}",
    "XDigit": "0-9A-Fa-f",
    "Space": r"\t\n\x0B\f\r ",
}
"""`\\p{Alpha}` and its like: ASCII only."""

CONTROLS = {"t": 0x09, "n": 0x0A, "r": 0x0D, "f": 0x0C, "a": 0x07, "e": 0x1B}


def code_point(code: int) -> str:
    """A literal character, inside brackets or outside."""
    char = chr(code)
    return char if char.isascii() and char.isalnum() else f"\\x{{{code:X}}}"


def complement(members: str) -> str:
    """The ranges that `[^members]` has, so that a negated class can stand inside another; None for what has no name."""
    known = {
        "0-9": r"\x{0}-/:-\x{10FFFF}",
        "0-9A-Za-z_": r"\x{0}-/:-@\[-\^`{-\x{10FFFF}",
        r"\t\n\x0B\f\r ": r"\x{0}-\x{8}\x{E}-\x{1F}!-\x{10FFFF}",
    }
    return known.get(members, "")
