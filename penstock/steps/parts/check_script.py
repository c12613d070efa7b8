"""The SQL of checks: what is found is noted, and then told.

It is noted in `penstock_checks`, in a transaction of its own, so that it stays when the check then fails the activity.
SQL has no word for failing: a text that is no number is cast to one, and the warehouse's message has the text in it.
"""

from __future__ import annotations

from collections.abc import Iterable

_RESULTS = """\
CREATE TABLE IF NOT EXISTS penstock_checks (
    pipeline       VARCHAR(1024) NOT NULL,
    step           VARCHAR(256)  NOT NULL,
    interval_start TIMESTAMP     NOT NULL,
    checked_at     TIMESTAMP     NOT NULL,
    found          BIGINT        NOT NULL
)
SORTKEY (checked_at)"""


def check_script(
    pipeline: str, step: str, source: str, message: str, *, before: Iterable[str] = (), fails: bool
) -> str:
    """Write the script of a check.

    Args:
        pipeline: its name.
        step: the check.
        source: what FROM takes: one row, whose column `found` is the number of things that are wrong.
        message: what is said of them, as SQL that is no number.
        before: statements that make the source, or what it reads.
        fails: whether the activity fails where something is wrong; otherwise it is only noted.
    """
    from penstock.tables.sql.transaction import in_transaction, script

    noted = in_transaction((_RESULTS, *before, _note_found(pipeline, step, source)))
    return script((*noted, _tell_found(message, source)) if fails else noted)


def _note_found(pipeline: str, step: str, source: str) -> str:
    """Write the statement that notes what a check has found.

    Args:
        pipeline: its name.
        step: the check.
        source: what FROM takes: one row, whose column `found` is the number of things that are wrong.
    """
    from penstock.tables.names import literal

    return (
        "INSERT INTO penstock_checks (pipeline, step, interval_start, checked_at, found)\n"
        f"SELECT {literal(pipeline)}, {literal(step)}, "
        f"CAST('#{{@scheduledStartTime}}' AS TIMESTAMP), GETDATE(), found\nFROM {source}"
    )


def _tell_found(message: str, source: str) -> str:
    """Write the statement that fails where something was found.

    Args:
        message: what is said then, as SQL that is no number.
        source: as for `_note_found`.
    """
    return f"SELECT CAST(CASE WHEN found > 0 THEN {message} ELSE '0' END AS INTEGER) AS found\nFROM {source}"
