"""Characters and character classes of a regular expression."""

from __future__ import annotations

import re

from penstock.pig.regex import classes
from penstock.pig.regex.nodes import Atom


class RegexError(Exception):
    """A regular expression that is wrong, or that RE2 cannot match as Java does; `at` is an offset in it."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


class CharacterReader:
    """Reads what stands for one character, from `position` on."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.position = 0
        self.ignore_case = False

    def take(self, text: str) -> bool:
        """Move past `text` if it comes next."""
        if not self.pattern.startswith(text, self.position):
            return False
        self.position += len(text)
        return True

    def literal(self, code: int) -> str:
        """A character; CASE_INSENSITIVE alone folds ASCII letters only."""
        char = chr(code)
        if self.ignore_case and char.isascii() and char.isalpha():
            return f"[{char.lower()}{char.upper()}]"
        return classes.code_point(code)

    def property_members(self, start: int) -> str:
        r"""`\p{Alpha}` inside brackets; Java's own and Unicode properties are left out."""
        found = re.compile(r"([pP])\{([A-Za-z]+)\}").match(self.pattern, self.position)
        if found is None or found[2] not in classes.POSIX or found[1] == "P":
            allowed = ", ".join(classes.POSIX)
            raise RegexError(f"only \\p{{name}} with one of {allowed} is supported by the embedded engine", start)
        if self.ignore_case and found[2] in ("Lower", "Upper"):
            raise RegexError(f"\\p{{{found[2]}}} with the flag i is not supported by the embedded engine", start)
        self.position = found.end()
        return classes.POSIX[found[2]]

    def character(self, start: int) -> int:
        """The code point of an escape after its backslash."""
        forms = re.compile(
            r"x\{(?P<long>[0-9A-Fa-f]+)\}|x(?P<two>[0-9A-Fa-f]{2})|u(?P<four>[0-9A-Fa-f]{4})|0(?P<octal>[0-3]?[0-7]{1,2})"
        ).match(self.pattern, self.position)
        if forms:
            self.position = forms.end()
            if forms["octal"]:
                return int(forms["octal"], 8)
            code = int(forms["long"] or forms["two"] or forms["four"], 16)
            if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
                raise RegexError("this is not a character", start)
            return code
        char = self.pattern[self.position : self.position + 1]
        self.position += 1
        if char in classes.CONTROLS and char:
            return classes.CONTROLS[char]
        if (char.isascii() and char.isdigit()) or char == "k":
            raise RegexError("back-references are not supported by the embedded engine", start)
        if not char or (char.isascii() and char.isalpha()):
            raise RegexError(f"\\{char} is not supported by the embedded engine", start)
        return ord(char)

    def character_class(self, start: int) -> Atom:
        """`[..]` after its bracket."""
        negated = self.take("^")
        members: list[str] = []
        while not (self.pattern.startswith("]", self.position) and members):
            if self.position >= len(self.pattern):
                raise RegexError("this bracket is not closed", start)
            if self.pattern.startswith("&&", self.position) or self.pattern.startswith("[", self.position):
                raise RegexError(
                    "a class inside a class and && are not supported by the embedded engine", self.position
                )
            members.append(self._member())
        self.position += 1
        return Atom(f"[{'^' if negated else ''}{''.join(members)}]")

    def _member(self) -> str:
        start = self.position
        if self.take("\\"):
            char = self.pattern[self.position : self.position + 1]
            if char in ("p", "P"):
                return self.property_members(start)
            if char.lower() in classes.ESCAPES and char:
                self.position += 1
                inside = classes.ESCAPES[char.lower()]
                inside = classes.complement(inside) if char.isupper() else inside
                if not inside:
                    raise RegexError(f"\\{char} inside a class is not supported by the embedded engine", start)
                return inside
            if char == "Q":
                raise RegexError("\\Q inside a class is not supported by the embedded engine", start)
            low = self.character(start)
        else:
            low = ord(self.pattern[self.position])
            self.position += 1
        high = self._range_end()
        if high is not None and high < low:
            raise RegexError("this range is the wrong way round", start)
        return self._span(low, low if high is None else high)

    def _range_end(self) -> int | None:
        """The last character of a range; a `-` before `]` stands for itself."""
        rest = self.pattern[self.position : self.position + 2]
        if not rest.startswith("-") or rest == "-" or rest[1] == "]":
            return None
        if rest[1] == "[":
            raise RegexError("a class inside a class is not supported by the embedded engine", self.position + 1)
        self.position += 1
        start = self.position
        if self.take("\\"):
            if self.pattern[self.position : self.position + 1].lower() in {*classes.ESCAPES, "p", "q"}:
                raise RegexError("a range cannot end with a class", start)
            return self.character(start)
        self.position += 1
        return ord(rest[1])

    def _span(self, low: int, high: int) -> str:
        spans = [(low, high)]
        if self.ignore_case:
            # ASCII letters in the range also stand for their other case.
            for first, last, shift in ((0x41, 0x5A, 32), (0x61, 0x7A, -32)):
                if max(low, first) <= min(high, last):
                    spans.append((max(low, first) + shift, min(high, last) + shift))
        return "".join(
            classes.code_point(a) if a == b else f"{classes.code_point(a)}-{classes.code_point(b)}" for a, b in spans
        )
