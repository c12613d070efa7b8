"""A parser for the part of java.util.regex that RE2 can match alike."""

from __future__ import annotations

import re

from penstock.pig.regex import classes
from penstock.pig.regex.nodes import Anchor, Atom, Choice, Group, Regex, Repeat, Sequence

_REPEATS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_MOST_REPEATS = 1000  # RE2's limit
_COUNTED = re.compile(r"\{([0-9]+)(,([0-9]*))?\}")
_GROUPS = {
    "?=": "lookahead (?=",
    "?!": "lookahead (?!",
    "?<=": "lookbehind (?<=",
    "?<!": "lookbehind (?<!",
    "?>": "the atomic group (?>",
}


class RegexError(Exception):
    """A regular expression that is wrong, or that RE2 cannot match as Java does; `at` is an offset in it."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def parse_java(pattern: str) -> tuple[Regex, int]:
    """The tree of a pattern and the number of its capturing groups.

    Raises:
        RegexError: with the offset in the pattern.
    """
    parser = _Parser(pattern)
    tree = parser.choice()
    if parser.position < len(pattern):
        raise RegexError("unmatched closing parenthesis", parser.position)
    return tree, parser.groups


class _Parser:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.position = 0
        self.groups = 0
        self.dot_matches_all = False
        self.ignore_case = False

    def choice(self) -> Regex:
        options = [self.sequence()]
        while self._take("|"):
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self) -> Regex:
        items: list[Regex] = []
        while self.position < len(self.pattern) and self.pattern[self.position] not in "|)":
            item = self._item()
            if item is not None:
                items.append(self._repeated(item))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _take(self, text: str) -> bool:
        if not self.pattern.startswith(text, self.position):
            return False
        self.position += len(text)
        return True

    def _repeated(self, item: Regex) -> Regex:
        start = self.position
        char = self.pattern[start : start + 1]
        if char in _REPEATS and char:
            least, most = _REPEATS[char]
            self.position += 1
        elif counted := _COUNTED.match(self.pattern, start):
            least = int(counted[1])
            most = least if counted[2] is None else int(counted[3]) if counted[3] else None
            self.position = counted.end()
            if most is not None and most < least:
                raise RegexError(f"{counted[0]} has its limits the wrong way round", start)
            if max(least, most or 0) > _MOST_REPEATS:
                raise RegexError(f"{counted[0]} repeats more than {_MOST_REPEATS} times", start)
        else:
            return item
        if isinstance(item, Anchor):
            raise RegexError("a repeated anchor is not supported", start)
        if self._take("+"):
            raise RegexError("possessive quantifiers are not supported by the embedded engine", start)
        lazy = self._take("?")
        if self.pattern[self.position : self.position + 1] in ("*", "+", "?"):
            raise RegexError(f"dangling '{self.pattern[self.position]}'", self.position)
        return Repeat(item, least, most, lazy, start)

    def _item(self) -> Regex | None:
        start = self.position
        char = self.pattern[start]
        self.position += 1
        match char:
            case "(":
                return self._group(start)
            case "[":
                return self._class(start)
            case ".":
                return Atom("(?s:.)" if self.dot_matches_all else f"[^{classes.LINE_TERMINATORS}]")
            case "^":
                return Anchor("start", start)
            case "$":
                return Anchor("end", start)
            case "\\":
                return self._escape(start)
            case "*" | "+" | "?":
                raise RegexError(f"dangling '{char}'", start)
            case "{":
                raise RegexError("'{' must be written '\\\\{' when it is not a number of repeats", start)
        return Atom(self._literal(ord(char)))

    def _literal(self, code: int) -> str:
        """A character; CASE_INSENSITIVE alone folds ASCII letters only."""
        char = chr(code)
        if self.ignore_case and char.isascii() and char.isalpha():
            return f"[{char.lower()}{char.upper()}]"
        return classes.code_point(code)

    def _group(self, start: int) -> Regex | None:
        if not self._take("?"):
            self.groups += 1
            return self._close(self.groups, start)
        if named := re.compile(r"<[A-Za-z][A-Za-z0-9]*>").match(self.pattern, self.position):
            self.position = named.end()
            self.groups += 1
            return self._close(self.groups, start)
        for mark, name in sorted(_GROUPS.items(), key=lambda pair: -len(pair[0])):
            if self.pattern.startswith(mark, start + 1):
                raise RegexError(f"{name}..) is not supported by the embedded engine", start)
        flags = re.compile(r"([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])").match(self.pattern, self.position)
        if flags is None or set(flags[1] + (flags[2] or "")) - set("is"):
            raise RegexError("only the flags i and s, (?: and (?<name> are supported after '(?'", start)
        before = (self.ignore_case, self.dot_matches_all)
        self.ignore_case = (self.ignore_case or "i" in flags[1]) and "i" not in (flags[2] or "")
        self.dot_matches_all = (self.dot_matches_all or "s" in flags[1]) and "s" not in (flags[2] or "")
        self.position = flags.end()
        if flags[3] == ")":
            return None
        group = self._close(None, start, flags=before)
        self.ignore_case, self.dot_matches_all = before
        return group

    def _close(self, number: int | None, start: int, flags: tuple[bool, bool] | None = None) -> Group:
        before = flags or (self.ignore_case, self.dot_matches_all)
        body = self.choice()
        if not self._take(")"):
            raise RegexError("this parenthesis is not closed", start)
        self.ignore_case, self.dot_matches_all = before
        return Group(number, body, start)

    def _escape(self, start: int) -> Regex | None:
        char = self.pattern[self.position : self.position + 1]
        if char and char.lower() in classes.ESCAPES:
            self.position += 1
            return Atom(f"[{'^' if char.isupper() else ''}{classes.ESCAPES[char.lower()]}]")
        if char in ("A", "Z", "z"):
            self.position += 1
            return Anchor({"A": "start", "Z": "end", "z": "very end"}[char], start)
        if char == "Q":
            end = self.pattern.find("\\E", self.position)
            quoted = self.pattern[self.position + 1 : end if end >= 0 else None]
            self.position = end + 2 if end >= 0 else len(self.pattern)
            items = tuple(Atom(self._literal(ord(each))) for each in quoted)
            if items and self.pattern[self.position : self.position + 1] in ("*", "+", "?", "{"):
                raise RegexError("a quantifier after \\Q..\\E is not supported by the embedded engine", self.position)
            return Group(None, Sequence(items), start) if items else None
        if char in ("p", "P"):
            return Atom(f"[{self._property(start)}]")
        return Atom(self._literal(self._character(start)))

    def _property(self, start: int) -> str:
        r"""`\p{Alpha}` inside brackets; Java's own and Unicode properties are left out."""
        found = re.compile(r"([pP])\{([A-Za-z]+)\}").match(self.pattern, self.position)
        if found is None or found[2] not in classes.POSIX or found[1] == "P":
            allowed = ", ".join(classes.POSIX)
            raise RegexError(f"only \\p{{name}} with one of {allowed} is supported by the embedded engine", start)
        if self.ignore_case and found[2] in ("Lower", "Upper"):
            raise RegexError(f"\\p{{{found[2]}}} with the flag i is not supported by the embedded engine", start)
        self.position = found.end()
        return classes.POSIX[found[2]]

    def _character(self, start: int) -> int:
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

    def _class(self, start: int) -> Atom:
        negated = self._take("^")
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
        if self._take("\\"):
            char = self.pattern[self.position : self.position + 1]
            if char in ("p", "P"):
                return self._property(start)
            if char.lower() in classes.ESCAPES and char:
                self.position += 1
                inside = classes.ESCAPES[char.lower()]
                inside = classes.complement(inside) if char.isupper() else inside
                if not inside:
                    raise RegexError(f"\\{char} inside a class is not supported by the embedded engine", start)
                return inside
            if char == "Q":
                raise RegexError("\\Q inside a class is not supported by the embedded engine", start)
            low = self._character(start)
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
        if self._take("\\"):
            if self.pattern[self.position : self.position + 1].lower() in {*classes.ESCAPES, "p", "q"}:
                raise RegexError("a range cannot end with a class", start)
            return self._character(start)
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
