"""What an instance waits for, in words: the values of `@waitingOn`.

The service gives references there. A string can name the status, too, so that a user sees what is stuck and why.
"""

from __future__ import annotations

from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.machine import Link, Role, unmet
from penstock.local.datapipeline.names import wire_time
from penstock.local.datapipeline.statuses import TERMINAL, PipelineState, Status
from penstock.local.datapipeline.store import Store
from penstock.local.datapipeline.store.rows import QUEUED, Instance, Pipeline

_LIMITED = "limited by maxActiveInstances"
_MAY_PAUSE = frozenset({Status.WAITING_ON_DEPENDENCIES, Status.WAITING_FOR_RUNNER})


def waiting_on(store: Store, pipeline: Pipeline, item: Instance) -> list[str]:
    """Return one text for each dependency: its id and, in parentheses, its status and what is known beside it."""
    is_waiting = item.status is Status.WAITING_ON_DEPENDENCIES
    if is_waiting and pipeline.state is not PipelineState.SCHEDULED:
        return [f"{pipeline.id} ({pipeline.state})"]
    if item.status in _MAY_PAUSE and store.components.by_key(item.component).paused:
        return [f"{item.component_id} (PAUSED)"]
    if not is_waiting:
        return item.waiting
    found = dict(store.instances.links(item.key))
    waited = unmet(tuple(found.values()))
    texts = [_text(store, key, link) for key, link in found.items() if link in waited]
    if not texts and item.kind is Kind.RESOURCE:
        is_wanted = any(user.demands and user.status not in TERMINAL for user in store.instances.users(item.key))
        return [f"its turn ({_LIMITED})" if is_wanted else "an activity that is ready to run on it"]
    if not texts and item.owner is None and item.admission == QUEUED:
        return [f"its turn (scheduled for {wire_time(item.run_at)}, {_LIMITED})"]
    return texts


def _text(store: Store, key: int, link: Link) -> str:
    parts = [link.status.value, *(["blocked"] if link.is_blocked else [])]
    if link.role is Role.PRECONDITION:
        producer = store.instances.by_key(key)
        attempt = store.attempts.current(producer) if producer is not None else None
        reason = attempt.notes.get("attemptStatus") if attempt is not None else None
        parts += [str(reason)] if reason else []
    return f"{link.instance_id} ({', '.join(parts)})"
