"""SQL that was in a transaction of dataduct's: BEGIN and COMMIT in it meant nothing, for dataduct took them out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what reads SQL takes long to load
    from penstock.warehouse.scripts import ScriptStatement

_TRUNCATE = re.compile(r"TRUNCATE(?:\s+TABLE)?\b", re.IGNORECASE)


def without_transactions(sql: str) -> str:
    """The SQL without what begins and ends transactions; a TRUNCATE, which commits in Redshift, is a DELETE.

    SQL that has neither, and SQL that cannot be read, stays as it is.
    """
    from penstock.warehouse.errors import SqlSyntaxError
    from penstock.warehouse.scripts import read_script

    try:
        statements = read_script(sql)
    except SqlSyntaxError:
        return sql
    kept = [item for item in statements if not (item.begins_transaction or item.ends_transaction)]
    if kept == list(statements) and all(item.first_word != "TRUNCATE" for item in statements):
        return sql
    return "".join(f"{_deleting(item)};\n" for item in kept)


def _deleting(item: ScriptStatement) -> str:
    return _TRUNCATE.sub("DELETE FROM", item.text, count=1) if item.first_word == "TRUNCATE" else item.text
