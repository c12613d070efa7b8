"""When the steps of a spec run: in the order of the file, or as dataduct ran them.

A step of a spec waits for all above it unless it says `after`, or names with `input` what it reads: then it waits for
those alone. A step below that reads takes the nearest data above, unless it says `input`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.model import NewStep, Source

SECTIONS = ("bootstrap", "steps", "teardown")


class Order(Enum):
    """What the order of the steps of a spec follows."""

    SEQUENTIAL = "sequential"
    """The order of the file."""
    FAITHFUL = "faithful"
    """The graph that dataduct made of it."""


def arrange(steps: Sequence[NewStep], order: Order, findings: Findings) -> None:
    """Give each step the keys `input` and `after` that it needs; in sequential order tell what has changed."""
    above: list[NewStep] = []
    graph, dataduct = _Graph(), _Graph()
    for step in steps:
        is_named = _read(step, above)
        if step.acts:
            _wait(step, order, is_named, graph)
            if order is Order.SEQUENTIAL:
                _tell(step, graph.ends, dataduct, findings)
            graph.add(step, _waited_for(step, graph))
            dataduct.add(step, step.waits)
        above.append(step)


def _read(step: NewStep, above: Sequence[NewStep]) -> bool:
    """Write `input` where the nearest data is not what the step reads; whether it names steps."""
    if step.reads is None:
        return False
    writers = [item for item in above if item.writes]
    nearest = (Source(writers[-1]),) if writers else ()
    if step.reads == nearest or (len(step.reads) == 1 and nearest and _is_first(step.reads[0], nearest[0])):
        return False
    if not step.reads and not writers:
        return False
    for source in step.reads:
        source.step.is_named = source.step.is_named or source.output is None
    step.input = step.reads
    return bool(step.reads)


def _is_first(source: Source, nearest: Source) -> bool:
    """Whether it is the first of the outputs of the nearest step, which is what is read there by default."""
    outputs = source.step.keys.get("outputs") or [None]
    return source.step is nearest.step and source.output == outputs[0]


def _wait(step: NewStep, order: Order, is_named: bool, graph: _Graph) -> None:
    """Write `after` where the step would wait for something else."""
    writers = [source.step for source in step.reads or () if source.step.acts]
    wanted = graph.ends if order is Order.SEQUENTIAL else graph.reduced(step.waits)
    if step.section == "teardown":
        wanted = graph.ends
    given = writers if is_named else graph.ends
    if graph.closure(given) == graph.closure(wanted):
        return
    step.after = [item for item in wanted if item not in writers]
    for item in step.after:
        item.is_named = True


def _waited_for(step: NewStep, graph: _Graph) -> list[NewStep]:
    """What a step of a spec waits for."""
    writers = [source.step for source in step.reads or () if source.step.acts]
    if step.after is not None:
        return [*step.after, *writers]
    return writers if step.input else [*graph.ends, *writers]


def _tell(step: NewStep, above: Sequence[NewStep], dataduct: _Graph, findings: Findings) -> None:
    """Tell of each step that this one waits for now, and did not in dataduct."""
    before = dataduct.closure(step.waits)
    for item in above:
        if item not in before:
            waited = dataduct.reduced(step.waits)
            when = f"when {_names(waited)} had finished" if waited else "at once"
            findings.warning(
                "PS606",
                f"'{step.name}' runs after '{item.name}', which is above it; dataduct ran it {when}",
                step.place,
                advice=f"where it need not wait, write `after: [{', '.join(one.name for one in waited)}]`; "
                "`--order faithful` keeps dataduct's order in all steps",
            )


def _names(steps: Iterable[NewStep]) -> str:
    return " and ".join(f"'{step.name}'" for step in steps)


class _Graph:
    """The activities above, and what each of them waits for, with all that waits for in turn."""

    def __init__(self) -> None:
        self._steps: list[NewStep] = []
        self._waits: dict[NewStep, frozenset[NewStep]] = {}
        self.ends: list[NewStep] = []

    def add(self, step: NewStep, direct: Iterable[NewStep]) -> None:
        """Take a step in that waits for these."""
        self._waits[step] = self.closure(direct)
        self.ends = [item for item in self.ends if item not in self._waits[step]] + [step]
        self._steps.append(step)

    def closure(self, steps: Iterable[NewStep]) -> frozenset[NewStep]:
        """The steps, and all that they wait for."""
        found: set[NewStep] = set()
        for step in steps:
            if step in self._waits:
                found |= {step, *self._waits[step]}
        return frozenset(found)

    def reduced(self, steps: Iterable[NewStep]) -> list[NewStep]:
        """Those of the steps that none of the others waits for already, in order."""
        wanted = set(steps)
        implied = {item for step in wanted for item in self._waits.get(step, ())}
        return [step for step in self._steps if step in wanted and step not in implied]
