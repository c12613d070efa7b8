"""The log generator: known counts, same bytes for the same seed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from demo.apache_logs import LogSample, write_logs

COMBINED = re.compile(r'^(\S+) (\S+) (\S+) \[([\w:/]+\s[+\-]\d{4})\] "(.+?)" (\S+) (\S+) "([^"]*)" "([^"]*)"', re.ASCII)


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


@pytest.mark.parametrize(("good", "malformed"), [(994, 6), (100, 100), (0, 5), (5, 0), (0, 0)])
def test_holds_what_it_says(tmp_path: Path, good: int, malformed: int) -> None:
    """As many lines fit the combined format as were asked for."""
    path = tmp_path / "access_log"
    assert write_logs(path, good=good, malformed=malformed, seed=7) == LogSample(good, malformed)
    lines = _read(path)
    assert len(lines) == good + malformed
    assert sum(COMBINED.match(line) is not None for line in lines) == good


def test_a_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """And another seed gives others."""
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_logs(tmp_path / name, good=50, malformed=5, seed=seed)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_bytes() != (tmp_path / "c").read_bytes()


def test_some_referrers_hold_commas(tmp_path: Path) -> None:
    """That is what breaks a comma-delimited load."""
    write_logs(tmp_path / "log", good=200, malformed=0, seed=3)
    referrers = [match[8] for line in _read(tmp_path / "log") if (match := COMBINED.match(line))]
    assert any("," in referrer for referrer in referrers)
