"""The types of single values in a spec, each with the message that tells what is allowed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, PlainValidator, StringConstraints, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from penstock.objects.period import Period

ASSETS = "assets"
"""Key of the assets folder (a Path) in pydantic's validation context."""

_TABLE_NAME = re.compile(r"[^./\\\x00-\x1f]+(\.[^./\\\x00-\x1f]+)?")

MOST_NAME_CHARACTERS = 60
"""Of the name of a pipeline, from which the name of its stack is made."""


def _period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("period_type", "Input should be a period such as '15 minutes' or '1 day'")
    try:
        return Period.parse(value)
    except ValueError as error:
        raise PydanticCustomError("period_value", "{reason}", {"reason": str(error)}) from None


def _between(least: str, most: str | None) -> PlainValidator:
    def check(value: object) -> Period:
        period = _period(value)
        if period.shortest() < Period.parse(least).shortest():
            raise PydanticCustomError(
                "period_range", "{found} is too short; the service's least is {least}", _range(period, least)
            )
        if most is not None and period.shortest() > Period.parse(most).shortest():
            raise PydanticCustomError(
                "period_range", "{found} is too long; the service's most is {least}", _range(period, most)
            )
        return period

    return PlainValidator(check)


def _range(period: Period, bound: str) -> dict[str, str]:
    return {"found": f"'{period}'", "least": bound}


def _dollars(value: object) -> Decimal:
    """A Spot bid: 0 < x < 20.00, the service's range, in USD an hour."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("dollars_type", "Input should be a price in USD an hour, such as 0.05")
    if not 0 < value < 20:  # .nan is in no range
        raise PydanticCustomError("dollars_range", "a Spot bid must be more than 0 and less than 20 USD an hour")
    return Decimal(str(value))


def asset_path(value: object, info: ValidationInfo) -> str:
    """Check the path of a file under assets/.

    Raises:
        PydanticCustomError: where there is no such file.
    """
    if not isinstance(value, str):
        raise PydanticCustomError("asset_type", "Input should be the path of a file under assets/")
    _existing(value, value, info)
    return value


def _table(value: object, info: ValidationInfo) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError(
            "table_type", "Input should be the name of a table, whose DDL is a file under assets/tables/"
        )
    _check_readable(_existing(f"tables/{value}.sql", value, info), value)
    return value


def _source(value: str, info: ValidationInfo) -> str:
    """A table that may have a DDL file, which then is read."""
    if not _TABLE_NAME.fullmatch(value):
        raise PydanticCustomError(
            "table_name", "'{value}' is no table; write `table` or `schema.table`", {"value": value}
        )
    root: Path | None = (info.context or {}).get(ASSETS)
    path = None if root is None else root / "tables" / f"{value}.sql"
    if path is not None and path.is_file():
        _check_readable(path, value)
    return value


def _check_readable(path: Path | None, value: str) -> None:
    try:
        if path is not None:
            path.read_text(encoding="utf-8")  # it becomes a field of the table's object
    except (OSError, UnicodeDecodeError):
        raise PydanticCustomError(
            "asset_unreadable", "assets/tables/{value}.sql is not UTF-8 text", {"value": value}
        ) from None


@cache
def _resolved(folder: Path) -> Path:
    """The folder without links; it is asked for with every file of every spec."""
    return folder.resolve()


def _existing(relative: str, value: str, info: ValidationInfo) -> Path | None:
    """The file; None for models made in Python, which have no folder and read their files when they are compiled."""
    root: Path | None = (info.context or {}).get(ASSETS)
    if root is None:
        return None
    folder = _resolved(root)
    try:
        path = folder / relative
        path = path.resolve() if path.is_symlink() or path.name == ".." else _resolved(path.parent) / path.name
        exists = path.is_file()
    except (OSError, RuntimeError, ValueError):  # too long a name, links in a circle, a NUL: there is no such file
        path, exists = folder, False
    if not path.is_relative_to(folder):
        raise PydanticCustomError("asset_outside", "'{value}' leaves the folder assets/", {"value": value})
    if not exists:
        raise PydanticCustomError("asset_missing", "there is no file assets/{path}", {"path": relative, "value": value})
    return path


def script_or_uri(value: object, info: ValidationInfo) -> str:
    """Check the path of a file under assets/, or an s3:// URI.

    Raises:
        PydanticCustomError: where there is no such file, or the URI has no bucket.
    """
    return _fixed_bucket(value) if isinstance(value, str) and value.startswith("s3://") else asset_path(value, info)


def _fixed_bucket(value: str) -> str:
    """A path, or a URI whose bucket has a name: permissions are derived from it before any expression has a value."""
    bucket = value.removeprefix("s3://").partition("/")[0]
    if value.startswith("s3://") and (not bucket or "#{" in bucket):
        raise PydanticCustomError(
            "bucket_name", "'{value}' must begin with s3:// and the name of a bucket, without #{", {"value": value}
        )
    return value


def _text_schema(description: str, **more: Any) -> WithJsonSchema:
    schema: Mapping[str, Any] = {"type": "string", "description": description, **more}
    return WithJsonSchema(dict(schema))


_PERIOD_SCHEMA = _text_schema(
    "A number and a unit: minutes, hours, days, weeks, months or years", format="period", examples=["15 minutes"]
)

PeriodText = Annotated[Period, PlainValidator(_period), _PERIOD_SCHEMA]
SchedulePeriod = Annotated[Period, _between("15 minutes", "3 years"), _PERIOD_SCHEMA]
RetryDelay = Annotated[Period, _between("2 minutes", None), _PERIOD_SCHEMA]
Dollars = Annotated[
    Decimal,
    PlainValidator(_dollars),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 20, "description": "USD an hour"}),
]
AssetPath = Annotated[str, PlainValidator(asset_path), _text_schema("A file under assets/")]
ScriptPath = Annotated[str, PlainValidator(script_or_uri), _text_schema("A file under assets/, or an s3:// URI")]
SourceName = Annotated[str, StringConstraints(min_length=1, max_length=255), AfterValidator(_source)]
"""A table of the warehouse, whether it has a DDL file or not."""
TableName = Annotated[str, PlainValidator(_table), _text_schema("A table whose DDL is assets/tables/NAME.sql")]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=100)]
PipelineName = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=MOST_NAME_CHARACTERS)
]
Text = Annotated[str, StringConstraints(min_length=1)]
RegionName = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[a-z]+)+-[0-9]+$")]
DataPath = Annotated[Text, AfterValidator(_fixed_bucket)]
InsertModeName = Literal["append", "keep-existing", "overwrite-existing", "truncate"]
