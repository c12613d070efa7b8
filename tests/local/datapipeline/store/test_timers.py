"""Times at which something is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.local.datapipeline.store import Store


@pytest.fixture
def store() -> Iterator[Store]:
    """A store in memory."""
    store = Store(":memory:")
    yield store
    store.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(due=st.floats(0, 4_000_000_000), after=st.floats(0, 100))
def test_a_clock_can_show_when_a_timer_is_due(store: Store, due: float, after: float) -> None:
    """Otherwise a clock that is moved to that time would stand just before it for ever."""
    store.timers.add(due + after, "look", 1)
    first = store.timers.first_due()
    assert first is not None
    shown = datetime.fromtimestamp(first, UTC).timestamp()
    assert [timer.kind for timer in store.timers.take_due(shown, 10)] == ["look"]


def test_postponing_leaves_what_is_due_later(store: Store) -> None:
    """And other kinds."""
    for due, kind in ((10, "unconfirmed"), (30, "unconfirmed"), (10, "look")):
        store.timers.add(due, kind, 1)
    store.timers.postpone("unconfirmed", 20)
    assert [(timer.due, timer.kind) for timer in store.timers.take_due(99, 9)] == [
        (10, "look"),
        (20, "unconfirmed"),
        (30, "unconfirmed"),
    ]


def test_the_first_but_some(store: Store) -> None:
    """Looks that were set after a number do not count, nor creations after a time; without others there is none."""
    for due, kind in ((10, "look"), (20, "create"), (30, "look"), (40, "create")):
        store.timers.add(due, kind, 1)
    last = store.timers.last_number()
    assert store.timers.first_but("look", last, "create", 99) == 10
    assert store.timers.first_but("look", 0, "create", 99) == 20
    assert store.timers.first_but("look", last - 1, "create", 15) == 10
    store.timers.take_due(10, 1)
    assert store.timers.first_but("look", last, "create", 15) == 30
    assert store.timers.first_but("look", 0, "create", 15) is None
    store.timers.add(50, "retry", 1)
    assert store.timers.last_number() == last + 1
    assert store.timers.first_but("look", 0, "create", 15) == 50


def test_numbers_count_up_whatever_is_taken(store: Store) -> None:
    """What was set later has a greater one, also where no timer is left."""
    assert store.timers.last_number() == 0
    store.timers.add(10, "look", 1)
    store.timers.take_due(10, 1)
    assert store.timers.last_number() == 1
    store.timers.add(10, "look", 1)
    assert store.timers.last_number() == 2
