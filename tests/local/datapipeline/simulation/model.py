"""What must become of a calm pipeline: each object is run through by itself, in the order of what it waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.local.datapipeline.simulation.fates import fate_of
from tests.local.datapipeline.simulation.shapes import SYSTEM, Part, Shape

ANY = "FINISHED|FAILED|CANCELED"
WAITS = "WAITING_ON_DEPENDENCIES"
FAILURES = {"FAILED", "CANCELED", "CASCADE_FAILED"}


@dataclass(frozen=True)
class Interval:
    """One interval of an object: its start as ids have it, and its bounds."""

    text: str
    start: float
    finish: float


class Model:
    """The intervals of each object are given; all else follows from the shape and the seed."""

    def __init__(self, shape: Shape, seed: str, intervals: Mapping[str, Iterable[Interval]]) -> None:
        self.shape = shape
        self.seed = seed
        self.intervals = intervals

    def linked(self, name: str, moment: float) -> str | None:
        """Name the instance of an object that one of another object's waits for: the one whose interval contains it."""
        for interval in self.intervals.get(name, ()):
            if interval.start == moment or interval.start <= moment < interval.finish:
                return self.shape.instance(name, interval.text)
        return None

    def expected(self) -> dict[str, str]:
        """Return the status of each instance; where several are possible, they are joined with `|`."""
        found: dict[str, str] = {}
        wanted: set[str] = set()
        for part in self.shape.parts.values():
            if part.kind in {"activity", "node"}:
                for interval in self.intervals.get(part.name, ()):
                    self._run(part, interval, found, wanted)
        for part in self.shape.parts.values():
            if part.kind in {"Ec2Resource", "EmrCluster"}:
                for interval in self.intervals.get(part.name, ()):
                    name = self.shape.instance(part.name, interval.text)
                    found[name] = f"FINISHED|{WAITS}" if name in wanted else "FINISHED"
        return found

    def _run(self, part: Part, interval: Interval, found: dict[str, str], wanted: set[str]) -> None:
        """Add what becomes of an instance and of its preconditions, and the machine that it waits for without end."""
        instance = self.shape.instance(part.name, interval.text)
        conditions = {name: self.shape.instance(name, interval.text, part.name) for name in part.preconditions}
        results = {}
        for name, condition in conditions.items():
            asked = self.shape.parts[name]
            # One that the service does not ask itself runs where its user does.
            machine = None if asked.kind in SYSTEM else asked.runs_on or part.runs_on
            results[name] = self._result(asked, condition, interval, machine)
        linked = (self.linked(name, interval.start) for name in part.waits_for())
        before = [*(found[name] for name in linked if name is not None), *results.values()]
        found[instance] = self._status(part, instance, interval, before)
        for name, condition in conditions.items():
            # One that is still asked when its user cascades is CANCELED: which of them comes first is not foretold.
            found[condition] = ANY if found[instance] == "CASCADE_FAILED" else results[name]
        machine = self.linked(part.runs_on, interval.start) if part.runs_on else None
        if machine is not None and found[instance] == WAITS:
            wanted.add(machine)

    def _status(self, part: Part, instance: str, interval: Interval, before: list[str]) -> str:
        if all(status == "FINISHED" for status in before):
            return "FINISHED" if part.kind == "node" else self._result(part, instance, interval, part.runs_on)
        # What waits for ever has not failed: mode cascade waits along with it.
        return "CASCADE_FAILED" if part.cascade and FAILURES & set(before) else WAITS

    def _result(self, part: Part, instance: str, interval: Interval, machine: str | None) -> str:
        if machine is not None and self.linked(machine, interval.start) is None:
            return "CANCELED"  # it never gets a machine
        attempts = (f"{instance}_Attempt={number + 1}" for number in range(part.retries + 1))
        ends = [fate_of(self.seed, attempt, most_effort=1.0).end for attempt in attempts]
        return "FINISHED" if "FINISHED" in ends else "FAILED"
