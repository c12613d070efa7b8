"""A span of intervals on a local cloud whose clock jumps from one event to the next."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from penstock.cli.local_run import LocalRun, prepare
from penstock.cli.many_intervals import Intervals
from penstock.cli.span_inputs import give_inputs
from penstock.client.report import Report
from penstock.client.runs import RunView, fetch_runs
from penstock.client.span import Span
from penstock.environments import Connections
from penstock.local.virtual_time import Glance, glance

_UNIQUE_ID = "run"
"""The same in every run, on a cloud of its own: ids follow from it, and are to be the same, too."""
_INTERVAL_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class SpanRun:
    """A pipeline whose intervals run.

    Attributes:
        run: the pipeline.
        intervals: what is run.
        url: the endpoint of its local cloud.
    """

    run: LocalRun
    intervals: Intervals
    url: str

    def glances(
        self,
        limit: float | None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> Iterator[Glance]:
        """Yield how far it is, the last time when it is over, or when `limit` seconds have passed.

        Raises:
            OSError: when the local cloud does not answer.
        """
        start = clock()
        while True:
            found = glance(self.url)
            yield found
            if found.is_over or (limit is not None and clock() - start >= limit):
                return
            sleep(_INTERVAL_SECONDS)

    def runs(self, report: Report) -> tuple[RunView, ...]:
        """The runs that have begun, oldest first."""
        span = Span(self.intervals.first, self.intervals.last)
        return fetch_runs(self.run.client, self.run.pipeline_id, span, report)


def start_span(
    intervals: Intervals,
    connections: Connections,
    environment: Mapping[str, str],
    inputs: Mapping[str, Path],
    until: str | None,
    report: Report,
) -> SpanRun:
    """Make the pipeline, give every interval its inputs, and activate it.

    Args:
        intervals: what to run.
        connections: the warehouse and the databases.
        environment: settings of a local cloud on their clock.
        inputs: a file or a folder for each id of a data node.
        until: the step after which nothing is to run; None for all.
        report: told how many intervals have their inputs.

    Raises:
        UnknownStepError: where there is no such step.
        InputError: for an input that cannot be given.
        DefinitionRefusedError: when the service refuses the pipeline.
    """
    prepared = prepare(intervals.loaded, connections, environment, until)
    if inputs:
        give_inputs(prepared.definition, prepared.s3, (intervals.first, intervals.last), inputs, report)
    run = prepared.activate(intervals.first, _UNIQUE_ID)
    return SpanRun(run, intervals, environment["AWS_ENDPOINT_URL"])
