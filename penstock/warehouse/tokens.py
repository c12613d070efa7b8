"""A cursor over the tokens of one statement, for the statements whose grammar is Redshift's own (DDL, COPY)."""

from __future__ import annotations

import re

from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.lexer import Token, place, tokenize


class TokenReader:
    """Reads the tokens of `sql` from left to right; keywords match in any case."""

    def __init__(self, sql: str) -> None:
        self.sql = sql
        self._tokens = tokenize(sql)
        self._index = 0

    @property
    def at_end(self) -> bool:
        """Whether every token has been read."""
        return self._index >= len(self._tokens)

    def looking_at(self, *words: str) -> bool:
        """Whether the next tokens are these keywords or punctuation marks."""
        ahead = self._tokens[self._index : self._index + len(words)]
        return len(ahead) == len(words) and all(
            token.kind in {"word", "mark"} and token.text.upper() == word
            for token, word in zip(ahead, words, strict=True)
        )

    def accept(self, *words: str) -> bool:
        """Read these keywords if they come next; tell whether they did."""
        if not self.looking_at(*words):
            return False
        self._index += len(words)
        return True

    def follows_name(self, opening: str, marks: tuple[str, ...]) -> bool:
        """Whether `opening`, any one token, and one of the marks come next."""
        ahead = self._tokens[self._index : self._index + 3]
        return len(ahead) == 3 and ahead[0].text == opening and ahead[2].text in marks

    def precedes_name(self) -> bool:
        """Whether the token behind the next one is a word, too, other than one that belongs to a type."""
        ahead = self._tokens[self._index + 1 : self._index + 2]
        return bool(ahead) and ahead[0].kind == "word" and ahead[0].text.upper() not in _OF_TYPES

    def is_assignment(self) -> bool:
        """Whether `name :=`, `name =`, or the like with a field comes next."""
        ahead = [token.text for token in self._tokens[self._index : self._index + 4]]
        return ahead[1:2] in ([":="], ["="]) or (ahead[1:2] == ["."] and ahead[3:4] in ([":="], ["="]))

    def expect(self, *words: str) -> None:
        """Read these keywords.

        Raises:
            SqlSyntaxError: where something else comes next.
        """
        if not self.accept(*words):
            raise self.error(" ".join(words))

    def name(self) -> str:
        """Read an identifier, in lower case as Redshift folds it, quoted or not.

        Raises:
            SqlSyntaxError: where something else comes next.
        """
        token = self._peek()
        if token is None or token.kind not in {"word", "quoted"}:
            raise self.error("a name")
        self._index += 1
        return token.text.lower()

    def word(self) -> str:
        """Read any one token as a keyword, in upper case, or fail at the end."""
        token = self._peek()
        if token is None:
            raise self.error("more")
        self._index += 1
        return token.text.upper()

    def table_name(self) -> tuple[str | None, str]:
        """Read `[schema.]table`."""
        first = self.name()
        return (first, self.name()) if self.accept(".") else (None, first)

    def names(self) -> tuple[str, ...]:
        """Read `(name, ...)`."""
        self.expect("(")
        found = [self.name()]
        while self.accept(","):
            found.append(self.name())
        self.expect(")")
        return tuple(found)

    def string(self) -> str:
        """Read a string literal; backslashes are kept as written, since COPY gives them a meaning of its own.

        Raises:
            SqlSyntaxError: where something else comes next.
        """
        token = self._peek()
        if token is None or token.kind != "string":
            raise self.error("a string in single quotes")
        self._index += 1
        return token.text

    def text(self) -> str:
        """Read a string literal as SQL reads it: a backslash escapes what follows, but not between dollar signs.

        Raises:
            SqlSyntaxError: where something else comes next.
        """
        token = self._peek()
        text = self.string()
        if token is None or self.sql[token.start] == "$":
            return text
        return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text, flags=re.DOTALL)

    def at_string(self) -> bool:
        """Whether a string literal comes next."""
        token = self._peek()
        return token is not None and token.kind == "string"

    def integer(self) -> int:
        """Read a whole number, with its sign.

        Raises:
            SqlSyntaxError: where something else comes next.
        """
        sign = -1 if self.accept("-") else 1
        token = self._peek()
        if token is None or token.kind != "number" or not token.text.isdecimal():
            raise self.error("a whole number")
        self._index += 1
        return sign * int(token.text)

    def decimal(self) -> float:
        """Read a number without a sign.

        Raises:
            SqlSyntaxError: where something else comes next.
        """
        token = self._peek()
        if token is None or token.kind != "number":
            raise self.error("a number")
        self._index += 1
        return float(token.text)

    def skip_expression(self) -> str:
        """Read up to the next comma, closing bracket or keyword that ends a DEFAULT, and give the text."""
        start, depth = self._index, 0
        while (token := self._peek()) is not None:
            if depth == 0 and self._index > start and token.text.upper() in _AFTER_DEFAULT:
                break
            depth += {"(": 1, ")": -1}.get(token.text, 0) if token.kind == "mark" else 0
            if depth < 0:
                break
            self._index += 1
        if self._index == start:
            raise self.error("an expression")
        return self.sql[self._tokens[start].start : self._tokens[self._index - 1].end]

    def text_until(self, *words: str) -> str:
        """Read up to the first of these keywords or marks that stands outside of brackets and CASE ... END.

        Raises:
            SqlSyntaxError: where none of them comes, or nothing is before it.
        """
        start, depth = self._index, 0
        while (token := self._peek()) is not None:
            word = token.text.upper() if token.kind in {"word", "mark"} else ""
            if depth == 0 and word in words:
                break
            depth += _NESTING.get(word, 0)
            self._index += 1
        if token is None or self._index == start:
            raise self.error("an expression" if self._index == start else " or ".join(words))
        return self.sql[self._tokens[start].start : self._tokens[self._index - 1].end]

    def rest(self) -> str:
        """Give the text from the next token on, and go to the end."""
        token = self._peek()
        self._index = len(self._tokens)
        return self.sql[token.start : self._tokens[-1].end] if token else ""

    def ends_with(self, *words: str) -> bool:
        """Whether these keywords are the last, but for semicolons."""
        tokens = [item.text.upper() for item in self._tokens if item.text != ";"]
        return tokens[-len(words) :] == list(words)

    def rest_without(self, *words: str) -> str:
        """Give the text from the next token on, but for these keywords at its end, and go to the end."""
        token = self._peek()
        tokens = [item for item in self._tokens if item.text != ";"]
        tail = [item.text.upper() for item in tokens[-len(words) :]]
        last = tokens[-len(words) - 1] if tail == list(words) else tokens[-1]
        self._index = len(self._tokens)
        return self.sql[token.start : last.end] if token else ""

    def end(self) -> None:
        """Make sure that nothing is left but a semicolon.

        Raises:
            SqlSyntaxError: where something is left.
        """
        self.accept(";")
        if not self.at_end:
            raise self.error("the end of the statement")

    def error(self, expected: str) -> SqlSyntaxError:
        """Describe what comes next and what was expected instead."""
        token = self._peek()
        found = f'at or near "{token.text}" {place(self.sql, token.start)}' if token else "at end of input"
        return SqlSyntaxError(f"syntax error {found}: expected {expected}")

    def _peek(self) -> Token | None:
        return None if self.at_end else self._tokens[self._index]


_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}

_OF_TYPES = frozenset({"PRECISION", "VARYING", "WITH", "WITHOUT"})
"""Second words of types."""

_NESTING = {"(": 1, "[": 1, "CASE": 1, ")": -1, "]": -1, "END": -1}
"""What `text_until` counts."""

_AFTER_DEFAULT = frozenset({",", "NOT", "NULL", "ENCODE", "DISTKEY", "SORTKEY", "UNIQUE", "PRIMARY", "REFERENCES"})
