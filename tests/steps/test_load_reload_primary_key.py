"""load-reload-primary-key: three steps in one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import Activity, PigActivity, S3DataNode
from penstock.steps.check_primary_key import CheckPrimaryKey
from penstock.steps.keys.types import ASSETS
from penstock.steps.load_into_staging_table import LoadIntoStagingTable
from penstock.steps.load_reload_primary_key import LoadReloadPrimaryKey
from penstock.steps.reload_prod_table import ReloadProdTable

TABLE = "CREATE TABLE {name} (a INT PRIMARY KEY)"


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """The DDL of two tables."""
    (tmp_path / "tables").mkdir(exist_ok=True)
    for name in ("staging.visits", "web.visits"):
        (tmp_path / "tables" / f"{name}.sql").write_text(TABLE.format(name=name), encoding="utf-8")
    return tmp_path


def _step(assets: Path, **values: Any) -> LoadReloadPrimaryKey:
    form = {"type": "load-reload-primary-key", "name": "all", "staging": "staging.visits", "production": "web.visits"}
    return LoadReloadPrimaryKey.model_validate({"runs_on": "machine", **form, **values}, context={ASSETS: assets})


def _scripts(activities: list[Activity]) -> list[object]:
    return [dict(activity.pairs())["script"] for activity in activities]


def test_objects(context: Any, fields: Any, assets: Path) -> None:
    """Each is what the step of its kind is; each waits for the one before, and the first for what is above."""
    made = context
    data = S3DataNode("rows", directory_path="s3://b/rows/")
    above = PigActivity("above", script_uri="s3://b/x.pig")
    (assets / "tables" / "visits.sql").unlink(missing_ok=True)

    result = _step(assets, queue="etl").compile(made({"rows": data}, (above,)))

    load, reload = result.before
    shared = {
        "type": "SqlActivity",
        "database": ("ref", "Warehouse"),
        "queue": "etl",
        "runsOn": ("ref", "machine"),
        "onFail": ("ref", "FailureAlarm"),
        "lateAfterTimeout": "2 hours",
    }
    own = [{key: value for key, value in fields(item) if key != "script"} for item in (load, reload, result.activity)]
    assert own == [
        {**shared, "input": ("ref", "rows"), "dependsOn": ("ref", "above")},
        {**shared, "dependsOn": ("ref", "all.load")},
        {**shared, "dependsOn": ("ref", "all.reload")},
    ]
    assert result.activity is not None
    assert [load.id, reload.id, result.activity.id] == ["all.load", "all.reload", "all"]
    assert result.output is None


def test_scripts(context: Any, assets: Path) -> None:
    """They are those of the three steps, but for the names in the log."""
    step = _step(assets, options=["CSV"], max_errors=3, drift="ignore", order_by=["a DESC"], on_failure="warn")
    result = step.compile(context())
    assert result.activity is not None
    parts = (
        LoadIntoStagingTable(
            type="load-into-staging-table",
            name="all",
            runs_on="machine",
            table="staging.visits",
            options=["CSV"],
            max_errors=3,
            drift="ignore",
        ),
        ReloadProdTable(
            type="reload-prod-table",
            name="all",
            runs_on="machine",
            source="staging.visits",
            destination="web.visits",
            order_by=["a DESC"],
        ),
        CheckPrimaryKey(type="check-primary-key", name="all", runs_on="machine", table="web.visits", on_failure="warn"),
    )
    alone = _scripts([found for part in parts if (found := part.compile(context()).activity)])
    assert _scripts([*result.before, result.activity]) == [
        str(alone[0]).replace("    'all',\n", "    'all.load',\n"),
        str(alone[1]).replace("    'all',\n", "    'all.reload',\n"),
        alone[2],
    ]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"input": []}, "a load needs an input"),
        ({"columns": ["b"]}, "table staging.visits has no column 'b'"),
        ({"order_by": ["b"]}, "the source has no column 'b' to order by"),
    ],
)
def test_fails(assets: Path, values: dict[str, Any], message: str) -> None:
    """As its parts do."""
    with pytest.raises(ValidationError, match=message):
        _step(assets, **values)


def test_fails_without_a_key(assets: Path) -> None:
    """There is nothing to check."""
    (assets / "tables" / "web.visits.sql").write_text("CREATE TABLE web.visits (a INT)", encoding="utf-8")
    with pytest.raises(ValidationError, match=r"table web\.visits has no PRIMARY KEY"):
        _step(assets)


def test_fails_for_a_part_that_is_too_long(assets: Path) -> None:
    """The load above all."""
    names = [f"column_with_a_long_name_number_{index}" for index in range(200)]
    text = f"CREATE TABLE staging.visits (a INT, {', '.join(f'{name} VARCHAR(100)' for name in names)})"
    (assets / "tables" / "staging.visits.sql").write_text(text, encoding="utf-8")
    with pytest.raises(ValidationError, match="bytes are evaluated at most"):
        _step(assets)
