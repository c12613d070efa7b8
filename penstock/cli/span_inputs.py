"""Gives every interval of a span its input, before the first of them runs.

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
from penstock.client.inputs import InputError, give_input
from penstock.client.report import Report
from penstock.client.runs import RunView, fetch_runs
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
    store = _Once(s3)
    with _foreseen(definition, span) as (client, pipeline_id, runs):
        for number, run in enumerate(runs, 1):
            for name, path in inputs.items():
                give_input(client, store, pipeline_id, run, name, path)
            report(number, len(runs))


@contextmanager
def _foreseen(
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


class _Once:
    """An S3 client that sends nothing twice to one place, and not more than the local cloud should hold."""

    def __init__(self, s3: Any) -> None:
        self._s3 = s3
        self._sent: set[tuple[str, str, str]] = set()
        self._bytes = 0

    def upload_file(self, path: str, bucket: str, key: str) -> None:
        """Send a file."""
        if (path, bucket, key) in self._sent:
            return
        self._sent.add((path, bucket, key))
        self._bytes += Path(path).stat().st_size
        if self._bytes > MOST_BYTES:
            limit = MOST_BYTES >> 20
            raise InputError(
                f"for all intervals together it is more than {limit} MiB, which the local cloud would hold in memory; "
                "give a smaller sample, or a shorter span"
            )
        self._s3.upload_file(path, bucket, key)

    def put_object(self, **request: Any) -> None:
        """Write an object."""
        place = ("", request["Bucket"], request["Key"])
        if place not in self._sent:
            self._sent.add(place)
            self._s3.put_object(**request)


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
