"""The talk's Coursera story: the five pipelines of etl_specs/coursera, run together on the local cloud.

Databases of SQLite stand for those of the site and of the courses; the day is the day before today.
"""

import dataclasses
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from demo.coursera_sources import log_events, write_databases
from penstock.compiler import compile_loaded
from penstock.definition.api_form import to_api
from penstock.environments import read_environment, read_environments
from penstock.local.deployment import LocalDeployment
from penstock.objects import Period
from penstock.specs.loader import load_spec
from penstock.specs.schedule import ScheduleSpec

PIPELINES = ("instructors", "lecture-views", "event-logs", "forums", "engagement")


@pytest.fixture
def story(root, cloud, tmp_path):
    """Five pipelines with their sources; gives a function that activates them all, each as `penstock run` would."""
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    write_databases(tmp_path, viewed_at=now - timedelta(days=1))
    environment = read_environment(read_environments(root / "cdk.json"), "dev")
    loaded = {name: load_spec(root / "etl_specs" / "coursera" / f"{name}.yaml", root / "assets") for name in PIPELINES}

    def activate(start):
        schedule = ScheduleSpec(every=Period(1, "days"), start=start.isoformat(), occurrences=1)
        ids = {}
        for name, item in loaded.items():
            spec = item.spec.model_copy(update={"schedule": schedule})
            deployment = LocalDeployment(name, environment)
            wire = compile_loaded(dataclasses.replace(item, spec=spec), deployment).to_wire()
            for bucket in deployment.buckets:
                cloud.s3.create_bucket(Bucket=bucket)
            for uri, path in deployment.assets.items():
                bucket, _, key = uri.removeprefix("s3://").partition("/")
                cloud.s3.upload_file(str(path), bucket, key)
            if name == "event-logs":
                log_events(cloud.s3, deployment.bucket, (start - timedelta(days=1)).date())
            ids[name] = cloud.put_and_activate(f"{name}-{start}", to_api(wire))
        return ids

    return activate


def test_a_day_twice(story, cloud, eventually):
    """Everything is loaded, checked and reported, and running a day once more changes nothing but the history."""
    cloud.worker("4")
    start = datetime.now(UTC).replace(tzinfo=None, microsecond=0) - timedelta(minutes=1)

    def is_over(ids):
        statuses = {name: cloud.statuses(pipeline) for name, pipeline in ids.items()}
        over = all(
            found and set(found.values()) <= {"FINISHED", "FAILED", "CASCADE_FAILED"} for found in statuses.values()
        )
        return statuses if over else None

    found = []
    for moment in (start, start + timedelta(seconds=1)):
        ids = story(moment)
        statuses = eventually(lambda ids=ids: is_over(ids), 120)
        assert {(name, *item) for name, of in statuses.items() for item in of.items() if item[1] != "FINISHED"} == set()
        found.append({table: cloud.rows(f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in TABLES})  # noqa: S608
    first, second = found
    assert first == second
    assert first["prod.instructors_sessions"] == [(1, 10, 1), (2, 10, 2), (2, 11, None)]
    assert len(first["prod.lecture_views"]) == 6
    assert [row[-2:] for row in first["prod.lecture_views"]][:1] == [(3600, 1)]
    assert len(first["eventing.events"]) == 3
    assert [row[3] for row in first["prod.forum_posts"]] == ["Two\nlines, a\ttab and a \\", None, "Größe 😀"]
    assert [row[-1] for row in first["prod.forum_threads_history"]] == [None, None]
    day = (start - timedelta(days=1)).date()
    assert first["reports.session_engagement"] == [
        (10, day, 3, 1, Decimal("3.00"), 2),
        (11, day, 1, 3, Decimal("0.00"), 1),
    ]
    assert cloud.rows("SELECT step, found FROM penstock_checks WHERE found <> 0") == []
    assert {row[0] for row in cloud.rows("SELECT DISTINCT table_name FROM penstock_loads")} >= set(TABLES)
    assert [subject for _, subject, _ in cloud.alarms] == [f"Engagement of {day} is there"] * 2
    cloud.alarms.clear()


TABLES = (
    "prod.instructors_sessions",
    "prod.lecture_views",
    "eventing.events",
    "prod.forum_threads",
    "prod.forum_posts",
    "prod.forum_threads_history",
    "reports.session_engagement",
)
