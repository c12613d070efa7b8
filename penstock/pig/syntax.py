"""lark's parse tree to `nodes`."""

from __future__ import annotations

from typing import Any

from lark import Token, Transformer, v_args

from penstock.pig import nodes
from penstock.pig.text import unquote

_SYMBOLS = {"EQ": "==", "NEQ": "!=", "LT": "<", "LTE": "<=", "GT": ">", "GTE": ">="}


class UnsupportedConstructError(Exception):
    """A construct of Pig Latin that the engine does not have, and its offset."""

    def __init__(self, construct: str, at: int) -> None:
        super().__init__(construct)
        self.construct = construct
        self.at = at


def _at(token: Token) -> int:
    return token.start_pos or 0


@v_args(meta=True)
class TreeBuilder(Transformer[Token, Any]):
    """One method per rule of grammar.lark; children are tokens and finished nodes."""

    def start(self, _meta: Any, children: list[Any]) -> tuple[nodes.Statement, ...]:
        """All statements, without the empty ones."""
        return tuple(child for child in children if child is not None)

    def nothing(self, _meta: Any, _children: list[Any]) -> None:
        """An empty statement."""
        return

    # Statements

    def register(self, meta: Any, children: list[Token]) -> nodes.Register:
        """REGISTER 'path' or REGISTER path."""
        path = children[0][len("register") :].strip()
        return nodes.Register(meta.start_pos, path.strip("'"))

    def set_option(self, meta: Any, children: list[Token]) -> nodes.SetOption:
        """SET key value."""
        return nodes.SetOption(meta.start_pos, children[0][len("set") :].strip())

    def define(self, meta: Any, children: list[Any]) -> nodes.Define:
        """DEFINE alias function."""
        return nodes.Define(meta.start_pos, str(children[1]), children[2])

    def assign(self, meta: Any, children: list[Any]) -> nodes.Assign:
        """An alias for an operator, with PARALLEL dropped: one part file is written whatever it says."""
        return nodes.Assign(meta.start_pos, str(children[0]), children[1])

    def store(self, meta: Any, children: list[Any]) -> nodes.Store:
        """STORE alias INTO 'uri' USING function."""
        function = children[4] if len(children) > 4 else None
        return nodes.Store(meta.start_pos, children[1], unquote(children[3]), function)

    # Operators

    def alias(self, meta: Any, children: list[Token]) -> nodes.Alias:
        """A relation's name."""
        return nodes.Alias(meta.start_pos, str(children[0]))

    def load(self, meta: Any, children: list[Any]) -> nodes.Load:
        """LOAD 'uri' USING function AS (fields)."""
        function = next((child for child in children if isinstance(child, nodes.FunctionSpec)), None)
        fields = next((child for child in children if isinstance(child, tuple)), None)
        return nodes.Load(meta.start_pos, unquote(children[1]), function, fields)

    def foreach(self, meta: Any, children: list[Any]) -> nodes.Foreach:
        """FOREACH alias GENERATE items."""
        return nodes.Foreach(meta.start_pos, children[1], children[2])

    def generate(self, _meta: Any, children: list[Any]) -> tuple[nodes.Item, ...]:
        """The items of GENERATE."""
        return tuple(children[1:])

    def item(self, meta: Any, children: list[Any]) -> nodes.Item:
        """An expression, `*` or FLATTEN(..), with its AS clause."""
        return nodes.Item(meta.start_pos, children[0], children[1] if len(children) > 1 else None)

    def filter(self, meta: Any, children: list[Any]) -> nodes.Filter:
        """FILTER alias BY condition."""
        return nodes.Filter(meta.start_pos, children[1], children[3])

    def distinct(self, meta: Any, children: list[Any]) -> nodes.Distinct:
        """DISTINCT alias."""
        return nodes.Distinct(meta.start_pos, children[1])

    def limit(self, meta: Any, children: list[Any]) -> nodes.Limit:
        """LIMIT alias count."""
        return nodes.Limit(meta.start_pos, children[1], int(children[2]))

    def order(self, meta: Any, children: list[Any]) -> nodes.Order:
        """ORDER alias BY keys."""
        return nodes.Order(meta.start_pos, children[1], tuple(children[3:]))

    def sort_key(self, meta: Any, children: list[Any]) -> nodes.SortKey:
        """A field, ascending unless DESC follows."""
        return nodes.SortKey(meta.start_pos, children[0], len(children) > 1 and children[1].type == "DESC")

    def group(self, meta: Any, children: list[Any]) -> nodes.Group:
        """GROUP alias ALL or BY keys."""
        keys = () if children[2].type == "ALL" else children[3]
        return nodes.Group(meta.start_pos, children[1], keys)

    def keys(self, _meta: Any, children: list[Any]) -> tuple[nodes.Expression, ...]:
        """One key, or several in parentheses."""
        return tuple(children)

    def union(self, meta: Any, children: list[Any]) -> nodes.Union:
        """UNION aliases."""
        return nodes.Union(meta.start_pos, tuple(children[1:]))

    # Functions and types

    def using(self, _meta: Any, children: list[Any]) -> nodes.FunctionSpec:
        """USING function."""
        spec: nodes.FunctionSpec = children[1]
        return spec

    def function(self, meta: Any, children: list[Any]) -> nodes.FunctionSpec:
        """A class name with constructor arguments."""
        return nodes.FunctionSpec(meta.start_pos, children[0], tuple(unquote(child) for child in children[1:]))

    def class_name(self, _meta: Any, children: list[Token]) -> str:
        """`org.apache.pig.builtin.TRIM` or `TRIM`."""
        return ".".join(children)

    def as_fields(self, _meta: Any, children: list[Any]) -> tuple[nodes.FieldSpec, ...]:
        """The fields of an AS clause."""
        return tuple(children[1:])

    def field(self, meta: Any, children: list[Any]) -> nodes.FieldSpec:
        """A name with an optional type."""
        return nodes.FieldSpec(meta.start_pos, str(children[0]), children[1] if len(children) > 1 else None)

    def simple_type(self, meta: Any, children: list[Token]) -> nodes.TypeSpec:
        """`int`, `chararray` and their like."""
        return nodes.TypeSpec(meta.start_pos, children[0].lower())

    def tuple_type(self, meta: Any, children: list[Any]) -> nodes.TypeSpec:
        """`tuple(a:int)`, or the same without the word."""
        fields = tuple(child for child in children if isinstance(child, nodes.FieldSpec))
        return nodes.TypeSpec(meta.start_pos, "tuple", fields)

    def bag_type(self, meta: Any, children: list[Any]) -> nodes.TypeSpec:
        """`bag{t:(a:int)}`, or the same without the word."""
        inner = next((child for child in children if isinstance(child, nodes.TypeSpec)), None)
        return nodes.TypeSpec(meta.start_pos, "bag", inner.fields if inner else ())

    def map_type(self, meta: Any, _children: list[Any]) -> nodes.TypeSpec:
        """`map[]`, with or without a value type."""
        return nodes.TypeSpec(meta.start_pos, "map")

    # Expressions

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
        return nodes.Binary(_at(token), _SYMBOLS.get(operator, operator), left, right)

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
        return nodes.InList(_at(children[1]), children[0], tuple(children[2:]))

    def bincond(self, meta: Any, children: list[Any]) -> nodes.Bincond:
        """`(c ? a : b)`."""
        return nodes.Bincond(meta.start_pos, *children)

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
        return nodes.Name(meta.start_pos, "group" if token.type == "GROUP" else str(token))

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
