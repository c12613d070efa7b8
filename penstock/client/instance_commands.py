"""The commands that SetStatus has for instances.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_SetStatus.html
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from penstock.client.report import Report, silent
from penstock.client.statuses import FINISHED, OPEN, UNSUCCESSFUL

_AT_ONCE = 100
"""No limit is documented; SetStatus is sent this many ids at a time."""


@dataclass(frozen=True, slots=True)
class InstanceCommand:
    """One of the commands.

    Attributes:
        status: the service's word.
        verb: what is done to an instance, for messages: "rerun".
        named: statuses in which an instance can be the target when it is named.
        unnamed: those in which it is one when none is named.
    """

    RERUN: ClassVar[InstanceCommand]
    CANCEL: ClassVar[InstanceCommand]
    MARK_FINISHED: ClassVar[InstanceCommand]

    status: str
    verb: str
    named: frozenset[str]
    unnamed: frozenset[str]


InstanceCommand.RERUN = InstanceCommand("RERUN", "rerun", UNSUCCESSFUL | FINISHED, UNSUCCESSFUL)
InstanceCommand.CANCEL = InstanceCommand("TRY_CANCEL", "cancel", OPEN, OPEN)
InstanceCommand.MARK_FINISHED = InstanceCommand("MARK_FINISHED", "mark as finished", OPEN | UNSUCCESSFUL, frozenset())


def set_status(client: Any, pipeline_id: str, ids: Sequence[str], status: str, report: Report = silent) -> None:
    """Give a command to objects, in their order.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        ids: all of instances, or all of components.
        status: the command.
        report: told how many have it.
    """
    for first in range(0, len(ids), _AT_ONCE):
        chunk = list(ids[first : first + _AT_ONCE])
        client.set_status(pipelineId=pipeline_id, objectIds=chunk, status=status)
        report(first + len(chunk), len(ids))
