"""BEGIN, COMMIT, ROLLBACK.

https://docs.aws.amazon.com/redshift/latest/dg/r_BEGIN.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class Transaction:
    """One end of a transaction; the session acts on it, since it is the session that holds transactions."""

    action: Literal["begin", "commit", "rollback"]

    @property
    def writes(self) -> bool:
        """It changes nothing by itself."""
        return False

    def run(self, _context: Context) -> Result:
        """Nothing is left to do once the session has acted."""
        return Result()


def _parse(sql: str) -> Transaction:
    reader = TokenReader(sql)
    action = _ACTIONS[reader.word()]
    if not reader.accept("WORK"):
        reader.accept("TRANSACTION")
    if action == "begin":
        # There is one isolation level, and it is SERIALIZABLE.
        if reader.accept("ISOLATION", "LEVEL"):
            _read_level(reader)
        if not reader.accept("READ", "WRITE"):
            reader.accept("READ", "ONLY")
    reader.end()
    return Transaction(action)


def _read_level(reader: TokenReader) -> None:
    for words in (("SERIALIZABLE",), ("READ", "COMMITTED"), ("READ", "UNCOMMITTED"), ("REPEATABLE", "READ")):
        if reader.accept(*words):
            return
    raise reader.error("an isolation level")


_ACTIONS: dict[str, Literal["begin", "commit", "rollback"]] = {
    "BEGIN": "begin",
    "START": "begin",
    "COMMIT": "commit",
    "END": "commit",
    "ROLLBACK": "rollback",
    "ABORT": "rollback",
}

TRANSACTION = Kind(tuple((word,) for word in _ACTIONS), _parse)
