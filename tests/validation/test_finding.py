"""Finding: a value."""

from __future__ import annotations

from penstock.diagnostics.diagnostic import Severity
from penstock.validation import Finding


def test_defaults() -> None:
    """An error, with nothing to add."""
    finding = Finding("PS401", "a", "role", "no role")

    assert (finding.severity, finding.allowed, finding.help) == (Severity.ERROR, None, None)
    assert finding == Finding("PS401", "a", "role", "no role")
    assert len({finding, Finding("PS401", "a", "role", "no role")}) == 1
