"""The base of steps that load files of S3 into a table of the warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from penstock.objects import DataNode, S3DataNode
from penstock.steps.bases.warehouse_step import WarehouseStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.copy_option import CopyOption
from penstock.steps.keys.grant_spec import GrantSpec
from penstock.steps.keys.inputs import Inputs
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import TableName, Text
from penstock.steps.parts.copy_options import copy_options
from penstock.steps.parts.folders import path_expression
from penstock.steps.parts.script_text import fits
from penstock.steps.parts.sql_activity import written_sql_activity
from penstock.steps.parts.table_files import read_table

if TYPE_CHECKING:  # what reads SQL takes long to load
    from penstock.tables.sql.copying import Files

MOST_ERRORS = 100_000
_LONG_PATH = "s3://" + "x" * 250 + "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"
"""Stands for the path of an input while a spec is checked."""


@dataclass(frozen=True, slots=True)
class LoadSql:
    """The statements of a load.

    Attributes:
        table: create the table, compare it with its file, and grant what was asked for.
        rows: fill it.
    """

    table: tuple[str, ...]
    rows: tuple[str, ...]

    @property
    def as_one(self) -> str:
        """A script of one transaction."""
        return _script((*self.table, *self.rows))


class LoadStep(WarehouseStep):
    """A step that copies the data of others into a table, all or nothing."""

    READS = True
    COPIES = True
    TABLES_WRITTEN = ("table",)

    table: TableName = Field(description="`table` or `schema.table`; its DDL is assets/tables/NAME.sql")
    input: Inputs | None = Field(
        default=None, description="The steps or outputs to read from, by default the nearest one above that writes"
    )
    columns: list[Text] | None = Field(
        default=None,
        min_length=1,
        description="The columns of the files, in order; by default those of the table, without what numbers itself",
    )
    options: list[CopyOption] = Field(
        default_factory=list,
        description="Options of Redshift's COPY, such as CSV, instead of those that the format of the input asks for",
    )
    max_errors: int = Field(
        default=0,
        ge=0,
        lt=MOST_ERRORS,
        description="How many rows of an input may be refused; with more the step fails, and nothing is loaded",
    )
    drift: Literal["fail", "ignore"] = Field(
        default="fail", description="What happens where the table is not as its DDL file says"
    )
    grants: list[GrantSpec] = Field(default_factory=list, description="Who may do what with the table")

    @property
    def replaces_rows(self) -> bool:
        """Whether the rows that were there go."""
        return True

    def check_keys(self) -> None:
        """There is something to load."""
        if self.input == ():
            error = PydanticCustomError("inputs_none", "a load needs an input; leave `input` out for the nearest one")
            raise refused(self, "input", error)

    def script(self, assets: Path, pipeline: str) -> str:
        """Write the SQL for inputs of which only the number is known."""
        from penstock.tables.sql.copying import Files

        options = tuple(self.options) or ("DELIMITER ','", "ESCAPE", "GZIP")
        sql = self._sql(assets, pipeline, [Files(_LONG_PATH, options)] * len(self.input or ("one",)))
        return sql.as_one if fits(sql.as_one) else _script(sql.rows)

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity; where its SQL is too long, another one before it sees to the table."""
        sources = self._sources(context)
        sql = self._sql(context.assets, context.pipeline, self._files(context, sources))
        make = partial(written_sql_activity, context, runs_on=self.runs_on, queue=self.queue)
        if fits(sql.as_one):
            return StepResult(activity=make(self.name, sql.as_one, sources=sources))
        table = make(f"{self.name}.table", _script(sql.table))
        rows = make(self.name, _script(sql.rows), sources=sources, after=(table,))
        return StepResult(activity=rows, before=(table,))

    def _sources(self, context: StepContext) -> tuple[S3DataNode, ...]:
        found = [context.input(name) for name in self.input] if self.input else [context.input(None)]
        nodes = {node.id: node for node in found}.values()  # a step and its output are the same
        files = tuple(node for node in nodes if isinstance(node, S3DataNode))
        if len(files) < len(nodes):  # all that Penstock's own steps write lies in S3
            raise ValueError(f"'{self.name}' reads S3, and one of its inputs is no S3DataNode")
        return files

    def _files(self, context: StepContext, sources: Sequence[S3DataNode]) -> list[Files]:
        from penstock.tables.sql.copying import Files

        role = context.deployment.warehouse.iam_role
        # An expression over several inputs would give a list.
        paths = [path_expression("input", sources[0])] if len(sources) == 1 else map(_path, sources)
        return [Files(path, copy_options(node, self.options), role) for path, node in zip(paths, sources, strict=True)]

    def _sql(self, assets: Path, pipeline: str, files: Sequence[Files]) -> LoadSql:
        from penstock.tables.parser import parse_table
        from penstock.tables.sql.create import create_if_missing
        from penstock.tables.sql.drift import refuse_drift
        from penstock.tables.sql.grants import grants
        from penstock.tables.sql.load import load
        from penstock.tables.sql.load_log import DEFINITION, LogEntry, loaded_before, log_load

        table, log = read_table(assets, self.table), parse_table(DEFINITION)
        entry = LogEntry(pipeline, self.name, "#{@scheduledStartTime}", "#{@scheduledEndTime}")
        return LoadSql(
            table=(
                *create_if_missing(table),
                *((refuse_drift(table),) if self.drift == "fail" else ()),
                *grants(table, [item.grant() for item in self.grants]),
                *create_if_missing(log),
            ),
            rows=load(
                table,
                files,
                columns=self.columns,
                replace=self.replaces_rows,
                unless=None if self.replaces_rows else loaded_before(log, table, entry),
                max_errors=self.max_errors,
                also=log_load(log, table, entry),
            ),
        )


def _script(statements: Sequence[str]) -> str:
    from penstock.tables.sql.transaction import in_transaction, script

    return script(in_transaction(statements))


def _path(node: DataNode) -> str:
    return str(getattr(node, "directory_path", None) or getattr(node, "file_path", None))
