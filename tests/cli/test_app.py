"""The commands: each is imported when it is called, and no sooner."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock import __version__
from penstock.cli.app import _Commands


@pytest.mark.parametrize("name", _Commands.registry)
def test_every_command_has_help(penstock: Callable[..., Any], name: str) -> None:
    """And is what the registry says."""
    outcome = penstock(name, "--help")
    assert outcome.code == 0
    assert f"Usage: penstock {name} " in outcome.out
    assert "--install-completion" not in outcome.out


def test_the_help_lists_all_of_them_in_order(penstock: Callable[..., Any]) -> None:
    """With a line each."""
    lines = penstock("--help").out.splitlines()
    listed = [line.split()[1] for line in lines if line.startswith("│ ") and line[2] not in " -"]
    assert listed == list(_Commands.registry)


def test_the_help_groups_them(penstock: Callable[..., Any]) -> None:
    """By what they are about."""
    headings = [line for line in penstock("--help").out.splitlines() if line.startswith("╭─ ")]
    assert [heading.strip("╭─╮ ") for heading in headings] == ["Options", *dict.fromkeys(_Commands.panels.values())]


def test_the_version(penstock: Callable[..., Any]) -> None:
    """Alone, for scripts and for those who report a fault."""
    outcome = penstock("--version")
    assert (outcome.code, outcome.out, outcome.err) == (0, f"penstock {__version__}\n", "")


def test_the_version_is_that_of_the_package(root: Path) -> None:
    """It stands in two files, so that nobody has to look for the metadata of the package."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("statsu", "there is no command 'statsu'; did you mean 'status'?"),
        ("xyzzy", "there is no command 'xyzzy'; `penstock --help` lists all of them"),
    ],
)
def test_unknown_commands(penstock: Callable[..., Any], name: str, message: str) -> None:
    """What was probably meant."""
    outcome = penstock(name)
    assert outcome.code == 2
    assert message in outcome.err


@pytest.mark.parametrize("name", [name for name in _Commands.registry if name not in {"import", "local"}])
def test_help_loads_no_client_and_no_other_command(name: str) -> None:
    """Start-up is most of what a short command takes."""
    program = (
        "import sys; from penstock.cli.app import app\n"
        f"try: app([{name!r}, '--help'])\n"
        "except SystemExit: pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert not loaded & {"boto3", "botocore", "moto", "duckdb", "sqlglot", "penstock.client"}
    others = {path.partition(":")[0] for other, path in _Commands.registry.items() if other != name}
    assert not (loaded & others) - {"penstock.cli.resume"}  # `pause` shares its argument
