"""Entry points, found without importlib.metadata."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from typing import Any

from penstock.specs.plugins.installed import entry_points

TEXT = """\
# of acme
[console_scripts]
a = b:c

[penstock.steps]
count-lines=acme.steps:CountLines
other = acme.steps:Other.Inner [extra]

[penstock.hooks]
acme = acme.hooks
"""


def test_the_same_as_importlib_finds(project: Any) -> None:
    """In order of the names, with their places."""
    path = project.install(TEXT)

    found = entry_points()

    assert [(item.name, item.module, item.attribute, item.line) for item in found] == [
        ("acme", "acme.hooks", "", 10),
        ("count-lines", "acme.steps", "CountLines", 6),
        ("other", "acme.steps", "Other.Inner", 7),
    ]
    assert {item.file for item in found} == {path}
    theirs = [
        item for group in ("penstock.hooks", "penstock.steps") for item in importlib.metadata.entry_points(group=group)
    ]
    assert sorted((item.group, item.name, item.module, item.attr or "") for item in theirs) == sorted(
        (item.group, item.name, item.module, item.attribute) for item in found
    )


def test_a_package_that_is_there_twice_counts_once(project: Any) -> None:
    """The first on sys.path is the one that is imported."""
    project.write("later/acme_etl-0.9.dist-info/entry_points.txt", "[penstock.steps]\nold = acme:Old\n")
    sys.path.insert(0, str(project.folder / "later"))
    project.install("[penstock.steps]\nnew = acme:New\n")

    assert [item.name for item in entry_points()] == ["new"]


def test_files_that_cannot_be_read(project: Any) -> None:
    """They are none of ours."""
    path = project.install("[penstock.steps]\nnew = acme:New\n")
    path.write_bytes(b"\xff[penstock.steps]\n")

    assert entry_points() == ()


def test_importlib_metadata_is_not_loaded() -> None:
    """It takes longer than a spec does."""
    code = (
        "import sys; from penstock.specs.plugins.installed import entry_points; entry_points();"
        "sys.exit('importlib.metadata' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
