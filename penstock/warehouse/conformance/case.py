"""A case: a statement of Redshift's, and what it must do by the public guide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Row = tuple[object, ...]
File = tuple[str, str]
"""Its URI and its text, in which a lone surrogate is a byte that is no UTF-8."""


@dataclass(frozen=True, slots=True)
class Case:
    """One statement with its expectation. It runs after SAMPLE and `before`, and is rolled back."""

    construct: str
    """What the table in the documentation calls it."""
    sql: str
    rows: tuple[Row, ...] | None = None
    """The rows of `then`, or of the statement itself; None where it must fail."""
    then: str | None = None
    """A query that shows what the statement has done."""
    before: tuple[str, ...] = ()
    error: str | None = None
    """What the message must contain, where it must fail."""
    is_supported: bool = True
    """False: Redshift would run it; the local warehouse refuses it and names the construct."""
    files: tuple[File, ...] = ()
    """What is in S3 before it runs."""
    after: tuple[str, ...] = ()
    """What runs between it and `then`."""


def shows(construct: str, sql: str, *rows: Row, before: tuple[str, ...] = ()) -> Case:
    """Make a case of a query and its rows."""
    return Case(construct, sql, rows, before=before)


def does(construct: str, sql: str, then: str, *rows: Row, before: tuple[str, ...] = ()) -> Case:
    """Make a case of a statement and what is there afterwards."""
    return Case(construct, sql, rows, then, before)


def refuses(construct: str, sql: str, message: str, *, before: tuple[str, ...] = ()) -> Case:
    """Make a case of a statement that fails in Redshift, too."""
    return Case(construct, sql, before=before, error=message)


def lacks(construct: str, sql: str, named: str, *, before: tuple[str, ...] = ()) -> Case:
    """Make a case of a statement that only Redshift runs."""
    return Case(construct, sql, before=before, error=f"{named} is not supported", is_supported=False)


def moment(text: str) -> datetime:
    """Read a timestamp without time zone, as TIMESTAMP is."""
    return datetime.fromisoformat(text)
