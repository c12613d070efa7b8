"""What the statements of a script share while it compiles."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, NoReturn

from penstock.pig.compiler.program import LoadStep, OutputStep, View
from penstock.pig.errors import PigTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penstock.pig import nodes
    from penstock.pig.source import Source
    from penstock.pig.values import Relation


@dataclass(slots=True)
class Context:
    """Relations and functions by alias, and the steps so far."""

    source: Source
    relations: dict[str, Relation] = field(default_factory=dict)
    functions: dict[str, nodes.FunctionSpec] = field(default_factory=dict)
    loads: list[LoadStep] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    outputs: list[OutputStep] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fail(self, message: str, at: int) -> NoReturn:
        """Raise PigTypeError at an offset of the parsed text."""
        raise self.source.error(PigTypeError, message, at)

    def relation(self, alias: nodes.Alias) -> Relation:
        """The relation of an alias that an earlier statement made."""
        if alias.name not in self.relations:
            self.fail(f"undefined alias {alias.name}{did_you_mean(alias.name, self.relations)}", alias.at)
        return self.relations[alias.name]

    def rows(self, alias: nodes.Alias) -> Relation:
        """The same, for operators that do not take a GROUP's result yet."""
        relation = self.relation(alias)
        if relation.group:
            self.fail("the result of GROUP is supported only in FOREACH by the embedded engine yet", alias.at)
        return relation

    def view(self, sql: str, at: int) -> str:
        """Add a view and return its name."""
        name = f"relation_{len(self.views)}"
        self.views.append(View(name, sql, at))
        return name


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`; did you mean x?`, or nothing; aliases and functions are case-sensitive, so another case is a likely slip."""
    names = list(known)
    same = [each for each in names if each.lower() == name.lower()]
    close = same or get_close_matches(name, names, n=1, cutoff=0.75)
    return f"; did you mean {close[0]}?" if close else ""
