"""Rules of functions, types and AS clauses."""

from __future__ import annotations

from typing import Any

from lark import Token, Transformer, v_args

from penstock.pig import nodes
from penstock.pig.syntax.words import name_of
from penstock.pig.text import unquote


@v_args(meta=True)
class TypeRules(Transformer[Token, Any]):
    """Functions, types and the fields of AS."""

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
        name = "group" if children[0].type == "GROUP" else name_of(children[0])
        return nodes.FieldSpec(meta.start_pos, name, children[1] if len(children) > 1 else None)

    def simple_type(self, meta: Any, children: list[Token]) -> nodes.TypeSpec:
        """`int`, `chararray` and their like."""
        return nodes.TypeSpec(meta.start_pos, children[0].lower())

    def tuple_type(self, meta: Any, children: list[Any]) -> nodes.TypeSpec:
        """`tuple(a:int)`, or the same without the word."""
        fields = tuple(child for child in children if isinstance(child, nodes.FieldSpec))
        return nodes.TypeSpec(meta.start_pos, "tuple", fields)
