"""A context for steps, with a source of each kind above them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.objects import Ec2Resource, EmrCluster, Period, PigActivity, RedshiftDatabase, S3DataNode, SnsAlarm
from penstock.steps.context import ActivityAlarms, StepContext


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
