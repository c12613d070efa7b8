"""GRANT and REVOKE: accepted without effect, since whoever reaches the local warehouse may do anything.

https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind


@dataclass(frozen=True, slots=True)
class Privileges:
    """GRANT or REVOKE."""

    @property
    def writes(self) -> bool:
        """It changes nothing here."""
        return False

    def run(self, _context: Context) -> Result:
        """Do nothing."""
        return Result()


def _parse(_sql: str) -> Privileges:
    return Privileges()


PRIVILEGES = Kind((("GRANT",), ("REVOKE",)), _parse)
