"""The manifest of an UNLOAD: its files, and what is in them.

https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html, at MANIFEST
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from penstock.warehouse.result import Column
from penstock.warehouse.unload.files import UnloadedFile

_TYPES = {
    "bool": "boolean",
    "int2": "smallint",
    "int4": "integer",
    "int8": "bigint",
    "float4": "real",
    "float8": "double precision",
    "varchar": "character varying",
    "timestamp": "timestamp without time zone",
    "timestamptz": "timestamp with time zone",
    "time": "time without time zone",
}


def manifest(prefix: str, files: Sequence[UnloadedFile], columns: Sequence[Column], *, verbose: bool) -> str:
    """Give its text.

    Args:
        prefix: the URI to which the names of the files are appended.
        files: with their records, where it is verbose.
        columns: those of the query.
        verbose: whether it also tells the columns, and the rows and bytes of each file and of all.
    """
    entries: list[dict[str, Any]] = [{"url": f"{prefix}{item.name}"} for item in files]
    form: dict[str, Any] = {"entries": entries}
    if verbose:
        metas = [{"content_length": item.path.stat().st_size, "record_count": item.records or 0} for item in files]
        for entry, meta in zip(entries, metas, strict=True):
            entry["meta"] = meta
        form["schema"] = {"elements": [{"name": item.name, "type": _type(item)} for item in columns]}
        form["meta"] = {key: sum(meta[key] for meta in metas) for key in ("content_length", "record_count")}
        form["author"] = {"name": "Amazon Redshift", "version": "1.0.0"}
    return json.dumps(form, indent=2) + "\n"


def _type(column: Column) -> dict[str, Any]:
    base: dict[str, Any] = {"base": _TYPES.get(column.type_name, column.type_name)}
    if column.type_name == "numeric":
        return {**base, "precision": column.precision, "scale": column.scale}
    return {**base, "max_length": column.precision} if column.type_name == "varchar" else base
