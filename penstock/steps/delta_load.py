"""delta-load: rows that are newer than the newest of a table are put into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal, cast, get_args

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from penstock.steps.bases.table_step import TableStep
from penstock.steps.keys.ordering import OrderText, RowOrder
from penstock.steps.keys.types import Text

if TYPE_CHECKING:
    from penstock.tables.model import Table
    from penstock.tables.source import Source
    from penstock.tables.sql.delta_load import Unit, Window

_WINDOW = re.compile(r"([0-9]{1,9})(?: +([a-z]+?)s?)?")


def _window(text: str) -> Window:
    from penstock.tables.sql.delta_load import Unit, Window

    match = _WINDOW.fullmatch(text)
    unit = match[2] if match else None
    if match is None or (unit is not None and unit not in get_args(Unit)):
        units = ", ".join(get_args(Unit))
        raise PydanticCustomError(
            "window",
            "'{found}' is no window; write a number, and a unit for a time: {units}",
            {"found": text, "units": units},
        )
    return Window(int(match[1]), cast("Unit | None", unit))


def _checked(text: str) -> str:
    _window(text)
    return text


class DeltaLoad(RowOrder, TableStep):
    """Upserts the rows of a source whose watermark is the newest of the table, or later.

    Compiles to an SqlActivity: one transaction, which creates the table where it is missing and notes the load in
    `penstock_loads`. With a window it looks again at rows that are so much older; of rows with one key the newest
    stays.
    """

    type: Literal["delta-load"]
    watermark: Text = Field(description="The column that tells how new a row is: a number, a date or a time stamp")
    window: Annotated[Text, AfterValidator(_checked)] | None = Field(
        default=None, description="How far before the newest row to look again: `3 days`, or a number"
    )
    order_by: list[OrderText] = Field(
        default_factory=list, description="Which of several rows with one key stays, if not the newest"
    )

    def statements(self, table: Table, source: Source, also: tuple[str, ...]) -> tuple[str, ...]:
        """Upsert what is new."""
        from penstock.tables.sql.delta_load import delta_load

        window = None if self.window is None else _window(self.window)
        return delta_load(table, source, self.watermark, window, self.order, also=also)
