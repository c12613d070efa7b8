"""One object of a definition as the engine needs it: effective fields, the part it plays, its settings resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from penstock.definition.wire import WireObject
from penstock.local.datapipeline.kinds import Kind


@dataclass(frozen=True, slots=True)
class Settings:
    """The fields that steer the engine; durations that are not set are None.

    `ends_with_failed_task` is actionOnTaskFailure `terminate`, `is_launched_again` actionOnResourceFailure `retryall`;
    `spot_bid` is the most that a resource's machines may cost in US dollars an hour, `ends_on_demand`
    useOnDemandOnLastAttempt.
    """

    maximum_retries: int
    max_active_instances: int
    retry_delay: timedelta
    attempt_timeout: timedelta | None
    report_progress_timeout: timedelta | None
    late_after_timeout: timedelta | None
    terminate_after: timedelta | None
    precondition_timeout: timedelta | None
    init_timeout: timedelta | None
    worker_group: str | None
    cascade: bool
    ends_with_failed_task: bool
    is_launched_again: bool
    spot_bid: str | None
    ends_on_demand: bool


@dataclass(frozen=True, slots=True)
class Component:
    """A component: what it is, when it runs, and what it waits for.

    `runs_at_end` is true of activities and data nodes with scheduleType timeseries; resources ignore scheduleType.
    `producers` are the activities that name a data node as output.
    """

    wire: WireObject
    kind: Kind
    settings: Settings
    schedule_id: str | None
    runs_at_end: bool
    inputs: tuple[str, ...]
    producers: tuple[str, ...]
    depends_on: tuple[str, ...]
    preconditions: tuple[str, ...]
    runs_on: str | None

    @property
    def id(self) -> str:
        """The id in the definition."""
        return self.wire.id

    def actions(self, trigger: str) -> tuple[str, ...]:
        """Return the ids of the actions on `onSuccess`, `onFail` or `onLateAction`."""
        return self.wire.references(trigger)
