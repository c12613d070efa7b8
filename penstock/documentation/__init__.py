"""Everything under docs/ that is made from code: one generator per file, one line here.

`make docs` writes it; `make lint` fails where it is not what the code says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from penstock.documentation import (
    environments,
    expressions,
    objects,
    redshift,
    rules,
    schema,
    spec_schema,
    specs,
    steps,
)

Generator = Callable[[], Mapping[Path, str]]
"""Gives the texts of its files by their paths, which are relative to the root of the project. Pure."""

GENERATORS: tuple[Generator, ...] = (
    environments.pages,
    expressions.pages,
    objects.pages,
    redshift.pages,
    rules.pages,
    schema.pages,
    spec_schema.pages,
    specs.pages,
    steps.pages,
)
"""Every generator; no two give the same file."""

FOLDERS: tuple[Path, ...] = (objects.FOLDER, rules.FOLDER, steps.FOLDER)
"""Folders in which everything is generated: what no generator gives any more is deleted."""
