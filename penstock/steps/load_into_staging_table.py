"""load-into-staging-table: a staging table holds what the step above has extracted, and nothing else."""

from __future__ import annotations

from typing import Literal

from penstock.steps.bases.load_step import LoadStep


class LoadIntoStagingTable(LoadStep):
    """Replaces the rows of a staging table by those of the step above.

    Compiles to an SqlActivity, as `create-and-load-table` does with `mode: replace`: one transaction, which creates the
    table where it is missing, fails where the table is not as its DDL file says or more rows were refused than
    `max_errors`, each with the reason, and notes the load in `penstock_loads`.
    """

    type: Literal["load-into-staging-table"]
