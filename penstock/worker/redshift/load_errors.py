"""Why a COPY failed, in the warehouse's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from penstock.worker.cancellation import Cancellation
from penstock.worker.redshift.data_api import Warehouse

_SHOWN = 3
_RAW_CHARS = 200


def load_errors(warehouse: Warehouse, failed: Mapping[str, Any], cancellation: Cancellation) -> list[str]:
    """The first rows that stl_load_errors has of a failed batch; none where they cannot be read.

    https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOAD_ERRORS.html

    Raises:
        TaskCancelled: somebody asked to stop.
    """
    if "load_error" not in failed.get("Error", ""):
        return []
    columns = "trim(filename), line_number, trim(colname), trim(err_reason), trim(raw_line)"
    query = next((part.get("RedshiftQueryId", 0) for part in _failed_parts(failed)), 0)
    where = f"WHERE query = {int(query)} ORDER BY line_number" if query > 0 else "ORDER BY starttime DESC"
    sql = f"SELECT {columns} FROM stl_load_errors {where} LIMIT {_SHOWN}"  # noqa: S608 - constants and a number
    try:
        return [_line(row) for row in warehouse.rows(sql, cancellation)]
    except (ClientError, BotoCoreError):
        return []


def _failed_parts(failed: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [part for part in failed.get("SubStatements", ()) if part.get("Status") == "FAILED"]


def _line(row: list[Any]) -> str:
    filename, number, column, reason, raw = row
    where = f"{filename}:{number}" + (f", column {column}" if column else "")
    return f"{where}: {reason}: {str(raw)[:_RAW_CHARS]!r}"
