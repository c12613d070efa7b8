"""How fast the service moves: its documented delays, or a laptop's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

DEFAULT_RETRY_DELAY = timedelta(minutes=10)
DEFAULT_MAXIMUM_RETRIES = 2
MOST_RETRIES = 5
MOST_ACTIVE_INSTANCES = 5


@dataclass(frozen=True, slots=True)
class Pace:
    """Upper bounds for delays that only protect a shared service, so that a laptop need not wait for them.

    None leaves a delay as the definition gives it.
    """

    SERVICE: ClassVar[Pace]
    LAPTOP: ClassVar[Pace]

    retry_delay: timedelta | None
    """Longest pause between two attempts."""
    precondition_delay: timedelta | None
    """Longest pause between two looks at a precondition that does not hold yet."""
    lost_worker: timedelta
    """Silence after which a task's worker counts as lost, and the next attempt gets the task."""
    resource_start: timedelta
    """Time that a managed resource takes to start."""
    resource_stop: timedelta
    """Time that it takes to shut down."""
    first_report: timedelta = timedelta(minutes=2)
    """Time for a worker's first report, after which the same attempt is given to another one."""
    instance_creation: timedelta = timedelta(0)
    """Time between two instances of an object that a schedule makes."""

    def retry(self, wanted: timedelta) -> timedelta:
        """Bound a retry delay."""
        return wanted if self.retry_delay is None else min(wanted, self.retry_delay)

    def recheck(self, wanted: timedelta) -> timedelta:
        """Bound the delay between two looks at a precondition."""
        return wanted if self.precondition_delay is None else min(wanted, self.precondition_delay)


Pace.SERVICE = Pace(
    retry_delay=None,
    precondition_delay=None,
    lost_worker=timedelta(minutes=5),  # the API text names 5 and 15 minutes of silence
    resource_start=timedelta(minutes=5),  # not documented: a cluster's usual start
    resource_stop=timedelta(minutes=1),
    # https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-limits.html
    instance_creation=timedelta(minutes=5),
)
Pace.LAPTOP = Pace(
    retry_delay=timedelta(seconds=1),
    precondition_delay=timedelta(seconds=0.5),
    lost_worker=timedelta(seconds=6),
    resource_start=timedelta(0),
    resource_stop=timedelta(0),
    first_report=timedelta(seconds=3),
)
