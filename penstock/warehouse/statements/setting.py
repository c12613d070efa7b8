"""SET query_group: the label of the session's statements.

https://docs.aws.amazon.com/redshift/latest/dg/r_query_group.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class SetQueryGroup:
    """SET or RESET query_group: there are no queues here, so it has no effect."""

    @property
    def writes(self) -> bool:
        """It changes nothing."""
        return False

    def run(self, _context: Context) -> Result:
        """Do nothing."""
        return Result()


def _parse(sql: str) -> SetQueryGroup:
    reader = TokenReader(sql)
    verb = reader.word()
    setting = reader.name()
    if setting != "query_group":
        raise UnsupportedError(f"{verb} {setting}")
    return SetQueryGroup()


SETTING = Kind((("SET",), ("RESET",)), _parse)
