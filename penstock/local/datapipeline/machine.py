"""The state machine: facts about one instance in, what to do with it out. Pure; the engine applies it.

It covers what an instance waits for, and what becomes of it when that fails. The result of an attempt is decided in
`retries`. Failure reaches consumers as in "Cascading Failures and Reruns":
https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-manage-cascade-failandrerun.html
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.statuses import FAILURES, MET, TERMINAL, Status


class Role(StrEnum):
    """Why an instance waits for another one."""

    INPUT = "input"
    PRODUCER = "producer"
    DEPENDS_ON = "dependsOn"
    PRECONDITION = "precondition"
    RESOURCE = "runsOn"


@dataclass(frozen=True, slots=True)
class Link:
    """One instance that another one waits for."""

    role: Role
    instance_id: str
    status: Status
    is_blocked: bool = False


@dataclass(frozen=True, slots=True)
class User:
    """An instance that runs on a resource; `demands` when the resource is all that it still waits for."""

    status: Status
    demands: bool
    is_blocked: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All that decides about an instance.

    `is_open`: its time has come, it holds one of its component's active places, and neither it nor its pipeline pauses.
    `users` and `more_users_may_come` matter to resources only.
    """

    kind: Kind
    status: Status
    is_open: bool
    cascade: bool
    links: tuple[Link, ...] = ()
    users: tuple[User, ...] = ()
    more_users_may_come: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """Nothing changes."""


@dataclass(frozen=True, slots=True)
class Wait:
    """It waits for its `unmet` links; `is_blocked` when that cannot end without a rerun."""

    is_blocked: bool


@dataclass(frozen=True, slots=True)
class Demand:
    """All that it still needs is its resource."""

    link: Link


@dataclass(frozen=True, slots=True)
class Offer:
    """It is ready for a worker."""


@dataclass(frozen=True, slots=True)
class Launch:
    """The resource is wanted."""


@dataclass(frozen=True, slots=True)
class ShutDown:
    """The resource is no longer wanted."""


@dataclass(frozen=True, slots=True)
class Finish:
    """It is done without any work of its own."""


@dataclass(frozen=True, slots=True)
class CascadeFail:
    """It fails because of another one."""

    on: Link


@dataclass(frozen=True, slots=True)
class Cancel:
    """It cannot go on."""

    reason: str


Decision: TypeAlias = Stay | Wait | Demand | Offer | Launch | ShutDown | Finish | CascadeFail | Cancel


def decide(facts: Facts) -> Decision:
    """Return the one thing to do with an instance now."""
    if facts.status in TERMINAL:
        return Stay()
    return _decide_resource(facts) if facts.kind is Kind.RESOURCE else _decide_consumer(facts)


def _decide_resource(facts: Facts) -> Decision:
    is_over = not facts.more_users_may_come and all(user.status in TERMINAL for user in facts.users)
    if facts.status is Status.WAITING_ON_DEPENDENCIES:
        if is_over:
            return Finish()
        is_wanted = any(user.demands and user.status not in TERMINAL for user in facts.users)
        return Launch() if is_wanted and facts.is_open else Stay()
    # One that is blocked wants it again only after a rerun, which starts it anew: until then it would run for nothing.
    is_idle = all(user.status in TERMINAL or user.is_blocked for user in facts.users) and not facts.more_users_may_come
    return ShutDown() if is_idle and facts.status in {Status.CREATING, Status.RUNNING} else Stay()


def _decide_consumer(facts: Facts) -> Decision:
    failed = [link for link in facts.links if link.status in FAILURES]
    machine = next((link for link in facts.links if link.role is Role.RESOURCE), None)
    machine_failed = machine is not None and machine.status in FAILURES
    if facts.status is not Status.WAITING_ON_DEPENDENCIES:
        # Its machine is gone, so the work cannot go on, whatever the mode.
        return Cancel(_because(machine)) if machine is not None and machine_failed else Stay()
    if facts.cascade and failed:
        return Cancel(_because(machine)) if machine is not None and machine_failed else CascadeFail(failed[0])
    if not facts.is_open:
        return Stay()
    waited = unmet(facts.links)
    if machine is not None and waited == (machine,) and not machine_failed:
        return Demand(machine)
    if waited:
        return Wait(is_blocked=bool(failed) or any(link.is_blocked for link in waited))
    return Finish() if facts.kind is Kind.DATA_NODE else Offer()


def unmet(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return what a waiting instance waits for: a resource only if it has failed, or is all that is missing."""
    waited = tuple(link for link in links if link.role is not Role.RESOURCE and link.status not in MET)
    machines = (link for link in links if link.role is Role.RESOURCE and link.status is not Status.RUNNING)
    return (*waited, *(link for link in machines if not waited or link.status in FAILURES))


def _because(machine: Link | None) -> str:
    return f"its resource {machine.instance_id} is {machine.status}" if machine else ""
