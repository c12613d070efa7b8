"""The base of steps that fill a table of the warehouse with SQL."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from penstock.steps.base import ActivityStep
from penstock.steps.choices import require_one
from penstock.steps.context import StepContext, StepResult
from penstock.steps.script_text import text_or_asset
from penstock.steps.sql_activity import sql_activity
from penstock.steps.types import ASSETS, Name, TableName, Text

if TYPE_CHECKING:  # what reads SQL takes long to load, and most specs have none of these steps
    from penstock.tables.model import Table
    from penstock.tables.source import Source
    from penstock.tables.sql.ordering import Order

TABLES = "tables"


def _order(text: str) -> str:
    from penstock.tables.errors import TableError
    from penstock.tables.sql.ordering import parse_order

    try:
        parse_order(text)
    except TableError as error:
        raise PydanticCustomError("order", "{reason}", {"reason": error.message}) from None
    return text


OrderText = Annotated[Text, AfterValidator(_order)]
"""`column`, `column ASC` or `column DESC`."""


class TableStep(ActivityStep):
    """A step that runs SQL on one table, in one transaction: readers see all of what it does, or nothing."""

    RUNS_ON = ("ec2-instance",)

    table: TableName = Field(description="`table` or `schema.table`; its DDL is assets/tables/NAME.sql")
    source: Text | None = Field(default=None, description="The table to read from: `table` or `schema.table`")
    query: Text | None = Field(default=None, description="A SELECT to read from, instead of a table")
    runs_on: Name = Field(description="An ec2-instance of `resources`, which connects to the warehouse")
    queue: Text | None = Field(default=None, description="Query group, by which Redshift chooses the queue")

    @model_validator(mode="after")
    def _check(self, info: ValidationInfo) -> Self:
        from penstock.tables.errors import TableError

        require_one(self, "source", "query")
        assets: Path | None = (info.context or {}).get(ASSETS)
        if assets is not None:  # models that are made in Python read their files when they are compiled
            try:
                self._script(assets, pipeline="")
            except TableError as error:
                raise PydanticCustomError("table_sql", "{reason}", {"reason": str(error)}) from None
        return self

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity."""
        sql = text_or_asset(
            self.name,
            self._script(context.assets, context.pipeline),
            deployment=context.deployment,
            suffix=".sql",
        )
        return sql_activity(context, self.name, sql, runs_on=self.runs_on, queue=self.queue)

    @abstractmethod
    def statements(self, table: Table, source: Source, also: tuple[str, ...]) -> tuple[str, ...]:
        """The SQL that fills the table; `also` runs while the rows are still staged.

        Raises:
            TableError: where table and source do not fit.
        """

    def _script(self, assets: Path, pipeline: str) -> str:
        from penstock.tables.parser import parse_table
        from penstock.tables.sql.create import create_if_missing
        from penstock.tables.sql.load_log import DEFINITION, LogEntry, log_load
        from penstock.tables.sql.transaction import in_transaction, script

        table = read_table(assets, self.table)
        log = parse_table(DEFINITION)
        entry = LogEntry(pipeline, self.name, "#{@scheduledStartTime}", "#{@scheduledEndTime}")
        filled = self.statements(table, self._source(assets), log_load(log, table, entry))
        return script(in_transaction((*create_if_missing(table), *create_if_missing(log), *filled)))

    def _source(self, assets: Path) -> Source:
        from penstock.tables.source import from_name, from_query, from_table

        if self.query is not None:
            return from_query(self.query)
        name = self.source or ""
        if (assets / TABLES / f"{name}.sql").is_file():
            return from_table(read_table(assets, name))
        schema, _, table = name.rpartition(".")
        return from_name(schema or None, table)


def read_table(assets: Path, name: str) -> Table:
    """Read the definition of a table.

    Raises:
        TableError: with the place in the file.
    """
    from penstock.tables.parser import parse_table

    return parse_table((assets / TABLES / f"{name}.sql").read_text(encoding="utf-8"))


def orders(texts: list[str]) -> tuple[Order, ...]:
    """Read what `order_by` says."""
    from penstock.tables.sql.ordering import parse_order

    return tuple(parse_order(text) for text in texts)
