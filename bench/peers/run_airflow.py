"""Airflow: `dags test`, its quickest way: one process, no scheduler, one task after the other; state in SQLite.

It is so much slower that it gets fewer intervals of the backfill; the seconds are for each activity, as everywhere.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

FOLDER = Path(sys.argv[1]) / "dags"
FOLDER.mkdir()
shutil.copy(Path(__file__).with_name("airflow_dags.py"), FOLDER)
AIRFLOW = str(Path(sys.executable).with_name("airflow"))
for command in (["db", "migrate"], ["dags", "reserialize"]):
    subprocess.run([AIRFLOW, *command], check=True, capture_output=True)

BEGUN = time.perf_counter()
sys.path.insert(0, str(FOLDER))

from airflow_dags import CHAINS, FROM, LENGTH, interval, interval_of_commands, shell, starting  # noqa: E402
from work import tell, timed  # noqa: E402

INTERVALS = 3

logging.disable(logging.WARNING)
starting.test(logical_date=FROM)
tell("start", time.perf_counter() - BEGUN)
for turn in range(int(sys.argv[2])):
    with timed("shell", CHAINS * LENGTH):
        shell.test(logical_date=FROM + timedelta(hours=turn))
    with timed("backfill", INTERVALS * LENGTH):
        for day in range(INTERVALS):
            interval.test(logical_date=FROM + timedelta(days=day, hours=turn))
    with timed("commands", INTERVALS * LENGTH):
        for day in range(INTERVALS):
            interval_of_commands.test(logical_date=FROM + timedelta(days=day, hours=turn))
