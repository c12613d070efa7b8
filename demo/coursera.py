"""Runs the five pipelines of the Coursera story on a local cloud, and shows what analysts would read.

SQLite stands for the databases of the site and of the courses. The pipeline that waits is started first.
"""

from __future__ import annotations

import signal
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from demo.coursera_sources import log_events, write_databases
from demo.saying import say
from demo.warehouse import query
from penstock.cli.endpoint import make_client
from penstock.cli.local_run import LocalRun, start
from penstock.cli.log_file import log_to
from penstock.cli.one_interval import one_interval
from penstock.cli.progress import show_progress
from penstock.environments import read_environment, read_environments
from penstock.local.cloud import LocalCloud
from penstock.specs.loader import Loaded, load_spec

ROOT = Path(__file__).parent.parent
SOURCES = ("instructors", "lecture-views", "event-logs", "forums")
WAITING = "engagement"
REPORT = "SELECT * FROM reports.session_engagement ORDER BY 1"
SESSIONS = 2
"""How many sessions learners took part in, by the sources."""


def main() -> int:
    """Run the demonstration; returns the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that everything is cleaned up
    log_to(ROOT / ".penstock" / "demo.log")
    try:
        with tempfile.TemporaryDirectory(prefix="penstock-coursera-") as folder:
            return _demonstrate(Path(folder))
    except KeyboardInterrupt:
        return 130


def _demonstrate(folder: Path) -> int:
    now = datetime.now(UTC)
    yesterday = datetime.combine(now.date() - timedelta(days=1), time(12))
    databases = write_databases(folder, viewed_at=yesterday)
    # Before the cloud starts: it loads what reads SQL in a thread, and two must not do that at the same time.
    specs = {name: _read(name) for name in (WAITING, *SOURCES)}
    with LocalCloud(folder / "cloud", databases=databases) as cloud:
        environment = cloud.environment()
        say(f"Local cloud at {environment['AWS_ENDPOINT_URL']}")
        s3 = make_client("s3", environment)
        s3.create_bucket(Bucket="event-logs-data")
        log_events(s3, "event-logs-data", yesterday.date())
        at = datetime.combine(now.date(), time(), UTC)
        waiting = _start(specs[WAITING], at, environment)
        say(f"{WAITING} waits for {', '.join(SOURCES)}")
        for name in SOURCES:
            if not _watch(name, _start(specs[name], at, environment)):
                return 1
        if not _watch(WAITING, waiting):
            return 1
        return _show_report(environment)


def _read(name: str) -> Loaded:
    return load_spec(ROOT / "etl_specs" / "coursera" / f"{name}.yaml", ROOT / "assets")


def _start(loaded: Loaded, at: datetime, environment: Mapping[str, str]) -> LocalRun:
    loaded, first = one_interval(loaded, at, datetime.now(UTC))
    connections = read_environment(read_environments(ROOT / "cdk.json"), "dev")
    return start(loaded, connections, environment, first)


def _watch(name: str, run: LocalRun) -> bool:
    runs = show_progress(f"{name} ({run.pipeline_id})", run.states({}, None))
    return bool(runs) and all(item.is_successful for item in runs)


def _show_report(environment: Mapping[str, str]) -> int:
    rows = query(make_client("redshift-data", environment), REPORT)
    say("reports.session_engagement: session, day, learners, lectures, hours viewed, instructors")
    for row in rows:
        print("  " + "  ".join(str(value) for value in row))
    if len(rows) != SESSIONS:
        print(f"expected {SESSIONS} rows, a session each", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
