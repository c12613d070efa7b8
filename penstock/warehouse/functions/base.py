"""What a function of Redshift's is here: DuckDB SQL that is written when a statement is lowered, or a macro.

Both see DuckDB's types, not Redshift's: a macro may have one body for each type of its arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import UnsupportedError, WarehouseError

PREFIX = "rs_"
"""Of our macros, so that none hides a function of DuckDB's."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function: its name in lower case, and DuckDB's expression for a call with these arguments."""

    name: str
    build: Callable[[list[Expr]], Expr]
    macro: str | None = None
    """The parameters and the body of its macro, if it has one: what follows the name in CREATE MACRO."""
    label: str | None = None
    """What Redshift calls a result column of it; by default its name."""


def call(name: str, *arguments: Expr | str | int) -> Expr:
    """Call a function of DuckDB's, or a macro; texts and numbers become literals."""
    return exp.Anonymous(this=name, expressions=[exp.convert(item) for item in arguments])


def macro(name: str, body: str, *, label: str | None = None) -> Function:
    """Make a function that is a macro; `body` is `(parameters) AS expression`, several of them with commas between."""
    return Function(name, lambda arguments: call(f"{PREFIX}{name}", *arguments), body, label)


def renamed(name: str, duckdb: str, *, fewest: int, most: int, label: str | None = None) -> Function:
    """Make a function that DuckDB has by another name, or by the same."""

    def build(arguments: list[Expr]) -> Expr:
        check_count(name, arguments, fewest, most)
        return call(duckdb, *arguments)

    return Function(name, build, label=label)


def check_count(name: str, arguments: list[Expr], fewest: int, most: int) -> None:
    """Make sure that a call has as many arguments as the function takes.

    Raises:
        WarehouseError: where it has not.
    """
    if not fewest <= len(arguments) <= most:
        counts = str(fewest) if fewest == most else f"{fewest} to {most}"
        raise WarehouseError(f"function {name} takes {counts} arguments, not {len(arguments)}")


def literal_text(name: str, argument: Expr) -> str:
    """Read an argument that says how to work, such as a format.

    Raises:
        UnsupportedError: where it is not written out.
    """
    if isinstance(argument, exp.Literal) and argument.is_string:
        return str(argument.this)
    raise UnsupportedError(f"{name.upper()} with an argument that must be written out here")
