"""An interval of another pipeline, as an expression."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from penstock.expressions import ExpressionError, MappingContext, evaluate_value, parse, references
from penstock.steps.keys.types import Text

_TIMES = {
    "@scheduledStartTime": datetime(2026, 1, 1, tzinfo=UTC),
    "@scheduledEndTime": datetime(2026, 1, 2, tzinfo=UTC),
}
"""What an interval can be told by, with examples."""


def _interval(text: str) -> str:
    try:
        template = parse(text)
        unknown = [name.text for name in references(template) if name.text not in _TIMES]
        if unknown:
            raise _refusal(f"an interval is told by {' and '.join(_TIMES)}; '{unknown[0]}' is not known here")
        values = [evaluate_value(part, MappingContext(_TIMES)) for part in template.expressions]
    except ExpressionError as error:
        raise _refusal(str(error)) from None
    if len(template.parts) != 1 or not isinstance(next(iter(values), None), datetime):
        raise _refusal(f"'{text}' is no time; write one expression, such as #{{minusDays(@scheduledStartTime, 1)}}")
    return text


def _refusal(reason: str) -> PydanticCustomError:
    return PydanticCustomError("interval", "{reason}", {"reason": reason})


IntervalText = Annotated[Text, AfterValidator(_interval)]
"""One expression, the start of an interval of another pipeline."""
