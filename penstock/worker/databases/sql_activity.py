"""SqlActivity in a relational database."""

from __future__ import annotations

from penstock.definition.wire import WireObject
from penstock.worker.attempt import Attempt
from penstock.worker.databases.connection import Database, connected, reason_of
from penstock.worker.databases.scripts import Script, read_script
from penstock.worker.databases.tables import create_if_missing
from penstock.worker.errors import TaskFailed
from penstock.worker.sql_text import SHOWN_CHARS, SqlText
from penstock.worker.task import described


def run_in_database(attempt: Attempt, written: SqlText, database: WireObject) -> None:
    """Run a script in an RdsDatabase or JdbcDatabase.

    All statements are one transaction, unless the script begins or ends one itself: then each statement outside of
    those is on its own. What a database commits by itself (DDL, in MySQL) it commits here, too. Tables of the outputs
    are created first where they are missing.

    A worker that dies before the end has done nothing, as the server rolls its transaction back. One that dies between
    the commit and its report leaves nothing by which the next attempt could tell, and that runs the script again.

    Raises:
        TaskFailed: the database cannot be reached, or refuses a statement.
        TaskCancelled: it was stopped; the transaction is rolled back.
    """
    task = attempt.task
    queue = task.activity.string("queue")
    if queue is not None:
        attempt.log.write(f"queue {queue!r} is ignored: query groups are Redshift's, and this is {described(database)}")
    for node in task.references(task.activity, "output"):
        if node.string("createTableSql") is not None:
            with connected(attempt, node) as target:
                create_if_missing(task, target)
    with connected(attempt, task.activity) as reached:
        _run(attempt, reached, _script(attempt, written, reached))


def _script(attempt: Attempt, written: SqlText, database: Database) -> Script:
    dialect = database.dialect
    arguments = attempt.task.activity.strings("scriptArgument")
    try:
        return read_script(written.text, arguments, backend=dialect.backend, quoted=dialect.quoter(database.connection))
    except ValueError as error:
        raise TaskFailed("InvalidField", f"{written.key} of {described(attempt.task.activity)}: {error}") from None


def _run(attempt: Attempt, database: Database, script: Script) -> None:
    # An attempt that was given to another worker meanwhile must not work beside it.
    attempt.confirm()
    # Its own BEGIN and COMMIT, since the drivers differ in when they begin and end a transaction by themselves.
    database.connection.commit()
    database.connection.execution_options(isolation_level="AUTOCOMMIT")
    if script.is_transaction:
        attempt.log.write("one transaction:")
        _execute(database, "BEGIN", "BEGIN: ")
    for number, statement in enumerate(script.statements, start=1):
        attempt.cancellation.check()
        attempt.log.write(statement.text)
        where = f"statement {number} of {len(script.statements)}: " if len(script.statements) > 1 else ""
        count = _execute(database, statement.sql, where, f"\n{statement.text[:SHOWN_CHARS]}")
        if count is not None:
            attempt.log.write(f"{count} rows")
    if script.is_left_open:
        attempt.confirm()
        _execute(database, "COMMIT", "COMMIT: ")
        attempt.log.write("committed")


def _execute(database: Database, sql: str, where: str, shown: str = "") -> int | None:
    """Run one statement, and give the number of rows that it says it has changed, if it does."""
    from sqlalchemy.exc import SQLAlchemyError

    # What a SELECT finds is not kept in memory; psycopg would make a cursor of every statement then.
    streams = database.dialect.backend != "postgresql"
    options = {"no_parameters": True, "stream_results": streams}
    try:
        result = database.connection.exec_driver_sql(sql, execution_options=options)
        count = None if result.returns_rows or result.rowcount < 0 else result.rowcount
        result.close()
    except SQLAlchemyError as error:
        raise TaskFailed("SqlFailed", f"{described(database.node)}: {where}{reason_of(error)}{shown}") from error
    return count
