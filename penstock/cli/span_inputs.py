"""Gives a run, or every interval of a span, its input before anything runs.

Where an interval's data is, its instances tell, which the service makes when the interval begins. So the definition is
put, before, to a service that nobody works for, and whose clock goes through the span at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from penstock.client.deploy import DefinitionRefusedError, deploy
from penstock.client.inputs import give_input
from penstock.client.report import Report
from penstock.client.runs import RunView, fetch_runs
from penstock.client.sent_once import SentOnce
from penstock.client.span import Span
from penstock.definition.wire import WireDefinition
from penstock.local.clock import VirtualClock
from penstock.local.datapipeline import DataPipelineService, Pace
from penstock.local.errors import ServiceError

MOST_BYTES = 1 << 30
"""What the local cloud has in S3 is in memory."""


def give_inputs(
    definition: WireDefinition, s3: Any, span: tuple[datetime, datetime], inputs: Mapping[str, Path], report: Report
) -> None:
    """Upload the inputs to where the data nodes of every interval point; what is there already is not sent again.

    Args:
        definition: the pipeline's, with a schedule of these intervals.
        s3: a boto3 `s3` client.
        span: when the first and the last interval begin.
        inputs: a file or a folder for each id of a data node.
        report: told how many intervals have their inputs.

    Raises:
        InputError: where an input cannot be given, or all of them would be more than `MOST_BYTES`.
        DefinitionRefusedError: when the service refuses the definition.
    """
    store = SentOnce(s3, MOST_BYTES)
    with foreseen(definition, span) as (client, pipeline_id, runs):
        for number, run in enumerate(runs, 1):
            for name, path in inputs.items():
                give_input(client, store, pipeline_id, run, name, path)
            report(number, len(runs))


def give_early(definition: WireDefinition, s3: Any, moment: datetime, inputs: Mapping[str, Path]) -> None:
    """Upload the inputs of a run to where its data nodes will point, before anything can read what is there by now.

    Args:
        definition: the pipeline's.
        s3: a boto3 `s3` client.
        moment: when it is activated, or its interval begins.
        inputs: a file or a folder for each id of a data node.

    Raises:
        InputError: where an input cannot be given.
        DefinitionRefusedError: when the service refuses the definition.
    """
    with foreseen(definition, (moment, moment)) as (client, pipeline_id, runs):
        for name, path in inputs.items() if runs else ():
            give_input(client, s3, pipeline_id, runs[0], name, path)


@contextmanager
def foreseen(
    definition: WireDefinition, span: tuple[datetime, datetime]
) -> Iterator[tuple[Any, str, tuple[RunView, ...]]]:
    """A client of a service that has all runs of a span, none of which is worked on."""
    clock = VirtualClock(span[0])
    service = DataPipelineService(store_path=":memory:", clock=clock, pace=Pace.SERVICE, notify=_Nobody())
    client = _Client(service)
    try:
        try:
            pipeline_id = deploy(
                client, name="foreseen", unique_id="1", description=None, definition=definition, start=span[0]
            )
        except ServiceError as error:
            raise DefinitionRefusedError((error.message,)) from None
        service.advance(span[1])
        yield client, pipeline_id, fetch_runs(client, pipeline_id, Span(*span))
    finally:
        service.close()


class _Nobody:
    def publish(self, topic_arn: str, subject: str, message: str) -> None:
        """Keep alarms to itself: nothing has happened yet."""


class _Client:
    """What boto3's client of Data Pipeline is for a service elsewhere."""

    def __init__(self, service: DataPipelineService) -> None:
        self._service = service

    def __getattr__(self, name: str) -> Callable[..., dict[str, Any]]:
        operation = "".join(word.capitalize() for word in name.split("_"))
        return lambda **payload: self._service.handle(operation, payload)

    def get_paginator(self, name: str) -> _Pages:
        """All pages of an operation."""
        return _Pages(getattr(self, name))


class _Pages:
    def __init__(self, call: Callable[..., dict[str, Any]]) -> None:
        self._call = call

    def paginate(self, **payload: Any) -> Iterator[dict[str, Any]]:
        """Ask for one page after the other."""
        marker: dict[str, str] = {}
        while True:
            page = self._call(**payload, **marker)
            yield page
            if not page.get("hasMoreResults"):
                return
            marker = {"marker": page["marker"]}
