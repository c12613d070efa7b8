"""Rules of statements and relational operators."""

from __future__ import annotations

import re
from typing import Any

from lark import Token, Transformer, v_args

from penstock.pig import nodes
from penstock.pig.syntax.words import name_of
from penstock.pig.text import unquote

_PATH = re.compile(r"/\*.*?\*/|(?P<path>\S+)", re.DOTALL)


@v_args(meta=True)
class StatementRules(Transformer[Token, Any]):
    """Statements and operators."""

    def start(self, _meta: Any, children: list[Any]) -> tuple[nodes.Statement, ...]:
        """All statements, without the empty ones."""
        return tuple(child for child in children if child is not None)

    def nothing(self, _meta: Any, _children: list[Any]) -> None:
        """An empty statement."""
        return

    def register(self, meta: Any, children: list[Token]) -> nodes.Register:
        """REGISTER 'path' or REGISTER path."""
        path = children[0][len("register") :].strip()
        return nodes.Register(meta.start_pos, path.strip("'"))

    def set_option(self, meta: Any, children: list[Token]) -> nodes.SetOption:
        """SET key value."""
        return nodes.SetOption(meta.start_pos, children[0][len("set") :].strip())

    def define(self, meta: Any, children: list[Any]) -> nodes.Define:
        """DEFINE alias function."""
        return nodes.Define(meta.start_pos, name_of(children[1]), children[2])

    def assign(self, meta: Any, children: list[Any]) -> nodes.Assign:
        """An alias for an operator, with PARALLEL dropped: one part file is written whatever it says."""
        return nodes.Assign(meta.start_pos, name_of(children[0]), children[1])

    def store(self, meta: Any, children: list[Any]) -> nodes.Store:
        """STORE alias INTO 'uri' USING function."""
        function = children[4] if len(children) > 4 else None
        return nodes.Store(meta.start_pos, children[1], unquote(children[3]), function)

    def remove(self, meta: Any, children: list[Token]) -> nodes.Remove:
        """Rm or rmf, with one path or more; comments may stand between them."""
        command, text = children
        start = text.start_pos or 0
        paths = tuple(nodes.Path(start + match.start(), match[0]) for match in _PATH.finditer(text) if match["path"])
        return nodes.Remove(meta.start_pos, paths, must_exist=command.lower() == "rm")

    def alias(self, meta: Any, children: list[Token]) -> nodes.Alias:
        """A relation's name."""
        return nodes.Alias(meta.start_pos, name_of(children[0]))

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
        return nodes.Limit(meta.start_pos, children[1], int(children[2].rstrip("lL")))

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
        key = children[0]
        return key.items if isinstance(key, nodes.TupleOf) else (key,)

    def union(self, meta: Any, children: list[Any]) -> nodes.Union:
        """UNION aliases."""
        return nodes.Union(meta.start_pos, tuple(children[1:]))
