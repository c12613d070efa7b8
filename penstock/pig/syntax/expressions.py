"""Rules of expressions."""

from __future__ import annotations

from typing import Any

from lark import Token, Transformer, v_args

from penstock.pig import nodes
from penstock.pig.syntax.words import UnsupportedConstructError, name_of
from penstock.pig.text import unquote

_SYMBOLS = {"EQ": "==", "NEQ": "!=", "LT": "<", "LTE": "<=", "GT": ">", "GTE": ">="}


@v_args(meta=True)
class ExpressionRules(Transformer[Token, Any]):
    """Expressions."""

    def star(self, meta: Any, _children: list[Any]) -> nodes.Star:
        """`*`."""
        return nodes.Star(meta.start_pos)

    def flatten(self, meta: Any, children: list[Any]) -> nodes.Flatten:
        """FLATTEN(expression)."""
        return nodes.Flatten(meta.start_pos, children[1])

    def binary(self, _meta: Any, children: list[Any]) -> nodes.Binary:
        """An operator between two operands; its place is the operator's."""
        left, token, right = children
        operator = token.upper()
        return nodes.Binary(token.start_pos or 0, _SYMBOLS.get(operator, operator), left, right)

    def unary(self, meta: Any, children: list[Any]) -> nodes.Expression:
        """NOT, or minus; minus before a constant makes a negative constant, so that -2147483648 is an int."""
        operator, operand = children[0].upper(), children[1]
        number = isinstance(operand, nodes.Literal) and operand.type in ("int", "long", "float", "double")
        if operator == "-" and number:
            return nodes.Literal(meta.start_pos, -operand.value, operand.type)
        return nodes.Unary(meta.start_pos, operator, operand)

    def is_null(self, meta: Any, children: list[Any]) -> nodes.IsNull:
        """`x IS NULL`."""
        return nodes.IsNull(meta.start_pos, children[0], negated=False)

    def is_not_null(self, meta: Any, children: list[Any]) -> nodes.IsNull:
        """`x IS NOT NULL`."""
        return nodes.IsNull(meta.start_pos, children[0], negated=True)

    def in_list(self, _meta: Any, children: list[Any]) -> nodes.InList:
        """`x IN (a, b)`."""
        return nodes.InList(children[1].start_pos or 0, children[0], tuple(children[2:]))

    def bincond(self, meta: Any, children: list[Any]) -> nodes.Bincond:
        """`(c ? a : b)`."""
        return nodes.Bincond(meta.start_pos, *children)

    def tuple_of(self, meta: Any, children: list[Any]) -> nodes.TupleOf:
        """`(a, b)`."""
        return nodes.TupleOf(meta.start_pos, tuple(children))

    def cast(self, meta: Any, children: list[Any]) -> nodes.Cast:
        """`(type) x`."""
        return nodes.Cast(meta.start_pos, children[0], children[1])

    def projected(self, _meta: Any, children: list[Any]) -> tuple[nodes.Name | nodes.Position, ...]:
        """The fields after the dot."""
        return tuple(children)

    def projection(self, meta: Any, children: list[Any]) -> nodes.Projection:
        """`base.field`."""
        return nodes.Projection(meta.start_pos, children[0], children[1])

    def call(self, meta: Any, children: list[Any]) -> nodes.Call:
        """`name(arguments)`; a dotted class name has been read as projections of a field."""
        return nodes.Call(meta.start_pos, _class_name(children[0], meta.start_pos), tuple(children[1:]))

    def literal(self, meta: Any, children: list[Token]) -> nodes.Literal:
        """A constant, with its Pig type."""
        token = children[0]
        match token.type:
            case "INTEGER":
                return nodes.Literal(meta.start_pos, int(token), "int")
            case "LONG":
                return nodes.Literal(meta.start_pos, int(token[:-1]), "long")
            case "FLOAT":
                return nodes.Literal(meta.start_pos, float(token[:-1]), "float")
            case "DOUBLE":
                return nodes.Literal(meta.start_pos, float(token), "double")
            case "BOOLEAN":
                return nodes.Literal(meta.start_pos, token.lower() == "true", "boolean")
            case "NULL":
                return nodes.Literal(meta.start_pos, None, "bytearray")
            case _:
                return nodes.Literal(meta.start_pos, unquote(token), "chararray")

    def name(self, meta: Any, children: list[Token]) -> nodes.Name:
        """A field's name; the keyword `group` in any case is the field `group`."""
        token = children[0]
        return nodes.Name(meta.start_pos, "group" if token.type == "GROUP" else name_of(token))

    def position(self, meta: Any, children: list[Token]) -> nodes.Position:
        """`$0`."""
        return nodes.Position(meta.start_pos, int(children[0][1:]))


def _class_name(expression: nodes.Expression, at: int) -> str:
    match expression:
        case nodes.Name(name=name):
            return name
        case nodes.Projection(base=base, fields=(nodes.Name(name=name),)):
            return f"{_class_name(base, at)}.{name}"
    raise UnsupportedConstructError("calling anything but a function's name", at)
