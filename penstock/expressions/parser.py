"""From a string to its tree, by recursive descent."""

from __future__ import annotations

from functools import lru_cache

from penstock.expressions.checks import INTEGERS, check_call
from penstock.expressions.errors import ExpressionError
from penstock.expressions.lexer import token_at
from penstock.expressions.nodes import Call, Expression, Literal, Name, Negation, Node, Operation, Path, Template

GRAMMAR = """\
template  := ( text | "#{" expr "}" )*
expr      := term ( ( "+" | "-" ) term )*
term      := power ( ( "*" | "/" ) power )*
power     := unary ( "^" power )?
unary     := "-" unary | postfix
postfix   := primary ( "." call )*
primary   := NUMBER | STRING | path | call | "(" expr ")"
path      := NAME ( "." NAME )*
call      := NAME "(" ( expr ( "," expr )* )? ")"
NAME      := "@"? "*"? [A-Za-z_] [A-Za-z0-9_]*
NUMBER    := [0-9]+ ( "." [0-9]+ )?
STRING    := "'" [^']* "'" | '"' [^"]* '"'
"""
"""The guide gives no grammar; this one covers every expression in it and in the published samples. There may be space
between any two words, but not within a NAME, a NUMBER or a STRING.
"""

_OPENING = "#{"
_MOST_NESTING = 50
"""Calls, parentheses, signs and powers in one expression: bounds the depth of the tree far below Python's stack."""


def has_expression(text: str) -> bool:
    """Tell whether a string holds an expression, well-formed or not."""
    return _OPENING in text


@lru_cache(maxsize=1024)
def parse(template: str, *, extensions: bool = False) -> Template:
    """Return the text and the expressions of a template.

    Args:
        template: A field's text.
        extensions: Take the functions `inTimeZone` and `plusPeriod`, which the guide does not list.

    Raises:
        ExpressionError: The syntax is wrong, a function is unknown or takes other arguments, or a literal pattern of
            `format` is wrong.
    """
    parts: list[str | Expression] = []
    position = 0
    while (opening := template.find(_OPENING, position)) >= 0:
        if opening > position:
            parts.append(template[position:opening])
        parser = _Parser(template, opening, extensions=extensions)
        parts.append(parser.expression())
        position = parser.token.end
    if position < len(template):
        parts.append(template[position:])
    return Template(template, tuple(parts))


