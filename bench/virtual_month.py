"""A month of a 15-minute schedule by `penstock run --from D --to D`: it should take as long as its work."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.report import Row

INTERVALS = 31 * 24 * 4
STEPS = {
    "run-shell, `true`": '{type: run-shell, name: work, command: "true"}',
    "run-sql, one INSERT": "{type: run-sql, name: work, command: "
    '"CREATE TABLE IF NOT EXISTS ticks (at TIMESTAMP); INSERT INTO ticks VALUES (GETDATE())"}',
}


def rows() -> Iterator[Row]:
    """Measure from the clock's start to its end, as the command tells it: without the start of Python and the cloud."""
    for what, step in STEPS.items():
        yield Row(f"a month of {INTERVALS} intervals of {what}", _seconds(step))


def _seconds(step: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        specs = Path(folder) / "etl_specs"
        specs.mkdir()
        text = f"name: month\nschedule: {{every: 15 minutes, start: first-activation}}\nsteps: [{step}]\n"
        (specs / "month.yaml").write_text(text, encoding="utf-8")
        penstock = str(Path(sys.executable).with_name("penstock"))
        command = [penstock, "run", "etl_specs/month.yaml", "--from", "2026-05-01", "--to", "2026-05-31", "--json"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    if found["finished"] != INTERVALS:
        raise SystemExit(f"{found['finished']} of {INTERVALS} intervals finished")
    return float(found["seconds"])
