"""Many short activities, on our service and worker and on other schedulers, side by side: each in turn, several times.

What runs in parallel: ours two activities at a time, beside the service; the worker, the service and the parent of
commands are a process each. Prefect's tasks are in threads, beside a server of its own; Dagster, Airflow (`dags test`)
and Luigi do one after the other in one process. All but Luigi keep every run and every state on disk, in SQLite. Logs
are as each has them by default; ours go nowhere, as the definitions have no pipelineLogUri.

What is run: for the peers `true` is a program of its own, but for Airflow, which runs it in a shell, as ours does and
AWS: to start bash takes half a millisecond more. A no-op is an empty function in the peers' own process, for Airflow an
EmptyOperator; ours is SQL without a statement in its transaction, which the worker reads, in its process.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.peer_environment import python_of_peers
from bench.report import Row
from bench.timing import ROOT

ROUNDS = 3
PATIENCE_SECONDS = 300
OURS, WITHOUT_STATE = "penstock", "luigi"
PEERS = ("luigi", "dagster", "prefect", "airflow")
ROUNDS_OF = {"airflow": 1}
"""It takes minutes for what the others do in seconds."""
WHAT = {
    "shell": "shell activity (`true`, 10 chains of 10)",
    "backfill": "no-op of a backfill (30 intervals of 10)",
    "commands": "`true` of a backfill (30 intervals of 10)",
    "start": "start to first activity",
}

Figures = dict[str, list[float]]


def rows() -> Iterator[Row]:
    """Measure all of them, and compare their medians."""
    python = python_of_peers()
    programs = {OURS: Path(sys.executable), **(dict.fromkeys(PEERS, python) if python is not None else {})}
    taken: dict[str, Figures] = {name: {what: [] for what in WHAT} for name in programs}
    for turn in range(ROUNDS):
        for name, interpreter in programs.items():
            if turn < ROUNDS_OF.get(name, ROUNDS):
                for what, seconds in _run(name, interpreter):
                    taken[name][what].append(seconds)
    medians = {name: _medians(figures) for name, figures in taken.items()}
    for what, title in WHAT.items():
        yield from _compared(what, title, medians)


def _compared(what: str, title: str, medians: Mapping[str, Mapping[str, float]]) -> Iterator[Row]:
    ours = medians[OURS].get(what)
    if ours is None:
        raise SystemExit(f"there is no figure of ours for: {title}")
    beside = {name: figures[what] for name, figures in medians.items() if name != OURS and what in figures}
    if not beside:
        yield Row(title, ours, in_milliseconds=True)
    for name, seconds in beside.items():
        goal = 1.0 if name != WITHOUT_STATE else None if what == "start" else 2.0
        yield Row(f"{title} / {name}", ours, seconds, goal, in_milliseconds=True)


def _medians(figures: Figures) -> dict[str, float]:
    return {what: statistics.median(values) for what, values in figures.items() if values}


def _run(name: str, interpreter: Path) -> list[tuple[str, float]]:
    """Run one's program, for one turn; one that fails or takes too long is left out, and that is said."""
    program = ROOT / "bench" / "peers" / f"run_{name}.py"
    with tempfile.TemporaryDirectory() as folder:
        command = [str(interpreter), str(program), folder, "1"]
        log = Path(folder) / "stderr"
        output = b""
        try:
            with log.open("wb") as stderr:
                done = subprocess.run(
                    command,
                    cwd=folder,
                    env=_environment(folder),
                    stdout=subprocess.PIPE,
                    stderr=stderr,
                    timeout=PATIENCE_SECONDS,
                    check=False,
                )
            output = done.stdout
            if done.returncode != 0:
                print(f"LEFT OUT: {name} ended with {done.returncode}: {log.read_text(errors='replace')[-500:]}")
        except subprocess.TimeoutExpired as error:
            print(f"LEFT OUT: what {name} had not done after {PATIENCE_SECONDS} s")
            output = error.stdout or b""
    return [_figure(line) for line in output.splitlines() if line.startswith(b'{"what"')]


def _figure(line: bytes) -> tuple[str, float]:
    figure = json.loads(line)
    return str(figure["what"]), float(figure["seconds"])


def _environment(folder: str) -> dict[str, str]:
    """Everyone's state in one fresh folder, and nothing told to anybody."""
    return {
        **os.environ,
        "DAGSTER_HOME": folder,
        "PREFECT_HOME": folder,
        "PREFECT_MEMO_STORE_PATH": str(Path(folder) / "memo_store.toml"),
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(PATIENCE_SECONDS),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "AIRFLOW_HOME": folder,
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    }
