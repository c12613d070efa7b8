"""Golden templates: reviewed artefacts of tests/golden/, rewritten by `make golden` only."""

from __future__ import annotations

from pathlib import Path

import pytest

from stacks.golden import golden_templates

pytestmark = pytest.mark.cdk


def test_templates_are_the_reviewed_ones(root: Path) -> None:
    """The diff of `make golden` is what a reviewer reads."""
    made = golden_templates(root)
    reviewed = {path.name: path.read_text(encoding="utf-8") for path in (root / "tests/golden").glob("*.json")}
    assert made.keys() == reviewed.keys()
    for name, text in made.items():
        assert text == reviewed[name], f"{name} differs: run `make golden` and review the diff"
