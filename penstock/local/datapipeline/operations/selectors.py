"""Selectors of QueryObjects, as conditions on the store.

Only the fields that the API names can be compared:
https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_Operator.html
"""

from __future__ import annotations

from datetime import UTC, datetime

from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload

_TEXTS = {
    "INSTANCE": {"name": "o.instance_id", "@status": "o.status"},
    "ATTEMPT": {"name": "o.attempt_id", "@status": "o.status"},
}
_REFERENCES = {
    "INSTANCE": {"parent": "o.component_id", "@componentParent": "o.component_id"},
    "ATTEMPT": {
        "parent": "i.component_id",
        "@componentParent": "i.component_id",
        "@instanceParent": "i.instance_id",
    },
}
_TIMES = {
    "INSTANCE": {
        "@scheduledStartTime": "o.start",
        "@scheduledEndTime": "o.finish",
        "@actualStartTime": "o.actual_start",
        "@actualEndTime": "o.actual_end",
    },
    "ATTEMPT": {
        "@scheduledStartTime": "i.start",
        "@scheduledEndTime": "i.finish",
        "@actualStartTime": "o.actual_start",
        "@actualEndTime": "o.actual_end",
    },
}
_CLI_SPELLING = {"CANCELLED": "CANCELED"}


def condition(sphere: str, selector: Payload) -> tuple[str, tuple[object, ...]]:
    """Return SQL with its values.

    Raises:
        ServiceError: The field cannot be compared in that way.
    """
    field, operator = selector.get("fieldName"), selector.get("operator") or {}
    kind, values = operator.get("type") or "EQ", operator.get("values") or []
    if not isinstance(field, str) or not isinstance(values, list) or not values:
        raise invalid("a selector needs a fieldName and an operator with values")
    if field in _TIMES[sphere]:
        return _time_condition(_TIMES[sphere][field], kind, [_seconds(value) for value in values])
    column = _TEXTS[sphere].get(field) or _REFERENCES[sphere].get(field)
    if kind not in {"EQ", "REF_EQ"} or (column is None and field != "@sphere"):
        known = sorted({*_TEXTS[sphere], *_REFERENCES[sphere], *_TIMES[sphere], "@sphere"})
        raise invalid(f"'{field}' cannot be compared by {kind} among {sphere}s; fields are {', '.join(known)}")
    if column is None:
        return ("1 = 1" if sphere in values else "1 = 0"), ()
    marks = ", ".join("?" * len(values))
    return f"{column} IN ({marks})", tuple(_CLI_SPELLING.get(value, value) for value in values)


def _time_condition(column: str, kind: str, values: list[float]) -> tuple[str, tuple[object, ...]]:
    """Times are shown in whole seconds, so a second counts with all its parts."""
    match kind, values:
        case "GE", [low]:
            return f"{column} >= ?", (low,)
        case "LE", [high]:
            return f"{column} < ?", (high + 1,)
        case "BETWEEN", [low, high]:
            return f"{column} >= ? AND {column} < ?", (low, high + 1)
        case "EQ", [*_]:
            parts = " OR ".join(f"({column} >= ? AND {column} < ?)" for _ in values)
            return f"({parts})", tuple(bound for value in values for bound in (value, value + 1))
    raise invalid(f"the operator {kind} does not take {len(values)} value(s)")


def _seconds(text: object) -> float:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        raise invalid(f"'{text}' is not a time; write YYYY-MM-DDTHH:MM:SS, in UTC") from None
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
