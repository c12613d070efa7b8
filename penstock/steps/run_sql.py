"""run-sql: SQL in the warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.choices import require_one
from penstock.steps.keys.sql_text import SqlCommand, SqlScript, check_arguments, in_transaction
from penstock.steps.keys.types import ASSETS, Text
from penstock.steps.parts.script_text import generated_file, text_or_asset
from penstock.steps.parts.sql_activity import sql_activity


class RunSql(ActivityStep):
    """Runs SQL in the warehouse.

    Compiles to an SqlActivity. With `transaction`, which is the default, BEGIN and COMMIT are put around the SQL where
    it has neither BEGIN nor COMMIT, ROLLBACK or another word for one of them: all of it takes effect, or nothing. (A
    TRUNCATE commits at once, in Redshift; use DELETE.) SQL that has one of them is run as it is, and so is a script
    whose path is an s3:// URI, for nobody reads it before. Without `transaction` all SQL is; the guide does
    not say whether statements without BEGIN are one transaction (on the local cloud they are), but a single statement,
    such as VACUUM, is in none.

    Expressions are evaluated in `command`, and in `arguments`, but not in a file: one that has any is refused.
    """

    RUNS_ON = ("ec2-instance", WORKER_GROUP)
    SQL = ("command", "script")

    type: Literal["run-sql"]
    command: SqlCommand | None = Field(default=None, description="The SQL: one statement or several")
    script: SqlScript | None = Field(default=None, description="The SQL: a file under assets/, or an s3:// URI")
    arguments: list[Text] = Field(
        default_factory=list, description="The values of the `?` of the SQL, in order; they are sent as text"
    )
    queue: Text | None = Field(default=None, description="Query group, by which Redshift chooses the queue")
    transaction: bool = Field(default=True, description="All of the SQL takes effect, or nothing")

    @model_validator(mode="after")
    def _check(self, info: ValidationInfo) -> Self:
        require_one(self, "command", "script")
        root: Path | None = (info.context or {}).get(ASSETS)
        if self.command is not None:
            check_arguments(self, "command", self.command, self.arguments)
        elif root is not None and self.script is not None and not self.script.startswith("s3://"):
            check_arguments(self, "script", (root / self.script).read_text(encoding="utf-8"), self.arguments)
        return self

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity."""
        return sql_activity(
            context,
            self.name,
            self._sql(context),
            runs_on=self.runs_on,
            queue=self.queue,
            arguments=tuple(self.arguments),
        )

    def _sql(self, context: StepContext) -> tuple[str | None, str | None]:
        """The SQL as it stands in the definition or, for a file, its URI."""
        if self.command is not None:
            text = in_transaction(self.command) if self.transaction else self.command
            return text_or_asset(self.name, text, deployment=context.deployment, suffix=".sql")
        script = self.script or ""
        if script.startswith("s3://") or not self.transaction:
            return None, context.asset_uri(script)
        text = (context.assets / script).read_text(encoding="utf-8")
        wrapped = in_transaction(text)
        if wrapped == text:
            return None, context.asset_uri(script)
        return None, context.deployment.asset_uri(generated_file(wrapped, ".sql"))
