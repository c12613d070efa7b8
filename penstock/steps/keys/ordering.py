"""The key `order_by` of a step that takes one row of each PRIMARY KEY."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.types import Text

if TYPE_CHECKING:  # what reads SQL takes long to load
    from penstock.tables.sql.ordering import Order


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


class RowOrder(SpecModel):
    """Which of several rows with one key is taken."""

    order_by: list[OrderText] = Field(
        default_factory=list,
        description="Which of several rows with one key stays: the first, such as `updated_at DESC`",
    )

    @property
    def order(self) -> tuple[Order, ...]:
        """What `order_by` says."""
        from penstock.tables.sql.ordering import parse_order

        return tuple(parse_order(text) for text in self.order_by)
