"""Calls after a while."""

import threading
import time

from penstock.worker.later import Later


def test_calls_in_order_and_not_too_soon():
    """Not before three quarters of the time are over."""
    later, called, done = Later(0.2), [], threading.Event()
    begun = time.monotonic()
    for number in range(3):
        later.add(lambda number=number: called.append((number, time.monotonic() - begun)))
    later.add(done.set)
    assert done.wait(60)
    assert [number for number, _ in called] == [0, 1, 2]
    assert min(seconds for _, seconds in called) >= 0.15
    later.stop()


def test_calls_what_comes_when_all_else_is_done():
    """It wakes up again."""
    later = Later(0.01)
    for _ in range(3):
        done = threading.Event()
        later.add(done.set)
        assert done.wait(60)
        time.sleep(0.02)
    later.stop()


def test_calls_nothing_when_it_is_stopped():
    """Its thread ends."""
    later, called = Later(0.05), threading.Event()
    later.add(called.set)
    later.stop()
    later.add(called.set)
    assert not called.wait(0.2)
