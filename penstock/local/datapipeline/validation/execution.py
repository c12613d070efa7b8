"""Where objects run, and what their references may lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from penstock.definition.wire import WireObject
from penstock.local.datapipeline.kinds import RUNNABLE_KINDS, USER_PRECONDITIONS, Kind, kind_of
from penstock.local.datapipeline.validation.draft import Draft, Finding

_TARGETS: Mapping[str, frozenset[Kind]] = {
    "runsOn": frozenset({Kind.RESOURCE}),
    "input": frozenset({Kind.DATA_NODE}),
    "output": frozenset({Kind.DATA_NODE}),
    "dependsOn": RUNNABLE_KINDS,
    "precondition": frozenset({Kind.PRECONDITION}),
    "onSuccess": frozenset({Kind.ACTION}),
    "onFail": frozenset({Kind.ACTION}),
    "onLateAction": frozenset({Kind.ACTION}),
}
_ALARM_FIELDS = ("role", "topicArn", "subject", "message")


def check_execution(draft: Draft) -> Iterator[Finding]:
    """Require a place to run for activities, the right kind of target for references, and complete alarms."""
    for item in draft.typed():
        if kind_of(item.type) is Kind.ACTIVITY and not _has_place(item):
            yield Finding(item.id, "one of 'runsOn' and 'workerGroup' is required")
        if item.type in USER_PRECONDITIONS and not _has_place(item):
            yield from _check_users(draft, item)
        if item.type == "SnsAlarm":
            yield from (Finding(item.id, f"'{key}' is required") for key in _ALARM_FIELDS if item.string(key) is None)
    for item in draft.definition:
        yield from _check_targets(draft, item)


def _check_users(draft: Draft, precondition: WireObject) -> Iterator[Finding]:
    for user in draft.typed():
        if precondition.id in user.references("precondition") and not _has_place(user):
            message = f"one of 'runsOn' and 'workerGroup' is required, here or on '{user.id}', which it is for"
            yield Finding(precondition.id, message)


def _check_targets(draft: Draft, item: WireObject) -> Iterator[Finding]:
    for entry in item.fields:
        wanted = _TARGETS.get(entry.key)
        target = draft.objects.get(entry.value)
        if wanted is None or target is None or not entry.is_reference or kind_of(target.type) in wanted:
            continue
        allowed = " or ".join(sorted(wanted))
        yield Finding(item.id, f"'{entry.key}' must refer to a {allowed}; '{target.id}' is a {target.type}")


def _has_place(item: WireObject) -> bool:
    return bool(item.references("runsOn")) or item.string("workerGroup") is not None
