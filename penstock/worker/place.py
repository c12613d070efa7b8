"""Where the commands of an attempt run: on the machine of its resource, or in the attempt's own scratch directory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from penstock.worker.attempt import Attempt
from penstock.worker.processes import ProcessGroup
from penstock.worker.scratch import HDFS, HOME


@dataclass(frozen=True, slots=True)
class Place:
    """Folders for a command.

    Attributes:
        work: where it starts; every attempt has one of its own.
        home: its home.
        temporary: for its temporary files.
        hdfs: what stands for HDFS.
        keeper: takes over what it leaves running; None where nothing may go on.
    """

    work: Path
    home: Path
    temporary: Path
    hdfs: Path
    keeper: Callable[[ProcessGroup], None] | None

    @classmethod
    def of(cls, attempt: Attempt) -> Place:
        """Make the folders, once for an attempt."""
        machine = attempt.machine
        if machine is not None:
            return cls(machine.work_folder(), machine.home, machine.temporary, machine.hdfs, machine.keep)
        home, hdfs = attempt.scratch / HOME, attempt.scratch / HDFS
        home.mkdir(exist_ok=True)
        hdfs.mkdir(exist_ok=True)
        return cls(home, home, home, hdfs, None)
