"""The statements and their results, in the warehouse's own file.

A statement's end and its result are written by the transaction that has its effect: after a crash FINISHED is true
exactly when the effect is there. Tables are only appended to, so that no two transactions ever conflict.
"""

# ruff: noqa: S608 (the only names put into SQL are our own)

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from duckdb import DuckDBPyConnection

from penstock.local.redshift_data.model import Outcome, Part, Submission, Target
from penstock.warehouse.system import INTERNAL

_REMEMBERED = 1000
_KEPT_PAGES = 100
_SMALL = 65_536  # characters

_TABLES = f"""
CREATE TABLE IF NOT EXISTS {INTERNAL}.submissions (id VARCHAR, created TIMESTAMP, token VARCHAR, form VARCHAR);
CREATE TABLE IF NOT EXISTS {INTERNAL}.outcomes (id VARCHAR, form VARCHAR);
CREATE TABLE IF NOT EXISTS {INTERNAL}.result_pages (id VARCHAR, page INTEGER, form VARCHAR);
"""


class StatementStore:
    """Reads and appends; safe to share between threads."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._pages: OrderedDict[tuple[str, int], str] = OrderedDict()
        self._recent: OrderedDict[str, tuple[Submission, Outcome | None]] = OrderedDict()
        self._lock = threading.Lock()
        connection.execute(_TABLES)
        # The file has no index for these: to look through all of it would cost the more, the longer a run lasts.
        self._by_token: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for submission, _ in self._select("ORDER BY s.created DESC", []):
            self._index(submission)

    def close(self) -> None:
        """Close the store's connection."""
        with self._lock:
            self._connection.close()

    def submit(self, submission: Submission) -> None:
        """Note a submission."""
        form = json.dumps(
            {
                "sqls": submission.sqls,
                "target": asdict(submission.target),
                "batch": submission.is_batch,
                "parameters": submission.parameters,
                "name": submission.name,
                "session": submission.session,
            }
        )
        created = submission.created.astimezone(UTC).replace(tzinfo=None)
        self._query(
            f"INSERT INTO {INTERNAL}.submissions VALUES (?, ?, ?, ?)", [submission.id, created, submission.token, form]
        )
        self._remember(submission, None)
        with self._lock:
            self._index(submission)

    def end(self, statement_id: str, outcome: Outcome) -> None:
        """Note how a submission ended, where it had no effect."""
        with self._lock:
            write_outcome(self._connection, statement_id, outcome)
        self.ended(statement_id, outcome)

    def ended(self, statement_id: str, outcome: Outcome) -> None:
        """Learn how a submission ended, which is written down already."""
        with self._lock:
            recent = self._recent.get(statement_id)
        if recent is not None:
            self._remember(recent[0], outcome)

    def find(self, statement_id: str) -> tuple[Submission, Outcome | None] | None:
        """Find a submission, and its outcome where it has ended; the latest ones without a look into the file."""
        with self._lock:
            recent = self._recent.get(statement_id)
        if recent is not None:
            return recent
        found = self._select("WHERE s.id = ?", [statement_id])
        return found[0] if found else None

    def find_token(self, token: str) -> Submission | None:
        """Find the submission that was made with a client token."""
        with self._lock:
            statement_id = self._by_token.get(token)
        found = self.find(statement_id) if statement_id is not None else None
        return found[0] if found is not None else None

    def all(self) -> Sequence[tuple[Submission, Outcome | None]]:
        """Give all submissions, the latest first."""
        return self._select("ORDER BY s.created DESC, s.id", [])

    def named(self, prefix: str) -> Sequence[tuple[Submission, Outcome | None]]:
        """Give the submissions whose names begin with a text, the latest first."""
        with self._lock:
            ids = [statement_id for statement_id, name in self._names.items() if name.startswith(prefix)]
        found = [item for item in map(self.find, ids) if item is not None]
        return sorted(found, key=lambda item: (-item[0].created.timestamp(), item[0].id))

    def unfinished(self) -> Sequence[Submission]:
        """Give the submissions without an outcome."""
        return [submission for submission, _ in self._select("WHERE o.id IS NULL", [])]

    def page(self, result_id: str, page: int) -> dict[str, Any] | None:
        """Give one page of a result; the id of a batch's statement is `ID:N`."""
        with self._lock:
            kept = self._pages.get((result_id, page))
        if kept is not None:
            found: dict[str, Any] = json.loads(kept)
            return found
        rows = self._query(f"SELECT form FROM {INTERNAL}.result_pages WHERE id = ? AND page = ?", [result_id, page])
        return json.loads(rows[0][0]) if rows else None

    def _index(self, submission: Submission) -> None:
        if submission.token is not None:
            self._by_token[submission.token] = submission.id
        if submission.name is not None:
            self._names[submission.id] = submission.name

    def keep_pages(self, pages: Mapping[tuple[str, int], str]) -> None:
        """Keep small pages that are written down already, since they are likely to be asked for soon."""
        with self._lock:
            self._pages.update((key, form) for key, form in pages.items() if len(form) <= _SMALL)
            while len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)

    def _remember(self, submission: Submission, outcome: Outcome | None) -> None:
        with self._lock:
            self._recent[submission.id] = submission, outcome
            while len(self._recent) > _REMEMBERED:
                self._recent.popitem(last=False)

    def _select(self, condition: str, values: list[Any]) -> list[tuple[Submission, Outcome | None]]:
        rows = self._query(
            f"SELECT s.id, s.created, s.token, s.form, o.form FROM {INTERNAL}.submissions s"
            f" LEFT JOIN {INTERNAL}.outcomes o ON o.id = s.id {condition}",
            values,
        )
        return [(_submission(*row[:4]), _outcome(row[4]) if row[4] else None) for row in rows]

    def _query(self, sql: str, values: list[Any]) -> list[Any]:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()


def write_outcome(connection: DuckDBPyConnection, statement_id: str, outcome: Outcome) -> None:
    """Note an outcome in the connection's transaction."""
    form = json.dumps({**asdict(outcome), "updated": outcome.updated.timestamp()})
    connection.execute(f"INSERT INTO {INTERNAL}.outcomes VALUES (?, ?)", [statement_id, form])


def write_page(connection: DuckDBPyConnection, result_id: str, page: int, form: str) -> None:
    """Note one page of a result (JSON) in the connection's transaction."""
    connection.execute(f"INSERT INTO {INTERNAL}.result_pages VALUES (?, ?, ?)", [result_id, page, form])


def _submission(statement_id: str, created: datetime, token: str | None, text: str) -> Submission:
    form = json.loads(text)
    return Submission(
        id=statement_id,
        sqls=tuple(form["sqls"]),
        target=Target(**form["target"]),
        created=created.replace(tzinfo=UTC),
        is_batch=form["batch"],
        parameters=tuple((name, value) for name, value in form["parameters"]),
        name=form["name"],
        token=token,
        session=form.get("session"),
    )


def _outcome(text: str) -> Outcome:
    form = json.loads(text)
    parts = tuple(Part(**part) for part in form.pop("parts"))
    return Outcome(**{**form, "updated": datetime.fromtimestamp(form["updated"], UTC), "parts": parts})
