"""Data staging of shell commands.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-concepts-staging.html
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from penstock.definition.wire import WireObject
from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.errors import TaskFailed
from penstock.worker.s3_uri import S3Uri
from penstock.worker.script_source import one_of
from penstock.worker.task import described


@dataclass(frozen=True, slots=True)
class _Staged:
    variable: str
    directory: Path
    uri: S3Uri
    is_file: bool


@dataclass(frozen=True, slots=True)
class StagedNodes:
    """The inputs and outputs of an activity, each with a directory, numbered from 1 in the order of the fields."""

    attempt: Attempt
    inputs: tuple[_Staged, ...]
    outputs: tuple[_Staged, ...]

    @classmethod
    def of(cls, attempt: Attempt) -> StagedNodes:
        """Make the directories.

        Raises:
            TaskFailed: a node is no S3DataNode, or an output has no directoryPath.
        """
        return cls(
            attempt,
            tuple(_staged(attempt, number, node, "INPUT") for number, node in _nodes(attempt, "input")),
            tuple(_staged(attempt, number, node, "OUTPUT") for number, node in _nodes(attempt, "output")),
        )

    @property
    def variables(self) -> dict[str, str]:
        """INPUTn_STAGING_DIR and OUTPUTn_STAGING_DIR."""
        return {item.variable: str(item.directory) for item in (*self.inputs, *self.outputs)}

    def copy_in(self) -> None:
        """Fill the input directories.

        Raises:
            TaskFailed: an input cannot be read.
        """
        for item in self.inputs:
            if item.is_file:
                name = item.uri.key.rsplit("/", 1)[-1]
                staging.download_file(self.attempt.clients.s3, item.uri, staging.local_path(item.directory, name))
            else:
                staging.download_directory(self.attempt.clients.s3, item.uri, item.directory)
            self.attempt.cancellation.check()

    def copy_out(self) -> None:
        """Store the output directories; a failure half-way leaves the first files, as it does on the service.

        Raises:
            TaskFailed: an output cannot be written.
        """
        for item in self.outputs:
            staging.upload_directory(self.attempt.clients.s3, item.directory, item.uri)


def _nodes(attempt: Attempt, key: str) -> list[tuple[int, WireObject]]:
    return list(enumerate(attempt.task.references(attempt.task.activity, key), start=1))


def _staged(attempt: Attempt, number: int, node: WireObject, role: str) -> _Staged:
    if node.type != "S3DataNode":
        raise TaskFailed("NotSupported", f"{described(node)} cannot be staged; with stage=true use S3DataNode")
    key = one_of(node, "filePath", "directoryPath")
    if role == "OUTPUT" and key == "filePath":
        raise TaskFailed("InvalidField", f"{described(node)} has filePath; a staged output needs directoryPath")
    directory = attempt.scratch / f"{role.lower()}{number}"
    directory.mkdir()
    uri = S3Uri.parse(attempt.task.required(node, key))
    return _Staged(f"{role}{number}_STAGING_DIR", directory, uri, is_file=key == "filePath")
