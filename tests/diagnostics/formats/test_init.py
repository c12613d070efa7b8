"""The registry of formats."""

from __future__ import annotations

from typing import get_args

from penstock.diagnostics.formats import FORMATS, FormatName


def test_every_name_has_a_format() -> None:
    """What `--format` offers, and nothing else."""
    assert tuple(FORMATS) == get_args(FormatName)
