"""The steps of a dataduct pipeline, and the steps of a spec that they become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from penstock.diagnostics.diagnostic import Location
from penstock.importers.dataduct.values import Values

if TYPE_CHECKING:
    from penstock.importers.dataduct.context import Context


class Reads(Enum):
    """What a step does with the output of the step above it."""

    DATA = "data"
    ORDER = "order"
    """It waits for it, and ignores what it says."""
    NOTHING = "nothing"


class Writes(Enum):
    """What a step gives to the step below it."""

    DATA = "data"
    PHANTOM = "phantom"
    """A node of S3 to which nothing is ever written: the step below waits for it, and would find no data."""
    NAMED = "named"
    """Several nodes that steps below have to name."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class StepType:
    """One of dataduct's types of steps.

    Attributes:
        name: its `step_type`.
        class_name: of dataduct's class, which names steps that have no name: `TransformStep3`.
        translate: makes the steps of a spec of it; the last of them is what others wait for.
        reads: what it does with the output of the step above.
        writes: what the step below gets.
        on_cluster: whether it runs on EMR; a function of its keys, since some say so themselves.
    """

    name: str
    class_name: str
    translate: Callable[[DuctStep, Context], list[NewStep]]
    reads: Reads | Callable[[Values], Reads] = Reads.NOTHING
    writes: Writes | Callable[[Values], Writes] = Writes.NOTHING
    on_cluster: Callable[[Values], bool] = lambda _: False


@dataclass(frozen=True, slots=True, eq=False)
class DuctInput:
    """What a step reads.

    Attributes:
        step: the step that writes it.
        output: which of its named outputs, None for the only one.
        alias: the subfolder in which the step finds it, where it reads several.
        place: where the file says so.
    """

    step: DuctStep
    output: str | None
    alias: str | None
    place: Location


@dataclass(slots=True, eq=False)
class DuctStep:
    """A step as dataduct would make it.

    Attributes:
        type: its type.
        values: its keys.
        name: its own, or the one that dataduct gives it.
        is_named: whether the file names it.
        section: the list of the spec that it belongs to: bootstrap, steps or teardown.
        inputs: what it reads, in order.
        waits: the steps that dataduct made it wait for, directly.
        becomes: the steps of the spec.
        comments: what is written above the first of them.
    """

    type: StepType
    values: Values
    name: str
    is_named: bool
    section: str
    inputs: tuple[DuctInput, ...] = ()
    waits: tuple[DuctStep, ...] = ()
    becomes: list[NewStep] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """What people are told that it is called."""
        return f"'{self.name}'" if self.is_named else f"this {self.type.name} step"

    @property
    def reads(self) -> Reads:
        """What it does with the output of the step above."""
        reads = self.type.reads
        return reads if isinstance(reads, Reads) else reads(self.values)

    @property
    def writes(self) -> Writes:
        """What the step below gets."""
        writes = self.type.writes
        return writes if isinstance(writes, Writes) else writes(self.values)


@dataclass(slots=True, eq=False)
class NewStep:
    """A step of a spec.

    Attributes:
        type: its type.
        keys: its keys, but for those that depend on the steps around it.
        place: where the dataduct step stands.
        reads: the steps, or outputs of them, that it reads; None for a type of step that cannot read.
        acts: whether it is an activity, which others can wait for.
        writes: whether steps below can read what it writes.
        on: `machine` or `cluster`, what it runs on; None for what runs nowhere.
        suffix: of its name, where one dataduct step becomes several.
        comments: what is written above it.
        waits: the activities that dataduct made it wait for.
        section: the list of the spec that it stands in.
        name: its name.
        is_named: whether the name has to be written.
        input: what it says itself to read; None where the nearest data above is that.
        after: what it says itself to wait for; None where it waits for all above, or for what it says to read.
    """

    type: str
    keys: dict[str, Any]
    place: Location
    reads: tuple[Source, ...] | None = None
    acts: bool = True
    writes: bool = False
    on: str | None = "machine"
    suffix: str = ""
    comments: list[str] = field(default_factory=list)
    waits: set[NewStep] = field(default_factory=set)
    section: str = "steps"
    name: str = ""
    is_named: bool = False
    input: tuple[Source, ...] | None = None
    after: list[NewStep] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A step that is read.

    Attributes:
        step: the step.
        output: one of its several outputs, None for its only one or its first.
        alias: the subfolder in which a script of dataduct finds it, None where it finds it in no other.
    """

    step: NewStep
    output: str | None = None
    alias: str | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """What stands in `input`."""
        return self.output or self.step.name
