"""load-reload-primary-key: a staging table, the table that people read, and a check of its key, one after the other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import Field

from penstock.objects import Activity
from penstock.steps.bases.load_step import MOST_ERRORS
from penstock.steps.bases.warehouse_step import WarehouseStep
from penstock.steps.check_primary_key import CheckPrimaryKey
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.copy_option import CopyOption
from penstock.steps.keys.inputs import Inputs
from penstock.steps.keys.ordering import RowOrder
from penstock.steps.keys.types import TableName, Text
from penstock.steps.load_into_staging_table import LoadIntoStagingTable
from penstock.steps.reload_prod_table import ReloadProdTable


class LoadReloadPrimaryKey(RowOrder, WarehouseStep):
    """Loads data of S3 into a staging table, replaces the rows of another table by those, and checks its PRIMARY KEY.

    Compiles to three SqlActivities, one after the other: NAME.load does what `load-into-staging-table` does,
    NAME.reload what `reload-prod-table` does, which takes one row of each key, and NAME what `check-primary-key` does.
    """

    READS = True
    COPIES = True
    TABLES_WRITTEN = ("staging", "production")
    TABLES_CHECKED = ("production",)

    type: Literal["load-reload-primary-key"]
    staging: TableName = Field(description="The staging table; its DDL is assets/tables/NAME.sql")
    production: TableName = Field(description="The table that people read, with a PRIMARY KEY; likewise")
    input: Inputs | None = Field(
        default=None, description="The steps or outputs to read from, by default the nearest one above that writes"
    )
    columns: list[Text] | None = Field(
        default=None,
        min_length=1,
        description="The columns of the files, in order; by default those of the staging table, without what numbers "
        "itself",
    )
    options: list[CopyOption] = Field(
        default_factory=list,
        description="Options of Redshift's COPY, such as CSV, instead of those that the format of the input asks for",
    )
    max_errors: int = Field(default=0, ge=0, lt=MOST_ERRORS, description="How many rows of an input may be refused")
    drift: Literal["fail", "ignore"] = Field(
        default="fail", description="What happens where the staging table is not as its DDL file says"
    )
    on_failure: Literal["fail", "warn"] = Field(
        default="fail", description="What happens when the check finds something: the step fails, or it is only noted"
    )

    @property
    def replaces_rows(self) -> bool:
        """Those of both tables."""
        return True

    def check_keys(self) -> None:
        """There is something to load."""
        self._load.check_keys()

    def script(self, assets: Path, pipeline: str) -> str:
        """Write that of all three, one after the other."""
        scripts = []
        for part in (self._load, self._reload, self._primary_key):
            scripts.append(part.script(assets, pipeline))
            part.check_size(scripts[-1])
        return "\n".join(scripts)

    def check_size(self, sql: str) -> None:
        """Each part stands by itself, and has been checked when it was written."""

    def compile(self, context: StepContext) -> StepResult:
        """Make the activities, each of which waits for the one before."""
        load = self._load.compile(context)
        loaded = _made(load)
        reloaded = _made(self._reload.compile(replace(context, after=(loaded,))))
        checked = _made(self._primary_key.compile(replace(context, after=(reloaded,))))
        return StepResult(activity=checked, before=(*load.before, loaded, reloaded))

    @property
    def _load(self) -> LoadIntoStagingTable:
        step = LoadIntoStagingTable(
            type="load-into-staging-table",
            name=self.name,
            runs_on=self.runs_on,
            queue=self.queue,
            table=self.staging,
            input=self.input,
            columns=self.columns,
            options=self.options,
            max_errors=self.max_errors,
            drift=self.drift,
        )
        return step.model_copy(update={"name": f"{self.name}.load"})

    @property
    def _reload(self) -> ReloadProdTable:
        step = ReloadProdTable(
            type="reload-prod-table",
            name=self.name,
            runs_on=self.runs_on,
            queue=self.queue,
            source=self.staging,
            destination=self.production,
            order_by=self.order_by,
        )
        return step.model_copy(update={"name": f"{self.name}.reload"})

    @property
    def _primary_key(self) -> CheckPrimaryKey:
        return CheckPrimaryKey(
            type="check-primary-key",
            name=self.name,
            runs_on=self.runs_on,
            queue=self.queue,
            table=self.production,
            on_failure=self.on_failure,
        )


def _made(result: StepResult) -> Activity:
    if result.activity is None:
        raise ValueError("a part of the step does nothing")
    return result.activity
