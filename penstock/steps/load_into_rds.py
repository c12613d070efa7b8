"""load-into-rds: rows in S3 into a table of a MySQL or PostgreSQL database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.objects import Compression, CopyActivity, DataNode, S3DataNode, ShellCommandActivity, SqlDataNode
from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.deployment import Deployment, Lack
from penstock.steps.keys.choices import require_one
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.source_query import SourceTable, StatementText
from penstock.steps.keys.types import Name
from penstock.steps.parts.data_formats import is_tab_separated, nulls_for_copy_activity, tab_separated
from penstock.steps.parts.databases import DatabaseName, HostName, database_object, lacking
from penstock.steps.parts.folders import run_folder

_INTO = re.compile(r"\bINTO\s+([\w$.]+)", re.IGNORECASE)
_GZIP = (Compression.GZIP, Compression.GZIP.value)
ColumnName = Annotated[str, StringConstraints(pattern=r'^[^"`\\?;]+$', max_length=64)]


def _insert(text: str) -> str:
    if "?" not in text:
        raise PydanticCustomError("insert_values", "the SQL has no `?`, which stands for a value of a row")
    return text


InsertText = Annotated[StatementText, AfterValidator(_insert)]


class LoadIntoRds(ActivityStep):
    r"""Writes the rows of a step above into a table of a MySQL or PostgreSQL database.

    It reads tab-separated text as UNLOAD and the extract steps write it. With `table`, `columns` and `keys` a row
    replaces the one with the same key, so that a step that is run again changes nothing; the database needs a primary
    or unique key over `keys`. With `insert` that is up to the SQL.

    `hostname` is one of `databases` of the environment in cdk.json. On the local cloud `local_databases.yaml` of the
    project says which database of the machine stands for it, and all rows are one transaction; whether the service
    does so is not documented.

    Compiles to a ShellCommandActivity that rewrites NULL as CopyActivity has it, and a CopyActivity to a SqlDataNode.
    """

    READS = True
    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)

    type: Literal["load-into-rds"]
    input: Name | None = Field(default=None, description="The step to read from, by default the nearest one above")
    hostname: HostName = Field(description="Name of the server in `databases` of the environment")
    database: DatabaseName = Field(description="The logical database")
    table: SourceTable | None = Field(default=None, description="The table, with `columns` and `keys`")
    columns: list[ColumnName] | None = Field(
        default=None, min_length=1, description="Columns of the table, in the order of the values of a row"
    )
    keys: list[ColumnName] | None = Field(
        default=None, min_length=1, description="Those of them by which a row is known, and replaced"
    )
    insert: InsertText | None = Field(
        default=None, description="SQL that writes one row, with ? for its values in order, instead of `table`"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_one(self, "table", "insert")
        if (self.table is None) != (self.columns is None) or (self.table is None) != (self.keys is None):
            raise PydanticCustomError("table_keys", "`table`, `columns` and `keys` go together")
        unknown = [key for key in self.keys or () if key not in (self.columns or ())]
        if unknown:
            error = PydanticCustomError("keys_unknown", "'{key}' of `keys` is not in `columns`", {"key": unknown[0]})
            raise refused(self, "keys", error)
        return self

    @property
    def staging_prefix(self) -> str:
        """The rewritten rows."""
        return f"{self.name}/"

    def lacks(self, deployment: Deployment) -> Iterator[Lack]:
        """The server, where the environment does not have it."""
        yield from lacking(deployment, self.hostname, "hostname")

    def compile(self, context: StepContext) -> StepResult:
        """Make the activities."""
        source = _tab_separated(context.input(self.input), self.name)
        rows = run_folder(context, f"{self.name}.rows", self.staging_prefix).replace(data_format=tab_separated())
        rewriting = ShellCommandActivity(
            f"{self.name}.rewrite",
            command=nulls_for_copy_activity(compressed=source.compression in _GZIP),
            stage=True,
            input=(source,),
            output=(rows,),
            **context.place(self.runs_on),
            depends_on=context.waits_for(source),
            on_fail=context.alarms["on_fail"],
        )
        activity = CopyActivity(
            self.name,
            input=(rows,),
            output=(self._target(context),),
            **context.place(self.runs_on),
            **context.alarms,
        )
        return StepResult(activity=activity, before=(rewriting,))

    def _target(self, context: StepContext) -> SqlDataNode:
        engine = context.deployment.databases[self.hostname].engine
        query = self.insert or self._upsert(engine)
        match = _INTO.search(query)
        return SqlDataNode(
            f"{self.name}.target",
            database=database_object(context.deployment, self.hostname, self.database),
            insert_query=query,
            table=self.table or (match[1] if match else self.name),
        )

    def _upsert(self, engine: str) -> str:
        """The SQL that inserts a row, or changes the one that has its key.

        https://dev.mysql.com/doc/refman/8.0/en/insert-on-duplicate.html
        https://www.postgresql.org/docs/current/sql-insert.html#SQL-ON-CONFLICT
        """
        mark = "`" if engine == "mysql" else '"'
        columns, keys = ([f"{mark}{name}{mark}" for name in names] for names in (self.columns or [], self.keys or []))
        others = [column for column in columns if column not in keys]
        values = ", ".join("?" for _ in columns)
        insert = f"INSERT INTO {self.table} ({', '.join(columns)}) VALUES ({values})"  # noqa: S608 - checked names
        if engine == "mysql":
            changes = ", ".join(f"{column} = VALUES({column})" for column in others or keys)
            return f"{insert} ON DUPLICATE KEY UPDATE {changes}"
        changes = ", ".join(f"{column} = EXCLUDED.{column}" for column in others)
        action = f"DO UPDATE SET {changes}" if others else "DO NOTHING"
        return f"{insert} ON CONFLICT ({', '.join(keys)}) {action}"


def _tab_separated(source: DataNode, step: str) -> S3DataNode:
    """The data node that the step reads, which has to be of the format that it reads, or to say nothing of that.

    Raises:
        DiagnosticsError: where it is another.
    """
    if isinstance(source, S3DataNode) and (source.data_format is None or is_tab_separated(source.data_format)):
        return source
    message = f"the step '{step}' reads tab-separated text, which '{source.id}' is not"
    help_ = "leave out the options that give it another format"
    raise DiagnosticsError((Diagnostic("PS204", message, help=help_),))
