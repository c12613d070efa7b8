"""Statements of Redshift's with what they must do: one chapter per file.

They are the tests of the warehouse (tests/warehouse/conformance) and the table in docs/redshift.md.
"""

from __future__ import annotations

from collections.abc import Mapping

from penstock.warehouse.conformance import (
    changes,
    dates,
    definitions,
    files,
    json_values,
    numbers,
    queries,
    rights,
    routines,
    texts,
)
from penstock.warehouse.conformance.case import Case

CHAPTERS: Mapping[str, tuple[Case, ...]] = {
    "Queries": queries.CASES,
    "Dates and times": dates.CASES,
    "Texts": texts.CASES,
    "Numbers, casts and conditions": numbers.CASES,
    "JSON and SUPER": json_values.CASES,
    "Tables, views and schemas": definitions.CASES,
    "Changes, transactions, accounts and settings": changes.CASES,
    "Users, groups, roles and privileges": rights.CASES,
    "Procedures, functions, cursors and prepared statements": routines.CASES,
    "COPY and UNLOAD": files.CASES,
}
"""Every case, in the order of the documentation; within a chapter no two have the same construct."""
