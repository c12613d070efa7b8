"""One call of a procedure under way: its variables, and how its expressions and its SQL run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sqlglot.expressions import Expr

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.procedures.expressions import evaluate
from penstock.warehouse.procedures.model import CursorDeclaration, Execute, Leave, Procedure, Return, Sql, Statements
from penstock.warehouse.procedures.variables import Frame, Value, Variable
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context
from penstock.warehouse.types import MAX_VARCHAR, RedshiftType

BOOLEAN = RedshiftType("bool")
TEXT = RedshiftType("varchar", (MAX_VARCHAR,))

_ALONE = re.compile(
    r"(PREPARE|VACUUM|(?:CREATE|DROP)\s+DATABASE|SET\s+LOCAL|ALTER\s+TABLE\s+\S+\s+APPEND)\b", re.IGNORECASE
)
"""What Redshift does not run within a procedure, since it takes a transaction of its own."""

_CONTROL = re.compile(r"\s*(?:COMMIT|ROLLBACK|END|ABORT|BEGIN|START)\b", re.IGNORECASE)

Signal = Leave | Return | None
"""Why a list of statements has ended before its end."""


class Activation:
    """What a call works with.

    Attributes:
        context: of the CALL.
        procedure: what is called.
        frame: the variables of the innermost block.
        cursors: those that blocks have declared, by their names.
        caught: the error that a handler is about.
        rows: what GET DIAGNOSTICS tells.
    """

    def __init__(
        self, context: Context, procedure: Procedure, run_all: Callable[[Activation, Statements], Signal]
    ) -> None:
        self.context = context
        self.procedure = procedure
        self.frame = Frame(context.connection, names={"found": Variable(BOOLEAN, value=False)})
        self.cursors: dict[str, CursorDeclaration] = {}
        self.caught: WarehouseError | None = None
        self.rows = 0
        self._run_all = run_all
        # Whether each statement is a transaction of its own.
        self._commits = procedure.nonatomic and not context.nested.is_block

    def run(self, statements: Statements) -> Signal:
        """Run statements up to the end, or to one that leaves them."""
        return self._run_all(self, statements)

    @contextmanager
    def inner_frame(self) -> Iterator[Frame]:
        """Open a block of variables."""
        outer = self.frame
        self.frame = outer.inner()
        try:
            yield self.frame
        finally:
            self.frame = outer

    def value(self, expression: str, type_: RedshiftType | None = None) -> Value:
        """Give the value of an expression, as a type if one is given.

        Raises:
            WarehouseError: where it has none, or several.
        """
        return evaluate(self.context, expression, self.literal, type_)

    def is_true(self, condition: str) -> bool:
        """Whether a condition holds; it does not where it is NULL."""
        return self.value(condition, BOOLEAN).value is True

    def literal(self, name: str) -> Expr | None:
        """Give a variable's value as SQL."""
        return self.frame.literal(name)

    def execute(self, source: Sql | Execute) -> Result:
        """Run a statement that is written out, or made.

        Raises:
            WarehouseError: where it fails, or must not stand in a procedure.
        """
        if isinstance(source, Sql):
            text, variables = source.text, self.literal
        else:
            text, variables = self._made(source.expression), None
        alone = _ALONE.match(text)
        if alone:
            words = " ".join(alone[1].upper().split())
            raise WarehouseError(f"{words} cannot be run from a procedure, since it takes a transaction of its own")
        result = self.context.nested.run_nested(text, variables)
        if text[:8].upper() == "TRUNCATE":
            self.context.nested.end_transaction("commit")
        return result

    def _made(self, expression: str) -> str:
        made = self.value(expression, TEXT).value
        if made is None:
            raise WarehouseError("cannot EXECUTE a null querystring")
        text = str(made).strip()
        if _CONTROL.match(text):
            raise WarehouseError("a procedure cannot EXECUTE a statement that begins or ends a transaction")
        return text

    def done(self) -> None:
        """End the transaction of a statement, where each is one of its own."""
        if self._commits:
            self.context.nested.end_transaction("commit")

    def assign_row(self, targets: Sequence[str], result: Result) -> None:
        """Put the first row of a result into variables."""
        self.frame.assign_row(targets, result.columns, result.rows[0] if result.rows else None)

    def set_found(self, *, found: bool) -> None:
        """Set FOUND."""
        self.frame.assign("found", Value(BOOLEAN, found))
