"""Types of single values: what they take, and what they say when they do not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.objects import Period
from penstock.steps.keys.types import (
    ASSETS,
    AssetPath,
    DataPath,
    Dollars,
    Name,
    PeriodText,
    RetryDelay,
    SchedulePeriod,
    ScriptPath,
    TableName,
)


def refusal(kind: Any, value: object, assets: Path | None = None) -> tuple[str, str]:
    """Return type and message of the error that a value gives."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value, context={ASSETS: assets} if assets else None)
    (error,) = caught.value.errors()
    return error["type"], error["msg"]


def test_periods() -> None:
    """As text, or as a Period from Python."""
    adapter = TypeAdapter(PeriodText)

    assert adapter.validate_python("2 Hours") == Period(2, "hours")
    assert adapter.validate_python(Period(2, "hours")) == Period(2, "hours")
    assert refusal(PeriodText, 5) == ("period_type", "Input should be a period such as '15 minutes' or '1 day'")
    assert refusal(PeriodText, "soon") == (
        "period_value",
        "'soon' is not a period; write a positive number and a unit (minutes, hours, days, weeks, months, years)",
    )


def test_ranges_of_periods() -> None:
    """Both ends belong to them."""
    assert TypeAdapter(SchedulePeriod).validate_python("15 minutes") == Period(15, "minutes")
    assert TypeAdapter(RetryDelay).validate_python("2 minutes") == Period(2, "minutes")
    assert refusal(SchedulePeriod, "14 minutes")[1] == "'14 minutes' is too short; the service's least is 15 minutes"
    assert refusal(SchedulePeriod, "4 years")[1] == "'4 years' is too long; the service's most is 3 years"
    assert refusal(RetryDelay, "1 minute")[1] == "'1 minute' is too short; the service's least is 2 minutes"


def test_dollars() -> None:
    """Exactly as they were written."""
    assert TypeAdapter(Dollars).validate_python(0.05) == Decimal("0.05")
    assert refusal(Dollars, "0.05")[0] == "dollars_type"
    assert refusal(Dollars, True)[0] == "dollars_type"
    assert refusal(Dollars, 20)[0] == "dollars_range"
    assert refusal(Dollars, float("nan"))[0] == "dollars_range"


def test_assets(tmp_path: Path) -> None:
    """They exist, below the folder."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "t.sql").touch()
    (tmp_path / "outside").symlink_to("/")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    assert TypeAdapter(AssetPath).validate_python("tables/t.sql", context={ASSETS: tmp_path}) == "tables/t.sql"
    assert TypeAdapter(TableName).validate_python("t", context={ASSETS: tmp_path}) == "t"
    assert refusal(AssetPath, "tables", tmp_path) == ("asset_missing", "there is no file assets/tables")
    assert refusal(AssetPath, "", tmp_path) == ("asset_missing", "there is no file assets/")
    assert refusal(TableName, "u", tmp_path) == ("asset_missing", "there is no file assets/tables/u.sql")
    assert refusal(AssetPath, "tables/../..", tmp_path)[0] == "asset_outside"
    assert refusal(AssetPath, "tables/..", tmp_path)[0] == "asset_missing"
    assert refusal(AssetPath, "../x", tmp_path) == ("asset_outside", "'../x' leaves the folder assets/")
    assert refusal(AssetPath, "/etc/passwd", tmp_path) == ("asset_outside", "'/etc/passwd' leaves the folder assets/")
    assert refusal(AssetPath, "outside/etc/passwd", tmp_path)[0] == "asset_outside"
    assert refusal(AssetPath, "outside", tmp_path)[0] == "asset_outside"
    assert refusal(AssetPath, "loop", tmp_path)[0] == "asset_missing"
    assert refusal(AssetPath, "a\0b", tmp_path)[0] == "asset_missing"
    assert refusal(AssetPath, "x" * 5000, tmp_path)[0] == "asset_missing"
    assert refusal(AssetPath, 3, tmp_path) == ("asset_type", "Input should be the path of a file under assets/")
    assert refusal(TableName, 3, tmp_path)[0] == "table_type"


def test_scripts(tmp_path: Path) -> None:
    """A script may lie in S3."""
    assert TypeAdapter(ScriptPath).validate_python("s3://b/k", context={ASSETS: tmp_path}) == "s3://b/k"
    assert refusal(ScriptPath, "http://b/k", tmp_path)[0] == "asset_missing"


def test_models_made_in_python_need_no_folder() -> None:
    """Their files are read when they are compiled."""
    assert TypeAdapter(AssetPath).validate_python("any/where") == "any/where"


@pytest.mark.parametrize("name", ["a", "A1", "my-name", "my_name", "a" * 100])
def test_names(name: str) -> None:
    """Letters, digits, hyphens and underscores after a letter."""
    assert TypeAdapter(Name).validate_python(name) == name


@pytest.mark.parametrize("name", ["", "1a", "_a", "a b", "a.b", "ä", "a\n", "a" * 101])
def test_what_is_no_name(name: str) -> None:
    """A dot separates the names of an object's parts."""
    with pytest.raises(ValidationError):
        TypeAdapter(Name).validate_python(name)


@pytest.mark.parametrize(
    "path", ["logs/", "#{format(@scheduledStartTime,'YYYY')}/", "s3://logs/#{myDay}/", "s3://logs"]
)
def test_paths_of_data(path: str) -> None:
    """Expressions are for keys."""
    assert TypeAdapter(DataPath).validate_python(path) == path


@pytest.mark.parametrize("kind", [DataPath, ScriptPath])
@pytest.mark.parametrize("uri", ["s3://", "s3:///logs/", "s3://#{myBucket}/logs/", "s3://logs-#{myStage}/x"])
def test_fails_for_a_bucket_without_a_name(kind: Any, uri: str) -> None:
    """Nobody could be given permissions for it."""
    assert refusal(kind, uri) == (
        "bucket_name",
        f"'{uri}' must begin with s3:// and the name of a bucket, without #{{",
    )
