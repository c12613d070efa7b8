"""The arguments that the builders of all activities take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from penstock.objects import (
    Action,
    Attemptable,
    Period,
    Precondition,
    Schedule,
    ShellScriptConfig,
)


class ActivityOptions(TypedDict, total=False):
    """Each may be left out; what is then not set is inherited from `Default`.

    Attributes:
        attempt_timeout: longest run of one attempt.
        depends_on: objects that must finish first.
        late_after: time after the scheduled start when it counts as late.
        maximum_retries: retries after a failed attempt, 0 to 5.
        on_fail: actions when it fails.
        on_late_action: actions when it is late.
        on_success: actions when it succeeds.
        precondition: conditions that must hold first.
        retry_delay: wait between two attempts, 2 minutes or more.
        schedule: when it runs.
    """

    attempt_timeout: Period | None
    depends_on: Sequence[Attemptable]
    late_after: Period | None
    maximum_retries: int | None
    on_fail: Sequence[Action]
    on_late_action: Sequence[Action]
    on_success: Sequence[Action]
    precondition: Sequence[Precondition]
    retry_delay: Period | None
    schedule: Schedule | None


class HadoopOptions(ActivityOptions, total=False):
    """Those of activities that run scripts before and after them on the cluster.

    Attributes:
        before: script before the activity, from `shell_script_config`.
        after: script after the activity, from `shell_script_config`.
    """

    before: ShellScriptConfig | None
    after: ShellScriptConfig | None


_FIELDS = {
    "late_after": "late_after_timeout",
    "before": "pre_activity_task_config",
    "after": "post_activity_task_config",
}


def activity_fields(options: ActivityOptions) -> dict[str, Any]:
    """The options under the names of the fields; an empty sequence is no field."""
    return {
        _FIELDS.get(key, key): (tuple(value) or None) if isinstance(value, Sequence) else value
        for key, value in options.items()
    }