class _Parser:
    """The state of parsing one expression: `token` is the next one not yet used."""

    def __init__(self, source: str, opening: int, *, extensions: bool) -> None:
        self.source = source
        self.opening = opening
        self.extensions = extensions
        self.nesting = 0
        self.token = token_at(source, opening + len(_OPENING))

    def expression(self) -> Expression:
        """Parse up to the closing brace, which stays the current token."""
        if self.at("}"):
            raise self.error("the expression is empty; write a name, a function or a value between '#{' and '}'")
        root = self.sum()
        if not self.at("}"):
            raise self.unexpected("an operator, '.' or '}'")
        return Expression(root, self.opening, self.source)

    def sum(self) -> Node:
        """Parse operands of + and -."""
        first = self.product()
        rest: list[tuple[Name, Node]] = []
        while self.at("+", "-"):
            rest.append((self.take(), self.product()))
        return Operation(first, tuple(rest)) if rest else first

    def product(self) -> Node:
        """Parse operands of * and /."""
        first = self.power()
        rest: list[tuple[Name, Node]] = []
        while self.at("*", "/"):
            rest.append((self.take(), self.power()))
        return Operation(first, tuple(rest)) if rest else first

    def power(self) -> Node:
        """Parse operands of ^, which groups from the right."""
        base = self.unary()
        if not self.at("^"):
            return base
        self.nest()
        return Operation(base, ((self.take(), self.power()),))

    def unary(self) -> Node:
        """Parse an operand with its signs."""
        if not self.at("-"):
            return self.postfix()
        self.nest()
        sign = self.take()
        return Negation(self.unary(), sign.offset)

    def postfix(self) -> Node:
        """Parse an operand with the fields and methods after it."""
        is_bare = not self.at("(")
        node = self.primary()
        while self.at("."):
            self.take()
            name = self.name("a field or a function after '.'")
            if self.at("("):
                node = self.call(name, (node,))
            elif isinstance(node, Path) and is_bare:
                node = Path((*node.segments, name))
            else:
                message = f"only a reference has fields, so '.{name.text}' must be a call: write '.{name.text}(...)'"
                raise ExpressionError(message, name.offset, self.source)
        return node

    def primary(self) -> Node:
        """Parse a literal, a name, a call or parentheses."""
        token = self.token
        if token.kind == "number":
            return self.number()
        if token.kind == "string":
            self.take()
            return Literal(token.text[1:-1], token.offset)
        if self.at("("):
            self.nest()
            self.take()
            node = self.sum()
            self.close()
            return node
        name = self.name("a name, a number, a quoted string or '('")
        return self.call(name, ()) if self.at("(") else Path((name,))

    def number(self) -> Literal:
        """Parse a number."""
        token = self.token
        value = float(token.text) if "." in token.text else int(token.text.lstrip("0")[:20] or "0")
        if value == float("inf") or (isinstance(value, int) and value not in INTEGERS):
            raise self.error("the number is too large; integers have 64 bits")
        self.take()
        if self.token.kind in ("name", "number") and self.token.offset == token.end:
            raise self.unexpected("an operator after the number")
        return Literal(value, token.offset)

    def name(self, expected: str) -> Name:
        """Parse a name; a `*` written directly before it marks a secret and is part of it."""
        star = self.token if self.at("*") else None
        if star:
            self.take()
        if self.token.kind != "name" or (star and (self.token.offset != star.end or self.token.text.startswith("@"))):
            if star:
                self.token = star
            raise self.unexpected(expected)
        word = self.take()
        return Name(f"*{word.text}", star.offset) if star else word

    def call(self, function: Name, arguments: tuple[Node, ...]) -> Call:
        """Parse the parentheses of a call; `arguments` holds the object of a method."""
        self.nest()
        self.take()
        if not self.at(")"):
            arguments = (*arguments, self.sum())
            while self.at(","):
                self.take()
                arguments = (*arguments, self.sum())
        self.close()
        call = Call(function, arguments)
        check_call(call, self.source, extensions=self.extensions)
        return call

    def close(self) -> None:
        """Step over a closing parenthesis."""
        if not self.at(")"):
            raise self.unexpected("an operator, ',' or ')'")
        self.take()

    def at(self, *symbols: str) -> bool:
        """Tell whether the current token is one of these symbols."""
        return self.token.kind == "symbol" and self.token.text in symbols

    def take(self) -> Name:
        """Step over the current token and return it."""
        taken = self.token
        self.token = token_at(self.source, taken.end)
        return Name(taken.text, taken.offset)

    def nest(self) -> None:
        """Count one more level.

        Raises:
            ExpressionError: There are too many of them.
        """
        self.nesting += 1
        if self.nesting > _MOST_NESTING:
            limit = f"at most {_MOST_NESTING} calls, parentheses, signs and powers are allowed in one expression"
            raise self.error(f"the expression is too complex; {limit}; split it over several fields")

    def unexpected(self, expected: str) -> ExpressionError:
        """Return the error for the current token; at the end of the text the missing brace is the fault."""
        if self.token.kind == "end":
            message = "this '#{' is never closed; add '}' after the expression"
            return ExpressionError(message, self.opening, self.source)
        return self.error(f"expected {expected}; found {self.token.shown}")

    def error(self, message: str) -> ExpressionError:
        """Return an error at the current token."""
        return ExpressionError(message, self.token.offset, self.source)
