"""`penstock diff` against what runs: on the local cloud the spec finds itself unchanged, and its changes judged."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.cloud


def test_what_penstock_run_left(project: Any) -> None:
    """No changes; then one that the service refuses, as it does when it is put."""
    project.run("run", str(project.spec), "--timeout", "1")
    same = project.run("diff", str(project.spec), "--against", "clickstream")
    assert (same.returncode, same.stderr) == (0, "")
    assert "\nno changes\n" in same.stdout
    assert "not-checked-locally" not in same.stdout

    project.edit("etl_specs/clickstream.yaml", "every: 1 day", "every: 2 days")
    changed = project.run("diff", str(project.spec), "--against", "clickstream")
    assert (changed.returncode, changed.stderr) == (1, "")
    assert "  ~ period: 1 day -> 2 days\n      refused: the period of a schedule cannot change" in changed.stdout
