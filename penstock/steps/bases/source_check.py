"""The base of steps that compare the warehouse with the database that its rows come from."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from penstock.objects import Activity, S3DataNode
from penstock.steps.bases.warehouse_step import WarehouseStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.deployment import Deployment, Lack
from penstock.steps.keys.choices import require_one
from penstock.steps.keys.source_query import QueryText, SourceTable, copied_rows, copy_to_s3, source_node
from penstock.steps.parts.check_script import check_script
from penstock.steps.parts.copy_options import copy_options
from penstock.steps.parts.data_formats import tab_separated
from penstock.steps.parts.databases import DatabaseName, HostName, database_object, lacking
from penstock.steps.parts.folders import RUN, path_expression
from penstock.steps.parts.sql_activity import written_sql_activity

if TYPE_CHECKING:  # what reads SQL takes long to load
    from penstock.tables.sql.copying import Files

_UNKNOWN = S3DataNode("unknown", directory_path="s3://unknown/", data_format=tab_separated())

Tolerance = Annotated[float, Field(ge=0, le=100)]


class SourceCheck(WarehouseStep):
    """A step that reads a database, and then the warehouse."""

    COPIES = True

    hostname: HostName = Field(description="Name of the server in `databases` of the environment")
    database: DatabaseName = Field(description="The logical database")
    sql: QueryText | None = Field(default=None, description="A query of it, in its dialect")
    table: SourceTable | None = Field(default=None, description="A table of it, instead of a query")
    on_failure: Literal["fail", "warn"] = Field(
        default="fail", description="What happens when they differ: the activity fails, or it is only noted"
    )

    @property
    def staging_prefix(self) -> str:
        """What is read of the database."""
        return f"{self.name}/"

    def lacks(self, deployment: Deployment) -> Iterator[Lack]:
        """The server, where the environment does not have it."""
        yield from lacking(deployment, self.hostname, "hostname")

    def check_keys(self) -> None:
        """One source is needed."""
        require_one(self, "sql", "table")

    @abstractmethod
    def source_query(self, assets: Path, engine: str) -> str:
        """The query of the database.

        Raises:
            TableError: where the table of the warehouse cannot be read.
        """

    @abstractmethod
    def comparison(self, assets: Path, files: Files) -> tuple[str, ...]:
        """The SQL that compares, see `penstock.tables.sql.source_checks`.

        Raises:
            TableError: where there is no such SQL.
        """

    def rows_to_copy(self, context: StepContext, copied: S3DataNode) -> tuple[S3DataNode, tuple[Activity, ...]]:
        """The data node that COPY reads, and the activity that makes it of the copied one, where that is needed."""
        del context
        return copied, ()

    def script(self, assets: Path, pipeline: str) -> str:
        """Write the SQL for rows that are somewhere."""
        return self._script(assets, pipeline, _UNKNOWN, "default")

    def compile(self, context: StepContext) -> StepResult:
        """Make the activities."""
        deployment = context.deployment
        query = self.source_query(context.assets, deployment.databases[self.hostname].engine)
        database = database_object(deployment, self.hostname, self.database)
        source = source_node(f"{self.name}.source", database, query)
        uri = context.data_uri(f"{self.staging_prefix}copied/{RUN}/")
        copied = copied_rows(f"{self.name}.copy", uri)
        copy = copy_to_s3(context, f"{self.name}.copy", self.runs_on, source, copied)
        rows, more = self.rows_to_copy(context, copied)
        activity = written_sql_activity(
            replace(context, after=()),  # the copy waits for what is above
            self.name,
            self._script(context.assets, context.pipeline, rows, deployment.warehouse.iam_role),
            runs_on=self.runs_on,
            queue=self.queue,
            sources=(rows,),
        )
        return StepResult(activity=activity, before=(copy, *more))

    def _script(self, assets: Path, pipeline: str, rows: S3DataNode, iam_role: str) -> str:
        from penstock.tables.sql.copying import Files
        from penstock.tables.sql.source_checks import VERDICT

        files = Files(path_expression("input", rows), copy_options(rows), iam_role)
        before, fails = self.comparison(assets, files), self.on_failure == "fail"
        return check_script(pipeline, self.name, VERDICT, "complaint", before=before, fails=fails)


def percent(tolerance: float) -> Decimal:
    """The number as it was written."""
    return Decimal(str(tolerance))
