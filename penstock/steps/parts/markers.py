"""Markers of success: an object in a pipeline's bucket for every interval in which it has succeeded."""

from __future__ import annotations

MARKERS = "markers/"
"""Key prefix of the markers in a pipeline's bucket: a part of the contract between pipelines."""
MARKER = "_SUCCESS"
OWN_INTERVAL = "#{@scheduledStartTime}"


def marker_folder(bucket: str, interval: str = OWN_INTERVAL) -> str:
    """The URI of the folder that holds the marker of an interval, with a slash at its end.

    Args:
        bucket: the bucket of the pipeline that succeeds.
        interval: an expression for the start of its interval.
    """
    moment = interval.removeprefix("#{").removesuffix("}").strip()
    return f"s3://{bucket}/{MARKERS}#{{format({moment},'YYYY-MM-dd-HH-mm-ss')}}/"
