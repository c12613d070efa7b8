"""The sources of the Coursera story, made up: databases of SQLite, and a day of logged events in S3."""

from __future__ import annotations

import gzip
import json
import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import Any

SHARDS = (1, 2, 3)
LOCAL_DATABASES = "databases:\n  maestro-read-replica: sqlite:///maestro.db\n  course-db-*: sqlite:///{database}.db\n"
"""local_databases.yaml, beside the databases."""
_SITE = """
CREATE TABLE courses_instructorincourse (instructor_id INT, course_id INT, rank INT);
INSERT INTO courses_instructorincourse VALUES (1, 10, 1), (2, 10, 2), (2, 11, NULL);
CREATE TABLE forum_threads (id INT, forum_id INT, user_id INT, title TEXT, is_locked INT, created_at TEXT);
INSERT INTO forum_threads VALUES
    (100, 7, 5, 'Week 1: "Hello"', 0, '2014-09-01 10:00:00'),
    (101, 7, 6, NULL, 1, '2014-09-02 11:30:00');
CREATE TABLE forum_posts (id INT, thread_id INT, user_id INT, body TEXT, votes INT, created_at TEXT);
INSERT INTO forum_posts VALUES
    (1000, 100, 5, 'Two
lines, a' || char(9) || 'tab and a \\', 3, '2014-09-01 10:00:00'),
    (1001, 100, 6, NULL, 0, '2014-09-01 12:00:00'),
    (1002, 101, 6, 'Größe 😀', -1, '2014-09-02 11:30:00');
"""
_COURSE = "CREATE TABLE lecture_views (user_id INT, session_id INT, lecture_id INT, viewed_at TEXT, seconds INT)"
_VIEW = "INSERT INTO lecture_views VALUES (?, ?, ?, ?, ?)"


def write_databases(folder: Path, viewed_at: datetime) -> Path:
    """Write the databases, and local_databases.yaml, whose path is returned.

    Args:
        folder: an empty folder.
        viewed_at: when all lectures were viewed, in UTC without a zone.
    """
    with sqlite3.connect(folder / "maestro.db") as site:
        site.executescript(_SITE)
    moment = f"{viewed_at:%Y-%m-%d %H:%M:%S}"
    for shard in SHARDS:
        views = [(shard, 10, 1, moment, 1800), (shard, 10, 1, moment, 3600), (7, 11, shard, moment, None)]
        with sqlite3.connect(folder / f"course_{shard}.db") as course:
            course.execute(_COURSE)
            course.executemany(_VIEW, views)
    databases = folder / "local_databases.yaml"
    databases.write_text(LOCAL_DATABASES, encoding="utf-8")
    return databases


def log_events(s3: Any, bucket: str, day: date) -> None:
    """Write the events of a day, and the marker that says that they are complete.

    Args:
        s3: a boto3 `s3` client.
        bucket: the bucket of the pipeline event-logs.
        day: the day in UTC.
    """
    lines = (
        {
            "event_id": f"{number:036}",
            "event_name": "page.view",
            "user_id": number,
            "page": "/é",
            "happened_at": f"{day:%Y-%m-%d} 10:00:0{number}",
            "received_at": f"{day:%Y-%m-%d} 10:00:09",
        }
        for number in range(3)
    )
    body = gzip.compress("".join(f"{json.dumps(line)}\n" for line in lines).encode(), mtime=0)
    s3.put_object(Bucket=bucket, Key=f"events/{day:%Y/%m/%d}/part-0.gz", Body=body)
    s3.put_object(Bucket=bucket, Key=f"events/{day:%Y/%m/%d}/_SUCCESS", Body=b"")
