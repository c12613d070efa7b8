"""docs/running.md shows what is so: its spec is run, and its table compared."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.cloud


def test_the_session_on_the_page(root: Path, tmp_path: Path) -> None:
    """To the last character; four of its intervals fail on purpose."""
    page = (root / "docs" / "running.md").read_text(encoding="utf-8")
    spec = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0]
    command, _, shown = re.findall(r"```console\n\$ (.*?)```", page, re.DOTALL)[0].partition("\n")
    (tmp_path / "etl_specs").mkdir()
    (tmp_path / "etl_specs" / "quarter-hours.yaml").write_text(spec, encoding="utf-8")

    program, *arguments = shlex.split(command)
    assert program == "penstock"
    done = subprocess.run(
        [sys.executable, "-m", "penstock", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.stdout == shown
    assert done.returncode == 1
    assert "92 of 96 intervals finished in" in done.stderr
