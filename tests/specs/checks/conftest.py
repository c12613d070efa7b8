"""A document from YAML text, for checks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from penstock.specs.checks.view import SpecView
from penstock.specs.document import read_document


@pytest.fixture
def view(tmp_path: Path) -> Callable[[str], SpecView]:
    """Make a view of YAML text."""

    def make(text: str) -> SpecView:
        path = tmp_path / "spec.yaml"
        path.write_text(text, encoding="utf-8")
        return SpecView(read_document(path))

    return make
