"""A parser for the part of java.util.regex that RE2 can match alike."""

from __future__ import annotations

import re

from penstock.pig.regex import classes
from penstock.pig.regex.characters import CharacterReader, RegexError
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


class _Parser(CharacterReader):
    """Structure: alternatives, sequences, groups, repeats and escapes."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self.groups = 0
        self.dot_matches_all = False

    def choice(self) -> Regex:
        options = [self.sequence()]
        while self.take("|"):
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self) -> Regex:
        items: list[Regex] = []
        while self.position < len(self.pattern) and self.pattern[self.position] not in "|)":
            item = self._item()
            if item is not None:
                items.append(self._repeated(item))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

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
        if self.take("+"):
            raise RegexError("possessive quantifiers are not supported by the embedded engine", start)
        lazy = self.take("?")
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
                return self.character_class(start)
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
        return Atom(self.literal(ord(char)))

    def _group(self, start: int) -> Regex | None:
        if not self.take("?"):
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
        if not self.take(")"):
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
            items = tuple(Atom(self.literal(ord(each))) for each in quoted)
            if items and self.pattern[self.position : self.position + 1] in ("*", "+", "?", "{"):
                raise RegexError("a quantifier after \\Q..\\E is not supported by the embedded engine", self.position)
            return Group(None, Sequence(items), start) if items else None
        if char in ("p", "P"):
            return Atom(f"[{self.property_members(start)}]")
        return Atom(self.literal(self.character(start)))
