"""mark-success: all that it compiles to."""

from __future__ import annotations

from typing import Any

from penstock.objects import PigActivity
from penstock.steps.mark_success import MarkSuccess


def test_the_marker(context: Any, fields: Any) -> None:
    """A folder for each interval, when all above has finished; no step below reads it."""
    step = MarkSuccess.model_validate({"type": "mark-success", "name": "tell", "runs_on": "machine"})

    result = step.compile(context({}, (PigActivity("a", script="x"),)))

    assert result.output is None
    assert fields(result.activity) == [
        ("type", "ShellCommandActivity"),
        ("lateAfterTimeout", "2 hours"),
        ("onFail", ("ref", "FailureAlarm")),
        ("dependsOn", ("ref", "a")),
        ("runsOn", ("ref", "machine")),
        ("output", ("ref", "tell.marker")),
        ("command", 'echo "#{@scheduledStartTime}" > "$OUTPUT1_STAGING_DIR/_SUCCESS"'),
        ("stage", "true"),
    ]
    (marker,) = result.activity.output
    assert fields(marker) == [
        ("type", "S3DataNode"),
        ("directoryPath", "s3://data-bucket/markers/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"),
    ]


def test_markers_are_kept(context: Any) -> None:
    """A lifecycle rule for intermediate data would delete what a late run waits for."""
    step = MarkSuccess.model_validate({"type": "mark-success", "name": "tell", "runs_on": "machine"})
    assert step.staging_prefix is None
