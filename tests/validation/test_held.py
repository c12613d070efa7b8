"""Held: a value and where it stands."""

from __future__ import annotations

from penstock.diagnostics.diagnostic import Severity
from penstock.validation import Finding
from penstock.validation.held import Held


def test_findings_point_at_the_value() -> None:
    """Object, field, value and character."""
    held = Held("step", "x", False, "a", 2)

    assert held.finding("PS408", "m", allowed="a", help="h", severity=Severity.WARNING, offset=1) == Finding(
        "PS408", "a", "step", "m", "a", "h", Severity.WARNING, 2, 1
    )
    assert (held.where, held.shown, held.bare) == ("'step' of 'a'", "'x'", "x")


def test_secrets_are_not_shown() -> None:
    """Whatever the message."""
    held = Held("*password", "hunter2", False, "a")

    assert (held.is_secret, held.shown, held.bare) == (True, "a secret", "a secret")
