"""RunOrder: what a step waits for because it stands below others."""

from __future__ import annotations

from penstock.objects import Activity


class RunOrder:
    """The activities that nothing waits for yet.

    A step waits for all of them, so that everything above has finished when it starts: order is run order.
    """

    def __init__(self) -> None:
        self._ends: list[Activity] = []

    @property
    def ends(self) -> tuple[Activity, ...]:
        """The activities that the next step waits for."""
        return tuple(self._ends)

    def add(self, activity: Activity) -> None:
        """Take an activity in; what it waits for, directly or for its data, is no end any more."""
        waited_for = {item.id for item in activity.depends_on or ()}
        read = {node.id for node in activity.input or ()}
        self._ends = [
            end for end in self._ends if end.id not in waited_for and not read & {node.id for node in end.output or ()}
        ]
        self._ends.append(activity)
