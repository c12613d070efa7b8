"""SqlActivity: a script in Redshift or in a relational database, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from penstock.definition.wire import WireObject
from penstock.worker.attempt import Attempt
from penstock.worker.databases.sql_activity import run_in_database
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.redshift.sql_activity import run_in_redshift
from penstock.worker.sql_text import SqlText, sql_text


class SqlActivityExecutor:
    """Runs `script`, or the script at `scriptUri`: in Redshift through its Data API, elsewhere over a connection.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-sqlactivity.html
    The scriptArguments take the places of its `?` as string literals. All statements are one transaction, unless the
    script ends it itself. Which server an RdsDatabase or JdbcDatabase is comes from local_databases.yaml.
    """

    object_type: ClassVar[str] = "SqlActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Run the script.

        Raises:
            TaskFailed: the objects ask for what cannot be done, or the database refuses.
            TaskCancelled: it was stopped, and the statements with it.
        """
        database = attempt.task.reference(attempt.task.activity, "database", *_RUNS)
        _RUNS[database.type or ""](attempt, sql_text(attempt), database)
        return FINISHED


_RUNS: Mapping[str, Callable[[Attempt, SqlText, WireObject], None]] = {
    "RedshiftDatabase": run_in_redshift,
    "RdsDatabase": run_in_database,
    "JdbcDatabase": run_in_database,
}
