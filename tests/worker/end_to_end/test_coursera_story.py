"""The talk's Coursera story: the five pipelines of etl_specs/coursera, run together on the local cloud.

Databases of SQLite stand for those of the site and of the courses; the day is the day before today.
"""

import dataclasses
import gzip
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from penstock.compiler import compile_loaded
from penstock.definition.api_form import to_api
from penstock.environments import read_environment, read_environments
from penstock.local.deployment import LocalDeployment
from penstock.objects import Period
from penstock.specs.loader import load_spec
from penstock.specs.schedule import ScheduleSpec

PIPELINES = ("instructors", "lecture-views", "event-logs", "forums", "engagement")
SITE = """
    CREATE TABLE courses_instructorincourse (instructor_id INT, course_id INT, rank INT);
    INSERT INTO courses_instructorincourse VALUES (1, 10, 1), (2, 10, 2), (2, 11, NULL);
    CREATE TABLE forum_threads (id INT, forum_id INT, user_id INT, title TEXT, is_locked INT, created_at TEXT);
    INSERT INTO forum_threads VALUES
        (100, 7, 5, 'Week 1: "Hello"', 0, '2014-09-01 10:00:00'), (101, 7, 6, NULL, 1, '2014-09-02 11:30:00');
    CREATE TABLE forum_posts (id INT, thread_id INT, user_id INT, body TEXT, votes INT, created_at TEXT);
    INSERT INTO forum_posts VALUES
        (1000, 100, 5, 'Two\nlines, a\ttab and a \\', 3, '2014-09-01 10:00:00'),
        (1001, 100, 6, NULL, 0, '2014-09-01 12:00:00'), (1002, 101, 6, 'Größe 😀', -1, '2014-09-02 11:30:00');
"""
COURSE = "CREATE TABLE lecture_views (user_id INT, session_id INT, lecture_id INT, viewed_at TEXT, seconds INT)"


@pytest.fixture
def story(root, cloud, tmp_path):
    """Five pipelines with their sources; gives a function that activates them all, each as `penstock run` would."""
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    yesterday = now - timedelta(days=1)
    with sqlite3.connect(tmp_path / "maestro.db") as site:
        site.executescript(SITE)
    for shard in (1, 2, 3):
        with sqlite3.connect(tmp_path / f"course_{shard}.db") as course:
            course.execute(COURSE)
            rows = [(shard, 10, 1, yesterday, 1800), (shard, 10, 1, yesterday, 3600), (7, 11, shard, yesterday, None)]
            course.executemany(
                "INSERT INTO lecture_views VALUES (?, ?, ?, ?, ?)", [(*r[:3], str(r[3]), r[4]) for r in rows]
            )
    databases = "databases:\n  maestro-read-replica: sqlite:///maestro.db\n  course-db-*: sqlite:///{database}.db\n"
    (tmp_path / "local_databases.yaml").write_text(databases)
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
                _log_events(cloud.s3, deployment.bucket, start - timedelta(days=1))
            ids[name] = cloud.put_and_activate(f"{name}-{start}", to_api(wire))
        return ids

    return activate


def _log_events(s3, bucket, day):
    folder = f"events/{day:%Y/%m/%d}/"
    lines = (
        {"event_id": f"{number:036}", "event_name": "page.view", "user_id": number, "page": "/é",
         "happened_at": f"{day:%Y-%m-%d} 10:00:0{number}", "received_at": f"{day:%Y-%m-%d} 10:00:09"}
        for number in range(3)
    )  # fmt: skip
    body = gzip.compress("".join(f"{json.dumps(line)}\n" for line in lines).encode())
    s3.put_object(Bucket=bucket, Key=f"{folder}part-0.gz", Body=body)
    s3.put_object(Bucket=bucket, Key=f"{folder}_SUCCESS", Body=b"")


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
