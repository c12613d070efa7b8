"""The two clocks."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone

from penstock.local.clock import RealClock, SharedVirtualClock, VirtualClock

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


def test_the_real_clock_is_aware_and_in_utc() -> None:
    """Its offset is zero."""
    assert RealClock().now().utcoffset() == timedelta(0)


def test_a_real_wait_ends_at_its_time() -> None:
    """Nothing is notified, so it is over."""
    condition = threading.Condition()
    clock = RealClock()
    with condition:
        assert clock.wait(condition, clock.now() + timedelta(milliseconds=5)) is False
        assert clock.wait(condition, clock.now() - timedelta(hours=1)) is False


def test_a_real_wait_is_ended_by_a_notification() -> None:
    """A wait of an hour is over at once."""
    condition = threading.Condition()
    clock = RealClock()

    def notify() -> None:
        with condition:
            condition.notify_all()

    with condition:
        threading.Thread(target=notify).start()
        assert clock.wait(condition, clock.now() + timedelta(hours=1)) is True


def test_the_virtual_clock_stands_still_until_it_is_moved() -> None:
    """Waiting does not move it, and it never goes back."""
    clock = VirtualClock(NOON)
    condition = threading.Condition()
    with condition:
        assert clock.wait(condition, NOON + timedelta(days=1)) is False
    assert clock.now() == NOON
    clock.move_to(NOON + timedelta(hours=2))
    clock.move_to(NOON)
    assert clock.now() == datetime(2026, 1, 31, 14, 0, tzinfo=UTC)


def test_the_virtual_clock_takes_any_zone() -> None:
    """13:00 at +01:00 is 12:00 UTC."""
    clock = VirtualClock(datetime(2026, 1, 31, 13, 0, tzinfo=timezone(timedelta(hours=1))))
    assert clock.now() == NOON
    assert clock.now().utcoffset() == timedelta(0)


def test_a_shared_virtual_clock_is_waited_on_until_somebody_tells() -> None:
    """The moment that is waited for does not end the wait by itself."""
    condition = threading.Condition()
    clock = SharedVirtualClock(NOON)

    def move() -> None:
        with condition:
            clock.move_to(NOON + timedelta(days=1))
            condition.notify_all()

    with condition:
        threading.Thread(target=move).start()
        assert clock.wait(condition, NOON) is True
    assert clock.now() == NOON + timedelta(days=1)
