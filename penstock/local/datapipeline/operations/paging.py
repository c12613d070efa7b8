"""Markers of paged replies."""

from __future__ import annotations

from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, optional_text


def marker_of(payload: Payload) -> int:
    """Return the number in `marker`; 0 for the first page.

    Raises:
        ServiceError: It is not one of ours.
    """
    marker = optional_text(payload, "marker") or "0"
    if not marker.isdecimal():
        raise invalid(f"'marker' must be one that a reply gave; found '{marker}'")
    return int(marker)
