"""create-and-load-table: files of S3 become the rows of a table, which is made where it is missing."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from penstock.steps.bases.load_step import LoadStep


class CreateAndLoadTable(LoadStep):
    """Copies data of S3 into a table, all or nothing.

    Compiles to an SqlActivity of one transaction: it creates the table where it is missing, fails where the table is
    not as its DDL file says (with the column that differs), grants, copies into a temporary table, fails where more
    rows were refused than `max_errors` (with the reasons that `stl_load_errors` has), replaces the rows of the table or
    adds to them, and notes the load in `penstock_loads`. Readers keep the old rows until it is over.

    With `append`, an interval is loaded once: a retry, or a rerun, finds it in `penstock_loads` and adds nothing. To
    load it again, delete its row there. The warehouse reads S3 with the role of the environment's `warehouse.iam_role`.

    Where the SQL has more than the 10,240 bytes that a definition takes, as it has for a table of some hundred columns,
    an activity NAME.table sees to the table before.
    """

    type: Literal["create-and-load-table"]
    mode: Literal["replace", "append"] = Field(
        default="replace", description="Whether the rows replace those of the table, or are added to them"
    )

    @property
    def replaces_rows(self) -> bool:
        """With `replace`."""
        return self.mode == "replace"
