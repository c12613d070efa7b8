"""The syntax tree: every offset counts characters from the start of the template, from 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Name:
    """A word of the template and where it starts: a path segment, a dotted path, a function or an operator."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Literal:
    """A number or a quoted string."""

    value: str | int | float
    offset: int


@dataclass(frozen=True, slots=True)
class Path:
    """A value by name: `table`, `input.directoryPath`, `*myPassword`, `node.@actualEndTime`."""

    segments: tuple[Name, ...]

    @property
    def offset(self) -> int:
        """Where the first segment starts."""
        return self.segments[0].offset


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; in method style the object before the dot is the first argument."""

    function: Name
    arguments: tuple[Node, ...]

    @property
    def offset(self) -> int:
        """Where the function's name starts."""
        return self.function.offset


@dataclass(frozen=True, slots=True)
class Operation:
    """Operands of one precedence, computed from the left: kept flat so that a long sum is no deep tree."""

    first: Node
    rest: tuple[tuple[Name, Node], ...]

    @property
    def offset(self) -> int:
        """Where the first operand starts."""
        return self.first.offset


@dataclass(frozen=True, slots=True)
class Negation:
    """A minus sign before an operand."""

    operand: Node
    offset: int


Node: TypeAlias = Literal | Path | Call | Operation | Negation


@dataclass(frozen=True, slots=True)
class Expression:
    """One `#{...}`: its tree, the offset of its `#`, and the whole template it stands in."""

    root: Node
    offset: int
    source: str


@dataclass(frozen=True, slots=True)
class Template:
    """A string cut into text and expressions, in order; no text part is empty."""

    source: str
    parts: tuple[str | Expression, ...]

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """The expressions alone."""
        return tuple(part for part in self.parts if isinstance(part, Expression))
