"""Machines: what stands for an Ec2Resource or EmrCluster on this computer, for as long as the service has it run.

A machine is a folder: a home, which is for temporary files, too, and an HDFS. What one activity leaves there, or leaves
running, the next one on the same resource finds, and no other. It begins with the first task that runs on it; when the
service says that the resource has ended, its processes are killed and the folder goes. One that the service launches
again is another machine.

On some file systems every folder takes milliseconds, and many a machine serves one short command. So each has one
folder, whose name says which machine it is.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import re
import shutil
import threading
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from botocore.exceptions import ClientError

from penstock.worker.clients import Client
from penstock.worker.processes import ProcessGroup
from penstock.worker.retry import error_code
from penstock.worker.task import Task

_logger = logging.getLogger(__name__)

_FOLDER = re.compile(r"(df-[A-Z0-9]+)_([\w-]+_\d{4}-\d\d-\d\dT\d\d)\.(\d\d)\.(\d\d)_(\d+)", re.ASCII)
_WORK = ".left-running"
_RETIRED = "gone-"
_LONGEST_NAME = 100
_MOST_IDS = 25
"""https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_DescribeObjects.html"""
_LIVES = frozenset({"CREATING", "ACTIVATING", "RUNNING"})
_GONE = frozenset({"PipelineNotFoundException", "PipelineDeletedException"})

AreOver = Callable[[str, Sequence[str]], Collection[str]]


@dataclass(frozen=True, slots=True)
class MachineName:
    """A launch of a resource: the pipeline, and the id of the resource's attempt."""

    pipeline_id: str
    launch_id: str

    @classmethod
    def of(cls, task: Task) -> MachineName | None:
        """Where a task runs; None for one that runs wherever its worker does."""
        resource = task.optional_reference(task.activity, "runsOn")
        launch = next(iter(resource.references("@headAttempt")), None) if resource is not None else None
        return cls(task.pipeline_id, launch) if launch is not None else None

    @classmethod
    def of_folder(cls, folder: str) -> MachineName | None:
        """The machine that a folder is; None where its name does not tell."""
        match = _FOLDER.fullmatch(folder)
        return cls(match[1], f"@{match[2]}:{match[3]}:{match[4]}_Attempt={match[5]}") if match else None

    @property
    def folder(self) -> str:
        """The name of its folder, which may stand in any path; `of_folder` knows it where ids are plain and short."""
        told = f"{self.pipeline_id}_{self.launch_id.removeprefix('@').replace('_Attempt=', '_').replace(':', '.')}"
        if len(told) <= _LONGEST_NAME and MachineName.of_folder(told) == self:
            return told
        return hashlib.sha256(f"{self.pipeline_id}/{self.launch_id}".encode()).hexdigest()[:32]


class Machine:
    """One machine.

    Attributes:
        home: the home folder of what runs on it, also for temporary files.
        hdfs: what stands for HDFS; a cluster makes it.
    """

    def __init__(self, directory: Path) -> None:
        """Make the folder, if it is not there yet."""
        directory.mkdir(parents=True, exist_ok=True)
        self.home = directory
        self.hdfs = directory / ".hdfs"
        self._left: list[ProcessGroup] = []

    def keep(self, group: ProcessGroup, work: Path) -> None:
        """Let processes run on that a command has left, and keep the folder in which it worked; it gets another one."""
        self._left.append(group)
        kept = self.home / _WORK / uuid.uuid4().hex
        kept.parent.mkdir(exist_ok=True)
        with contextlib.suppress(OSError):  # on another file system
            work.rename(kept)
            work.mkdir(0o700)

    def stop(self) -> None:
        """Kill what runs on it."""
        while self._left:
            self._left.pop().kill()

    def retire(self) -> None:
        """Put its folder out of the way, so that another machine can have its place."""
        with contextlib.suppress(OSError):
            self.home = self.home.rename(self.home.with_name(f"{_RETIRED}{uuid.uuid4().hex}"))

    def remove(self) -> None:
        """End it, with all that it holds."""
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)


class Machines:
    """The machines that tasks have run on, until their resources have ended.

    Args:
        directory: where their folders are, and nothing else; those that are there already go on.
        are_over: tells which launches of a pipeline's resources have ended.
        interval: seconds between two questions.
    """

    def __init__(self, directory: Path, are_over: AreOver, interval: float) -> None:
        self._directory = directory
        self._are_over = are_over
        self._interval = interval
        self._lock = threading.Lock()
        self._known: dict[MachineName, Machine] = {}
        self._in_use: dict[MachineName, int] = {}
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        for folder in directory.glob("*"):
            name = MachineName.of_folder(folder.name)
            if name is None:
                shutil.rmtree(folder, ignore_errors=True)  # it was ending, or nobody can tell which it is
            else:
                self._known[name] = Machine(folder)
        if self._known:
            self._watch()

    @contextmanager
    def using(self, task: Task) -> Iterator[Machine | None]:
        """The machine of a task, which stays while the block runs; None for a task that runs on no resource."""
        name = MachineName.of(task)
        if name is None:
            yield None
            return
        with self._lock:
            machine = self._known.get(name) or self._begin(name)
            self._in_use[name] = self._in_use.get(name, 0) + 1
        try:
            yield machine
        finally:
            with self._lock:
                self._in_use[name] -= 1

    def look(self) -> None:
        """End the machines whose resources have ended, unless a task still runs on them."""
        with self._lock:
            idle = [name for name in self._known if not self._in_use.get(name)]
        for pipeline_id in dict.fromkeys(name.pipeline_id for name in idle):
            launches = [name.launch_id for name in idle if name.pipeline_id == pipeline_id]
            for launch_id in self._are_over(pipeline_id, launches):
                self._end(MachineName(pipeline_id, launch_id))

    def stop(self) -> None:
        """Kill what runs on them; their folders stay, for a worker that comes after this one."""
        self._over.set()
        with self._lock:
            for machine in self._known.values():
                machine.stop()

    def _begin(self, name: MachineName) -> Machine:
        machine = self._known[name] = Machine(self._directory / name.folder)
        self._watch()
        return machine

    def _end(self, name: MachineName) -> None:
        with self._lock:
            if self._in_use.pop(name, 0):
                return  # a task has come meanwhile
            machine = self._known.pop(name)
            machine.retire()
        machine.remove()

    def _watch(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, name="machines", daemon=True)
            self._thread.start()

    def _loop(self) -> None:
        while not self._over.wait(self._interval):
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 - the service may answer the next time
                _logger.info("the state of machines is not known: %s", error)


def launches_over(client: Client, pipeline_id: str, launch_ids: Sequence[str]) -> list[str]:
    """Which launches of resources have ended: all, where there is no such pipeline any more.

    Args:
        client: of Data Pipeline.
        pipeline_id: `df-...`.
        launch_ids: ids of attempts.

    Raises:
        ClientError: the service refuses to tell.
    """
    alive: set[str] = set()
    for first in range(0, len(launch_ids), _MOST_IDS):
        try:
            reply = client.describe_objects(
                pipelineId=pipeline_id, objectIds=list(launch_ids[first : first + _MOST_IDS])
            )
        except ClientError as error:
            if error_code(error) in _GONE:
                return list(launch_ids)
            raise
        for item in reply["pipelineObjects"]:
            statuses = (entry.get("stringValue") for entry in item["fields"] if entry["key"] == "@status")
            if _LIVES.intersection(statuses):
                alive.add(item["id"])
    return [launch_id for launch_id in launch_ids if launch_id not in alive]
