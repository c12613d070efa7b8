"""The logs of an activity: of one attempt, or of all as they go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from penstock.client.attempts import AttemptView, fetch_attempts
from penstock.client.graph import Graph
from penstock.client.log_files import LogFolder, LogText
from penstock.client.objects import describe
from penstock.client.span import EVER, Span
from penstock.client.statuses import TERMINAL

Sleep = Callable[[float], None]
_CANCELED = "CANCELED"
_LAST_LOOKS = 4
"""After an attempt has been cancelled: its worker learns of it later, and stores the last lines then."""


class LogsOutOfReachError(Exception):
    """S3 does not give the log files; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Something new: of which attempt, and the text; None when only the attempt's status is new."""

    attempt: AttemptView
    news: LogText | None


def read_logs(s3: Any, attempt: AttemptView) -> tuple[LogText, ...]:
    """All log files of an attempt.

    Args:
        s3: a boto3 `s3` client.
        attempt: the attempt.

    Raises:
        LogsOutOfReachError: when S3 refuses: no such bucket, no permission.
    """
    from botocore.exceptions import ClientError

    try:
        return tuple(text for folder in attempt.folders for text in LogFolder(s3, folder).look())
    except ClientError as error:
        message = error.response["Error"].get("Message") or error.response["Error"]["Code"]
        raise LogsOutOfReachError(f"the log files in {attempt.folders[0]} cannot be read: {message}") from None


def follow_logs(
    client: Any,
    s3: Any,
    pipeline_id: str,
    graph: Graph,
    component: str,
    *,
    span: Span = EVER,
    interval: float = 1.0,
    sleep: Sleep = time.sleep,
) -> Iterator[Followed]:
    """Yield what comes of one run, from the latest attempt on, until the instance is over.

    Waits for a first attempt where there is none in the span.

    Args:
        client: a boto3 `datapipeline` client.
        s3: a boto3 `s3` client.
        pipeline_id: `df-...`.
        graph: that of the pipeline's definition.
        component: id of the activity.
        span: which runs.
        interval: seconds between two looks.
        sleep: waits for that many seconds.

    Raises:
        UnknownNameError: for an object that the definition does not have, or that has no runs.
    """
    folders: dict[str, LogFolder] = {}
    statuses: dict[str, str] = {}
    first: int | None = None
    looks = 0
    while True:
        attempts = fetch_attempts(client, pipeline_id, graph, component, span)
        over = bool(attempts) and _is_over(client, pipeline_id, attempts[-1].instance)
        if over:  # an attempt may have ended between the two questions
            attempts = fetch_attempts(client, pipeline_id, graph, component, span)
        if first is None and attempts:
            first = attempts[-1].number
            span = Span.at(attempts[-1].scheduled_start)  # a later run may begin meanwhile
        for attempt in attempts:
            if attempt.number < (first or 0):
                continue
            if statuses.get(attempt.id) != attempt.status:
                statuses[attempt.id] = attempt.status
                yield Followed(attempt, None)
            for uri in attempt.folders:
                folder = folders.setdefault(uri, LogFolder(s3, uri))
                yield from (Followed(attempt, news) for news in folder.look())
        if over and (not looks or attempts[-1].status != _CANCELED):
            return
        looks = looks - 1 if over else _LAST_LOOKS
        sleep(interval)


def _is_over(client: Any, pipeline_id: str, instance: str) -> bool:
    return all(item.string("@status") in TERMINAL for item in describe(client, pipeline_id, [instance]))
