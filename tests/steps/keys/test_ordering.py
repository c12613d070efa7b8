"""The key `order_by`."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from penstock.steps import PENSTOCK
from penstock.steps.keys.ordering import RowOrder
from penstock.tables.sql.ordering import Order


def test_columns_in_order() -> None:
    """The first one decides; nothing is needed."""
    assert RowOrder.model_validate({}).order == ()
    assert RowOrder.model_validate({"order_by": ["updated_at DESC", "id"]}).order == (
        Order("updated_at", descending=True),
        Order("id"),
    )


def test_fails_at_the_text_that_is_no_order() -> None:
    """It stands in the list."""
    with pytest.raises(ValidationError) as caught:
        RowOrder.model_validate({"order_by": ["id", "name UP"]})

    (error,) = caught.value.errors()
    assert (error["loc"], error["type"]) == (("order_by", 1), "order")


def test_every_step_with_the_key_has_it_from_here() -> None:
    """So that it means the same everywhere."""
    steps = [step for step in PENSTOCK.all() if "order_by" in step.model_fields]

    assert len(steps) > 1
    assert all(issubclass(step, RowOrder) for step in steps)
