"""Keys of dataduct's steps on tables that Penstock's steps have no need of, or no equivalent."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep


def tell_of_table_options(step: DuctStep, context: Context) -> None:
    """Tell of `analyze_table`, `enforce_primary_key` and `non_transactional`, where they ask for something else."""
    values = step.values
    values.flag("analyze_table")  # Redshift analyses tables by itself, and COPY has STATUPDATE
    if not values.flag("enforce_primary_key", default=True):
        context.lost(
            step,
            "enforce_primary_key",
            f"of rows with one key {step.shown} keeps one, where dataduct kept all",
            "leave PRIMARY KEY out of the table's definition to keep all rows; `order_by` says which one stays",
        )
    if values.flag("non_transactional"):
        context.lost(
            step,
            "non_transactional",
            f"{step.shown} is one transaction",
            "a run-sql step with `transaction: false` runs SQL outside of one",
        )


def results_in_the_warehouse(step: DuctStep, context: Context) -> None:
    """Tell of `log_to_s3`: what checks find is noted in a table."""
    if step.values.flag("log_to_s3"):
        context.changed(
            step, "log_to_s3", f"what {step.shown} finds is noted in the table penstock_checks, not in a file of S3"
        )
