"""Where in a step stands what does not fit a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from penstock.steps.parts.table_files import table_file

if TYPE_CHECKING:  # what reads SQL takes long to load
    from penstock.tables.errors import TableError

_OF_STEPS = frozenset({"type", "name", "runs_on", "after", "queue"})
"""Keys that say nothing of tables."""


def table_finding(step: BaseModel, error: TableError) -> ValidationError:
    """Make the finding of an error, at the key that it is about.

    That is the key which gives the column, the source or the query that is wrong, or else the table whose file does not
    fit; where none does, the step.
    """
    place = next(_places(step, error), ())
    reason = PydanticCustomError("table_sql", "{reason}", {"reason": str(error)})
    return ValidationError.from_exception_data(
        type(step).__name__, [InitErrorDetails(type=reason, loc=place, input=str(error))]
    )


def _places(step: BaseModel, error: TableError) -> Iterator[tuple[str | int, ...]]:
    texts = list(_texts(step))
    if error.about:
        yield from (place for place, text in texts if error.about in {text, text.partition(" ")[0]})
    if error.file:
        yield from (place for place, text in texts if error.file == table_file(text))


def _texts(step: BaseModel) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts that a step is given, each with its place, those in lists first."""
    given = [(key, getattr(step, key)) for key in type(step).model_fields if key in step.model_fields_set - _OF_STEPS]
    for key, value in given:
        if isinstance(value, list):
            yield from (((key, index), item) for index, item in enumerate(value) if isinstance(item, str))
    yield from (((key,), value) for key, value in given if isinstance(value, str))
