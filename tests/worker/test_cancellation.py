"""Cancellation."""

import pytest

from penstock.worker.cancellation import Cancellation
from penstock.worker.errors import TaskCancelled


def test_interrupts_only_within_the_block():
    """Interrupts only within the block."""
    calls = []
    cancellation = Cancellation()
    with cancellation.interrupting(lambda: calls.append("past")):
        pass
    with cancellation.interrupting(lambda: calls.append("now")):
        cancellation.cancel()
    assert calls == ["now"]


def test_interrupts_a_block_that_comes_late():
    """Interrupts a block that comes late."""
    calls = []
    cancellation = Cancellation()
    cancellation.cancel()
    with cancellation.interrupting(lambda: calls.append("late")):
        assert calls == ["late"]


def test_ends_a_wait():
    """Ends a wait."""
    cancellation = Cancellation()
    cancellation.check()
    cancellation.wait(0)
    cancellation.cancel()
    with pytest.raises(TaskCancelled):
        cancellation.wait(60)
