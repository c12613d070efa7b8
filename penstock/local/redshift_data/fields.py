"""Rows and columns as the Data API writes them.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_Field.html
"""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any

from penstock.warehouse.result import Column

Field = dict[str, Any]

_NUMBERS = frozenset({"int2", "int4", "int8", "numeric", "float4", "float8"})


def field(value: object) -> Field:
    """Write one value; decimals, dates and times are strings, as in the service."""
    match value:
        case None:
            return {"isNull": True}
        case bool():
            return {"booleanValue": value}
        case int():
            return {"longValue": value}
        case float():
            return {"doubleValue": value}
        case bytes():
            return {"blobValue": base64.b64encode(value).decode()}
        case datetime():
            return {"stringValue": _timestamp(value)}
        case _:
            return {"stringValue": str(value)}


def column_metadata(column: Column) -> dict[str, Any]:
    """Describe one column of a result."""
    return {
        "isCaseSensitive": column.type_name in {"char", "varchar"},
        "isCurrency": False,
        "isSigned": column.type_name in _NUMBERS,
        "label": column.name,
        "length": 0,
        "name": column.name,
        "nullable": int(column.nullable),
        "precision": column.precision,
        "scale": column.scale,
        "schemaName": "",
        "tableName": "",
        "typeName": column.type_name,
    }


def _timestamp(value: datetime) -> str:
    # As Redshift prints it; the warehouse gives what has a time zone in UTC.
    text = value.replace(tzinfo=None).isoformat(sep=" ")
    if value.microsecond:
        text = text.rstrip("0")
    return f"{text}+00" if value.tzinfo else text
