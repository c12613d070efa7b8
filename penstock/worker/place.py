"""Where the commands of an attempt run: on the machine of its resource, or in the attempt's own scratch directory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from penstock.worker.attempt import Attempt
from penstock.worker.processes import ProcessGroup
from penstock.worker.scratch import HDFS, HOME


@dataclass(frozen=True, slots=True)
class Place:
    """Folders for a command.

    Attributes:
        work: where it starts; every attempt has one of its own.
        home: its home, also for temporary files.
        hdfs: what stands for HDFS.
        keeper: takes over what it leaves running; None where nothing may go on.
    """

    work: Path
    home: Path
    hdfs: Path
    keeper: Callable[[ProcessGroup], None] | None

    @classmethod
    def of(cls, attempt: Attempt) -> Place:
        """Make the folders, once for an attempt."""
        machine, work = attempt.machine, attempt.scratch / HOME
        work.mkdir(exist_ok=True)
        if machine is None:
            return cls(work, work, attempt.scratch / HDFS, None)
        return cls(work, machine.home, machine.hdfs, partial(machine.keep, work=work))
