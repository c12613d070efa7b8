"""A context for steps, with a source of each kind above them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.objects import Ec2Resource, EmrCluster, Period, PigActivity, RedshiftDatabase, S3DataNode, SnsAlarm
from penstock.steps.context import ActivityAlarms, StepContext

FILLED = """\
BEGIN;

{ddl};

CREATE TABLE IF NOT EXISTS penstock_loads (
    pipeline       VARCHAR(1024) NOT NULL,
    step           VARCHAR(256)  NOT NULL,
    table_name     VARCHAR(257)  NOT NULL,
    interval_start TIMESTAMP     NOT NULL,
    interval_end   TIMESTAMP     NOT NULL,
    started_at     TIMESTAMP     NOT NULL,
    finished_at    TIMESTAMP     NOT NULL,
    rows_loaded    BIGINT        NOT NULL
)
SORTKEY (started_at);

{fill}
INSERT INTO penstock_loads (pipeline, step, table_name, interval_start, interval_end, started_at, finished_at, \
rows_loaded)
SELECT
    'visits',
    '{step}',
    '{table}',
    CAST('#{{@scheduledStartTime}}' AS TIMESTAMP),
    CAST('#{{@scheduledEndTime}}' AS TIMESTAMP),
    SYSDATE,
    GETDATE(),
    COUNT(*)
FROM penstock_new_{table};

{end}DROP TABLE penstock_new_{table};

COMMIT;
"""


@pytest.fixture
def filled() -> Callable[..., str]:
    """Return the whole script of a step that fills a table, around the statements that fill it."""

    def write(step: str, table: str, ddl: str, fill: str, end: str = "") -> str:
        return FILLED.format(step=step, table=table, ddl=ddl, fill=fill, end=end)

    return write


@pytest.fixture
def activity() -> dict[str, object]:
    """The fields of every SqlActivity in the warehouse, beside its script."""
    return {
        "type": "SqlActivity",
        "database": ("ref", "Warehouse"),
        "runsOn": ("ref", "machine"),
        "onFail": ("ref", "FailureAlarm"),
        "lateAfterTimeout": "2 hours",
    }


@pytest.fixture
def context(tmp_path: Path, deployment: Any) -> Callable[..., StepContext]:
    """Make a context: a cluster, an instance, alarms, and the given outputs and activities above."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "visits.sql").write_text("CREATE TABLE IF NOT EXISTS visits (a INT);\n", encoding="utf-8")
    (tmp_path / "tables" / "web.visits.sql").write_text("CREATE TABLE web.visits (a INT);", encoding="utf-8")

    def make(outputs: dict[str, S3DataNode] | None = None, after: tuple[PigActivity, ...] = ()) -> StepContext:
        return StepContext(
            pipeline="visits",
            deployment=deployment,
            assets=tmp_path,
            resources={
                "cluster": EmrCluster("cluster"),
                "machine": Ec2Resource("machine"),
            },
            outputs=outputs if outputs is not None else {"logs": S3DataNode("logs", directory_path="s3://b/logs/")},
            alarms=ActivityAlarms(
                on_fail=(SnsAlarm("FailureAlarm", message="m", subject="s", topic_arn="t"),),
                on_late_action=None,
                on_success=None,
                late_after_timeout=Period(2, "hours"),
            ),
            warehouse=RedshiftDatabase("Warehouse", username="u", password="p", cluster_id="c"),
            after=after,
        )

    return make


@pytest.fixture
def fields() -> Callable[[Any], list[tuple[str, object]]]:
    """Return the fields of an object as (key, text or the id of a reference)."""

    def read(item: Any) -> list[tuple[str, object]]:
        return [(key, value if isinstance(value, str) else ("ref", value.id)) for key, value in item.pairs()]

    return read
