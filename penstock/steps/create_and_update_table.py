"""create-and-update-table: SQL of one's own fills a table, which is made where it is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.choices import require_one
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.sql_text import SqlCommand, SqlScript, check_arguments
from penstock.steps.keys.table_findings import table_finding
from penstock.steps.keys.types import ASSETS, TableName, Text
from penstock.steps.parts.sql_activity import written_sql_activity
from penstock.steps.parts.sql_arguments import is_too_long
from penstock.steps.parts.table_files import read_table
from penstock.warehouse.scripts import ScriptStatement, read_script


class CreateAndUpdateTable(ActivityStep):
    """Creates a table where it is missing, and runs SQL that changes its rows.

    Compiles to an SqlActivity: one transaction, which notes the load in `penstock_loads` (with the number of rows that
    the table has then), and an ANALYZE after it. The SQL has no BEGIN, COMMIT or ROLLBACK of its own, and no TRUNCATE,
    which commits in Redshift: use DELETE.

    Expressions are evaluated in `command`, and in `arguments`, but not in a file: one that has any is refused.
    """

    RUNS_ON = ("ec2-instance", WORKER_GROUP)
    TABLES_WRITTEN = ("table",)
    SQL = ("command", "script")

    type: Literal["create-and-update-table"]
    table: TableName = Field(description="`table` or `schema.table`; its DDL is assets/tables/NAME.sql")
    command: SqlCommand | None = Field(default=None, description="The SQL: one statement or several")
    script: SqlScript | None = Field(default=None, description="The SQL: a file under assets/")
    arguments: list[Text] = Field(
        default_factory=list, description="The values of the `?` of the SQL, in order; they are sent as text"
    )
    analyze: bool = Field(default=True, description="Whether ANALYZE tells the planner of the new rows")
    queue: Text | None = Field(default=None, description="Query group, by which Redshift chooses the queue")

    @model_validator(mode="after")
    def _check(self, info: ValidationInfo) -> Self:
        from penstock.tables.errors import TableError

        require_one(self, "command", "script")
        if (self.script or "").startswith("s3://"):
            error = PydanticCustomError(
                "script_uri", "nobody reads an s3:// script before it runs: put it under assets/"
            )
            raise refused(self, "script", error)
        assets: Path | None = (info.context or {}).get(ASSETS)
        if assets is None:  # models that are made in Python read their files when they are compiled
            return self
        sql = self._own_sql(assets)
        self._check_statements(read_script(sql))
        check_arguments(self, self._sql_key, sql, self.arguments)
        try:
            whole = self._sql(assets, pipeline="")
        except TableError as error:
            raise table_finding(self, error) from None
        if is_too_long(whole):
            reason = "the SQL is too long for its expressions; hand their values over as arguments"
            raise refused(self, self._sql_key, PydanticCustomError("command_size", reason))
        return self

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity."""
        activity = written_sql_activity(
            context,
            self.name,
            self._sql(context.assets, context.pipeline),
            runs_on=self.runs_on,
            queue=self.queue,
            arguments=self.arguments,
        )
        return StepResult(activity=activity)

    @property
    def _sql_key(self) -> str:
        return "script" if self.command is None else "command"

    def _own_sql(self, assets: Path) -> str:
        return self.command or (assets / (self.script or "")).read_text(encoding="utf-8")

    def _sql(self, assets: Path, pipeline: str) -> str:
        from penstock.tables.parser import parse_table
        from penstock.tables.sql.create import create_if_missing
        from penstock.tables.sql.load_log import DEFINITION, LogEntry, log_load
        from penstock.tables.sql.transaction import in_transaction, script

        table, log = read_table(assets, self.table), parse_table(DEFINITION)
        entry = LogEntry(pipeline, self.name, "#{@scheduledStartTime}", "#{@scheduledEndTime}")
        own = [statement.text for statement in read_script(self._own_sql(assets))]
        logged = log_load(log, table, entry, staged=False)
        statements = in_transaction((*create_if_missing(table), *create_if_missing(log), *own, *logged))
        return script((*statements, f"ANALYZE {table.sql}") if self.analyze else statements)

    def _check_statements(self, statements: tuple[ScriptStatement, ...]) -> None:
        for statement in statements:
            if statement.begins_transaction or statement.ends_transaction or statement.first_word == "TRUNCATE":
                error = PydanticCustomError(
                    "transaction",
                    "the SQL is part of one transaction, in which there is no {word}",
                    {"word": statement.first_word},
                )
                raise refused(self, self._sql_key, error)
