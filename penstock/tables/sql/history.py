"""History (slowly changing dimension, type 2): every version of a row, with the time in which it held.

A version holds from `valid_from` up to, and without, `valid_to`; the one that holds now has a NULL there. The time of
a run is given, not the clock's: running an interval again first takes back what its last run wrote, so that twice is
the same as once, and a source that was corrected in between counts. Time goes forward only: a run of an interval older
than what is recorded changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from penstock.tables.model import Table
from penstock.tables.source import Source
from penstock.tables.sql.create import drop_temporary
from penstock.tables.sql.ordering import Order
from penstock.tables.sql.staging import stage
from penstock.tables.sql.versions import (
    STANDARD,
    Validity,
    add_versions,
    begin,
    end_versions,
    take_back,
    versions_of,
)


def history(
    table: Table,
    source: Source,
    at: str,
    *,
    validity: Validity = STANDARD,
    order_by: Sequence[Order] = (),
    ends_missing: bool = True,
    also: Sequence[str] = (),
) -> tuple[str, ...]:
    """Bring a history up to what the source says at a time.

    `at` is a time stamp, or a Data Pipeline expression that gives one: `#{@scheduledStartTime}`. The key is the
    PRIMARY KEY without `valid_from`. `ends_missing`: the source holds all rows that there are, so that a key that it
    lacks is gone. `also` runs while the rows are still staged.

    Raises:
        TableError: where the table lacks one of those columns, or a key.
    """
    versions = versions_of(table, validity)
    staged = stage(table, source, columns=versions.columns, key=versions.key, order_by=order_by)
    return (
        *staged.statements,
        *begin(versions, at),
        *take_back(versions),
        *end_versions(versions, staged.sql, staged.columns, ends_missing=ends_missing),
        add_versions(versions, staged.sql, staged.columns),
        *also,
        *drop_temporary(versions.temporary("ended")),
        *drop_temporary(versions.temporary("run")),
        *drop_temporary(staged.name),
    )
