"""A script of SqlActivity as statements for the Redshift Data API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.scripts import ScriptStatement, read_script
from penstock.worker.redshift.statement_text import literal

MOST_STATEMENTS = 40
"""https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_BatchExecuteStatement.html"""


@dataclass(frozen=True, slots=True)
class SqlScript:
    """Statements to be sent at once.

    Attributes:
        sqls: with the arguments in the places of their `?`, as literals.
        shown: as the author wrote them; arguments may be secret.
        in_transaction: False for a single statement on its own, since some, such as VACUUM, refuse to be in one.
    """

    sqls: tuple[str, ...]
    shown: tuple[str, ...]
    in_transaction: bool


def sql_script(text: str, arguments: Sequence[str], *, prologue: Sequence[str] = ()) -> SqlScript:
    """Read a script and bind its arguments, in order.

    A batch is a transaction, so that BEGIN and COMMIT around the whole are left out. A COMMIT or ROLLBACK elsewhere is
    sent and ends the transaction there; that the Data API allows it is inferred.

    Args:
        text: the script.
        arguments: the values of its `?`; each becomes a string, whose type the place where it stands decides.
        prologue: statements to send before those of the script.

    Raises:
        ValueError: the script cannot be read, is empty or too long, or does not have as many `?` as there are values.
    """
    try:
        statements = read_script(text)
    except SqlSyntaxError as error:
        raise ValueError(str(error)) from None
    if not statements:
        raise ValueError("it has no SQL statement")
    wanted = sum(len(statement.placeholders) for statement in statements)
    if wanted != len(arguments):
        raise ValueError(f"it has {wanted} placeholders '?', and there are {len(arguments)} values in scriptArgument")
    inner = _without_outer_transaction(statements)
    values = iter([literal(argument) for argument in arguments])
    bound = tuple(statement.bound([next(values) for _ in statement.placeholders]) for statement in inner)
    sqls = (*prologue, *bound)
    if len(sqls) > MOST_STATEMENTS:
        raise ValueError(
            f"it makes {len(sqls)} statements, and the Redshift Data API takes {MOST_STATEMENTS} at once; "
            "divide it among several activities"
        )
    return SqlScript(
        sqls,
        (*prologue, *(statement.text for statement in inner)),
        in_transaction=len(sqls) > 1 or inner is not statements,
    )


def _without_outer_transaction(statements: tuple[ScriptStatement, ...]) -> tuple[ScriptStatement, ...]:
    ends = [index for index, item in enumerate(statements) if item.begins_transaction or item.ends_transaction]
    is_outer = (
        ends == [0, len(statements) - 1]
        and statements[0].begins_transaction
        and statements[-1].first_word in {"COMMIT", "END"}
    )
    return statements[1:-1] if is_outer else statements
