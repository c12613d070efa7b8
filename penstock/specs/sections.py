"""The keys of a spec that hold steps."""

from __future__ import annotations

SECTIONS = ("bootstrap", "steps", "teardown")
"""In the order in which they run."""
