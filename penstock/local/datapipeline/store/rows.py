"""Rows as they are loaded and saved."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.statuses import TERMINAL, PipelineState, Status

QUEUED, ADMITTED, RELEASED = 0, 1, 2
"""Whether an instance holds one of its component's active places: not yet, yes, no longer (blocked, or run again)."""


@dataclass(slots=True)
class Pipeline:
    """A pipeline; `key` is its number in this store."""

    key: int
    id: str
    name: str
    unique_id: str
    description: str
    tags: dict[str, str]
    state: PipelineState
    created: float
    first_activation: float | None = None
    last_activation: float | None = None
    last_deactivation: float | None = None
    latest_version: int = 0
    active_version: int = 0
    skip_before: float | None = None
    deleted: bool = False


@dataclass(slots=True)
class ComponentState:
    """What is remembered of a component beside its definition; `stored` is what the table has of what may change."""

    key: int
    pipeline: int
    component_id: str
    kind: Kind
    paused: bool = False
    health: str | None = None
    health_from: str | None = None
    health_time: float | None = None
    latest_run: float | None = None
    latest_completed: float | None = None
    stored: tuple[object, ...] = field(default=(), compare=False, repr=False)


@dataclass(slots=True)
class Instance:
    """A component in one interval; `attempts` counts all of them, `tries` those since it was last run again.

    `stored` is what the table has of what may change.
    """

    key: int
    pipeline: int
    component: int
    component_id: str
    instance_id: str
    kind: Kind
    version: int
    owner: int | None
    start: float
    finish: float
    run_at: float
    created: float
    status: Status
    admission: int = QUEUED
    demands: bool = False
    blocked: bool = False
    attempts: int = 0
    tries: int = 0
    actual_start: float | None = None
    actual_end: float | None = None
    waiting: list[str] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)
    stored: tuple[object, ...] = field(default=(), compare=False, repr=False)

    @property
    def is_open(self) -> bool:
        """Whether it may still change by itself."""
        return self.status not in TERMINAL


@dataclass(slots=True)
class Attempt:
    """One try; `offered` while a worker may take it, `claims` counts the workers that did.

    `stored` is what the table has of what may change.
    """

    key: int
    pipeline: int
    instance: int
    number: int
    attempt_id: str
    status: Status
    worker_group: str | None
    offered: bool
    claims: int = 0
    task_id: str | None = None
    actual_start: float | None = None
    actual_end: float | None = None
    last_report: float | None = None
    hostname: str | None = None
    reported: str | None = None
    notes: dict[str, Any] = field(default_factory=dict)
    stored: tuple[object, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Timer:
    """Something to do at a time."""

    seq: int
    due: float
    kind: str
    pipeline: int
    instance: int | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Alarm:
    """An SnsAlarm's message, recorded in the transaction that caused it, delivered after."""

    seq: int
    topic_arn: str
    subject: str
    message: str


def dump(value: object) -> str:
    """Return compact JSON."""
    return json.dumps(value, separators=(",", ":")) if value else ("{}" if isinstance(value, dict) else "[]")


def load(text: str) -> Any:
    """Read JSON; the empty values, which most rows have, are read without a parser."""
    return {} if text == "{}" else [] if text == "[]" else json.loads(text)
