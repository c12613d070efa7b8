"""Avro files as lines of fields, as `json_objects` makes them of JSON: a record is an object.

The guide does not say what becomes of logical types; here they are what they stand for, and moments the numbers that
TIMEFORMAT asks for.

https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-avro.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO
from uuid import UUID

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.json_objects import Number, object_line
from penstock.warehouse.copy.json_paths import Path_
from penstock.warehouse.errors import WarehouseError

_EPOCHS = {"epochsecs": 1, "epochmillisecs": 1000}


def record_lines(
    stream: BinaryIO, uri: str, columns: Sequence[str], options: CopyOptions, paths: Sequence[Path_] = ()
) -> Iterator[str]:
    """Yield a line for each record of a file, with a field for each column.

    Raises:
        WarehouseError: where it is no Avro file, or compressed in a way that is not known here.
    """
    for record in _records(stream, uri):
        if not isinstance(record, dict):
            raise WarehouseError(f"'{uri}' has no records: the schema of an Avro file must be a record's")
        yield object_line(_plain(record, options), columns, options, paths)


def _records(stream: BinaryIO, uri: str) -> Iterator[Any]:
    import fastavro  # it takes a while, and few loads need it

    try:
        yield from fastavro.reader(stream)
    except Exception as error:
        # Each part of the library, and each of its codecs, has errors of its own for what it cannot read.
        raise WarehouseError(f"'{uri}' is not a readable Avro file: {error}") from error


def _plain(value: Any, options: CopyOptions) -> Any:
    """A value as JSON has it."""
    match value:
        case dict():
            return {key: _plain(item, options) for key, item in value.items()}
        case list():
            return [_plain(item, options) for item in value]
        case bytes():
            return value.decode(errors="surrogateescape")
        case Decimal():
            return Number(f"{value:f}")
        case float():
            return Number(repr(value))
        case datetime():
            return _moment(value, options)
        case date() | time():
            return value.isoformat()
        case UUID():
            return str(value)
        case _:
            return value


def _moment(value: datetime, options: CopyOptions) -> Any:
    unit = _EPOCHS.get((options.time_format or "").lower())
    moment = value if value.tzinfo else value.replace(tzinfo=UTC)
    if unit is not None:
        return Number(f"{moment.timestamp() * unit:.0f}")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
