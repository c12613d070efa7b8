"""Which of two exclusive fields an activity uses."""

from __future__ import annotations

from penstock.definition.wire import WireObject
from penstock.worker.errors import TaskFailed
from penstock.worker.task import described


def one_of(item: WireObject, *keys: str) -> str:
    """The one key of several that is set.

    Raises:
        TaskFailed: none is, or more than one.
    """
    present = [key for key in keys if item.string(key) is not None]
    if len(present) != 1:
        found = " and ".join(present) or "neither"
        raise TaskFailed("InvalidField", f"{described(item)} has {found}; exactly one of {', '.join(keys)} is needed")
    return present[0]
