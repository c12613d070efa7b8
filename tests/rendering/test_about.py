"""What is known besides the definition."""

from __future__ import annotations

from penstock.rendering.about import NOTHING_MORE, About


def test_nothing_more() -> None:
    """By default a pipeline starts when it is deployed, as CloudFormation has it."""
    assert About(None, activate=True, tags={}) == NOTHING_MORE
