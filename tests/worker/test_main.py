"""The command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from penstock.worker.__main__ import main

ROOT = Path(__file__).parents[2]
HEAVY = {"boto3", "duckdb", "lark", "moto", "psycopg", "pydantic", "pymysql", "sqlalchemy", "sqlglot"}


def test_starts_without_what_only_tasks_need():
    """The first poll must be on the wire at once."""
    code = "import penstock.worker.__main__, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "botocore" in done.stdout.split()
    assert HEAVY & set(done.stdout.split()) == set()


def test_asks_for_a_worker_group(capsys):
    """There is no default: polling for somebody else's tasks would take them away."""
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 2
    assert "--worker-group" in capsys.readouterr().err
