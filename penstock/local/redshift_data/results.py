"""Results in pages, written by the transaction that made them."""

from __future__ import annotations

import json

from duckdb import DuckDBPyConnection

from penstock.local.redshift_data.fields import column_metadata, field
from penstock.local.redshift_data.model import Part
from penstock.local.redshift_data.store import write_page
from penstock.warehouse.result import Result

PAGE_ROWS = 1000


def result_id(statement_id: str, index: int, *, is_batch: bool) -> str:
    """Name a statement's result: a batch's statements are numbered from 1."""
    return f"{statement_id}:{index + 1}" if is_batch else statement_id


def write_result(
    connection: DuckDBPyConnection, identity: str, result: Result, pages: dict[tuple[str, int], str]
) -> Part:
    """Write a statement's rows, if it gives any, and describe its end; what is written goes into `pages`, too."""
    if not result.columns:
        return Part("FINISHED", rows=result.rows_affected, query=result.query)
    metadata = [column_metadata(column) for column in result.columns]
    total, size = len(result.rows), 0
    for page, start in enumerate(range(0, max(total, 1), PAGE_ROWS)):
        records = [[field(value) for value in row] for row in result.rows[start : start + PAGE_ROWS]]
        form = json.dumps(
            {"columns": metadata, "records": records, "total": total, "more": start + PAGE_ROWS < total},
            separators=(",", ":"),
        )
        size += len(form)
        write_page(connection, identity, page, form)
        pages[identity, page] = form
    return Part("FINISHED", rows=total, has_result=True, size=size, query=result.query)
