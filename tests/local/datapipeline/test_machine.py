"""The state machine, row by row of the tables that it is made from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.machine import (
    Cancel,
    CascadeFail,
    Decision,
    Demand,
    Facts,
    Finish,
    Launch,
    Link,
    Offer,
    Role,
    ShutDown,
    Stay,
    User,
    Wait,
    decide,
    unmet,
)
from penstock.local.datapipeline.statuses import FAILURES, TERMINAL, Status

WAITING, RUNNING, FINISHED = Status.WAITING_ON_DEPENDENCIES, Status.RUNNING, Status.FINISHED
ACTIVITY = Facts(Kind.ACTIVITY, WAITING, is_open=True, cascade=False)
RESOURCE = Facts(Kind.RESOURCE, WAITING, is_open=True, cascade=False)


def link(role: Role, status: Status, *, is_blocked: bool = False) -> Link:
    """Make a link to `@X`."""
    return Link(role, "@X", status, is_blocked)


@pytest.mark.parametrize("kind", [Kind.ACTIVITY, Kind.DATA_NODE, Kind.RESOURCE, Kind.PRECONDITION])
@pytest.mark.parametrize("status", sorted(TERMINAL))
def test_what_is_over_stays(kind: Kind, status: Status) -> None:
    """Nothing changes a terminal status but a command."""
    failed = (link(Role.INPUT, Status.FAILED),)
    assert decide(Facts(kind, status, is_open=True, cascade=True, links=failed)) == Stay()


def test_an_activity_without_dependencies_is_ready() -> None:
    """It waits for a worker."""
    assert decide(ACTIVITY) == Offer()


def test_a_data_node_without_dependencies_is_done() -> None:
    """Nobody has to do anything for it."""
    assert decide(replace(ACTIVITY, kind=Kind.DATA_NODE)) == Finish()


@pytest.mark.parametrize("role", [Role.INPUT, Role.PRODUCER, Role.DEPENDS_ON, Role.PRECONDITION])
@pytest.mark.parametrize("status", [WAITING, Status.WAITING_FOR_RUNNER, RUNNING])
def test_it_waits_for_what_is_not_finished(role: Role, status: Status) -> None:
    """Every kind of dependency must be FINISHED."""
    one = link(role, status)
    assert decide(replace(ACTIVITY, links=(one,))) == Wait(is_blocked=False)


def test_nothing_starts_before_its_time() -> None:
    """Neither when its dependencies are met, nor when they are not."""
    closed = replace(ACTIVITY, is_open=False)
    assert decide(closed) == Stay()
    assert decide(replace(closed, links=(link(Role.INPUT, FINISHED),))) == Stay()


def test_it_asks_for_its_resource_when_nothing_else_is_missing() -> None:
    """A machine is not started for an activity that still waits for data."""
    machine, data = link(Role.RESOURCE, WAITING), link(Role.INPUT, WAITING)
    assert decide(replace(ACTIVITY, links=(data, machine))) == Wait(is_blocked=False)
    ready = (link(Role.INPUT, FINISHED), machine)
    assert decide(replace(ACTIVITY, links=ready)) == Demand(machine)


def test_it_is_ready_when_its_resource_runs() -> None:
    """RunsOn wants RUNNING, not FINISHED."""
    assert decide(replace(ACTIVITY, links=(link(Role.RESOURCE, RUNNING),))) == Offer()


@pytest.mark.parametrize("status", sorted(FAILURES))
@pytest.mark.parametrize("role", [Role.INPUT, Role.PRODUCER, Role.DEPENDS_ON, Role.PRECONDITION])
def test_mode_none_waits_for_ever_and_says_so(role: Role, status: Status) -> None:
    """A consumer of what failed is blocked."""
    one = link(role, status)
    assert decide(replace(ACTIVITY, links=(one,))) == Wait(is_blocked=True)


def test_mode_none_is_blocked_by_what_is_blocked() -> None:
    """Two steps from the failure it is no better."""
    one = link(Role.INPUT, WAITING, is_blocked=True)
    assert decide(replace(ACTIVITY, links=(one,))) == Wait(is_blocked=True)


@pytest.mark.parametrize("kind", [Kind.ACTIVITY, Kind.DATA_NODE, Kind.PRECONDITION])
@pytest.mark.parametrize("status", sorted(FAILURES))
@pytest.mark.parametrize("is_open", [True, False])
def test_mode_cascade_fails_with_any_dependency(kind: Kind, status: Status, is_open: bool) -> None:
    """Activity, output data node: CASCADE_FAILED if any dependency fails."""
    one = link(Role.PRODUCER, status)
    facts = Facts(kind, WAITING, is_open=is_open, cascade=True, links=(link(Role.INPUT, RUNNING), one))
    assert decide(facts) == CascadeFail(one)


@pytest.mark.parametrize("status", [WAITING, Status.WAITING_FOR_RUNNER, RUNNING])
def test_mode_cascade_cancels_the_activity_of_a_failed_resource(status: Status) -> None:
    """It becomes CANCELED; its consumers then become CASCADE_FAILED."""
    facts = Facts(Kind.ACTIVITY, status, is_open=True, cascade=True, links=(link(Role.RESOURCE, Status.TIMEDOUT),))
    assert decide(facts) == Cancel("its resource @X is TIMEDOUT")


@pytest.mark.parametrize(("status", "expected"), [(RUNNING, Cancel("its resource @X is FAILED"))])
def test_mode_none_cancels_what_ran_on_a_failed_resource(status: Status, expected: Decision) -> None:
    """The machine is gone under it."""
    facts = Facts(Kind.ACTIVITY, status, is_open=True, cascade=False, links=(link(Role.RESOURCE, Status.FAILED),))
    assert decide(facts) == expected


def test_mode_none_waits_for_a_failed_resource_that_it_did_not_use_yet() -> None:
    """It is blocked."""
    machine = link(Role.RESOURCE, Status.FAILED)
    assert decide(replace(ACTIVITY, links=(machine,))) == Wait(is_blocked=True)


def test_running_work_goes_on_when_another_dependency_fails() -> None:
    """Only what waits is affected."""
    facts = Facts(Kind.ACTIVITY, RUNNING, is_open=True, cascade=True, links=(link(Role.INPUT, Status.FAILED),))
    assert decide(facts) == Stay()


@pytest.mark.parametrize(
    ("status", "users", "expected"),
    [
        (WAITING, (User(WAITING, demands=False),), Stay()),
        (WAITING, (User(WAITING, demands=True),), Launch()),
        (WAITING, (User(Status.FAILED, demands=False), User(Status.CASCADE_FAILED, demands=False)), Finish()),
        (WAITING, (), Finish()),
        (Status.CREATING, (User(WAITING, demands=True),), Stay()),
        (Status.CREATING, (User(Status.CANCELED, demands=False),), ShutDown()),
        (RUNNING, (User(RUNNING, demands=False),), Stay()),
        (RUNNING, (User(FINISHED, demands=False), User(WAITING, demands=False)), Stay()),
        (RUNNING, (User(FINISHED, demands=False), User(FINISHED, demands=False)), ShutDown()),
        (RUNNING, (User(FINISHED, demands=False), User(WAITING, demands=False, is_blocked=True)), ShutDown()),
        (RUNNING, (User(RUNNING, demands=False), User(WAITING, demands=False, is_blocked=True)), Stay()),
        (WAITING, (User(FINISHED, demands=False), User(WAITING, demands=False, is_blocked=True)), Stay()),
        (Status.SHUTTING_DOWN, (User(FINISHED, demands=False),), Stay()),
    ],
)
def test_resources(status: Status, users: tuple[User, ...], expected: Decision) -> None:
    """They run as long as somebody needs them; with all dependents failed they are FINISHED without having run."""
    assert decide(replace(RESOURCE, status=status, users=users)) == expected


def test_a_resource_waits_for_users_that_are_still_to_come() -> None:
    """A resource of one hour serves three activities of 20 minutes."""
    facts = replace(RESOURCE, status=RUNNING, users=(User(FINISHED, demands=False),), more_users_may_come=True)
    assert decide(facts) == Stay()


def test_unmet_names_a_resource_only_when_it_matters() -> None:
    """It is started last, so until then it is not what is waited for, unless it has failed."""
    data, machine = link(Role.INPUT, WAITING), link(Role.RESOURCE, WAITING)
    assert unmet((data, machine)) == (data,)
    assert unmet((link(Role.INPUT, FINISHED), machine)) == (machine,)
    dead = link(Role.RESOURCE, Status.TIMEDOUT)
    assert unmet((data, dead)) == (data, dead)
    assert unmet((link(Role.INPUT, FINISHED), link(Role.RESOURCE, RUNNING))) == ()
