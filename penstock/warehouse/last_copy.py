"""What pg_last_copy_id() and pg_last_copy_count() answer.

https://docs.aws.amazon.com/redshift/latest/dg/PG_LAST_COPY_ID.html,
https://docs.aws.amazon.com/redshift/latest/dg/PG_LAST_COPY_COUNT.html
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class LastCopy:
    """The session's last COPY that began to load; changed by each of them."""

    query: int = -1
    """Its number in the system tables, -1 where there was none."""
    rows: int = 0
    """How many rows it has loaded."""
