"""The files of an S3DataNode."""

from __future__ import annotations

from dataclasses import dataclass

from penstock.definition.wire import WireObject
from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.errors import TaskFailed
from penstock.worker.s3_uri import S3Uri
from penstock.worker.script_source import one_of
from penstock.worker.task import Task, described

_PART = "part-00000"


@dataclass(frozen=True, slots=True)
class S3File:
    """One file, and its path below the node's directory, or its name where the node is the file."""

    uri: S3Uri
    relative: str


def is_directory(node: WireObject) -> bool:
    """Whether the node has directoryPath and not filePath.

    Raises:
        TaskFailed: it has both or neither.
    """
    return one_of(node, "filePath", "directoryPath") == "directoryPath"


def node_uri(task: Task, node: WireObject) -> S3Uri:
    """The node's directory or file.

    Raises:
        TaskFailed: it has both or neither, or no S3 URI.
    """
    return S3Uri.parse(task.required(node, one_of(node, "filePath", "directoryPath")))


def s3_files(attempt: Attempt, node: WireObject) -> list[S3File]:
    """What is there now, in name order; an empty directory has no files.

    Raises:
        TaskFailed: the directory cannot be listed.
    """
    uri = node_uri(attempt.task, node)
    if not is_directory(node):
        return [S3File(uri, uri.key.rsplit("/", 1)[-1])]
    prefix = uri.as_prefix
    keys = staging.keys_under(attempt.clients.s3, uri, prefix)
    return [S3File(S3Uri(uri.bucket, key), key.removeprefix(prefix)) for key in keys]


def is_gzipped(node: WireObject) -> bool:
    """What `compression` says.

    Raises:
        TaskFailed: it is neither none nor gzip.
    """
    compression = (node.string("compression") or "none").lower()
    if compression not in {"none", "gzip"}:
        raise TaskFailed("InvalidField", f"compression of {described(node)} is {compression}; use none or gzip")
    return compression == "gzip"


def target_uri(task: Task, node: WireObject) -> S3Uri:
    """Where merged records go: the file, or one file of a fixed name in the directory, so that it replaces its like.

    What the service calls its files is not documented.

    Raises:
        TaskFailed: as `node_uri`.
    """
    uri = node_uri(task, node)
    if not is_directory(node):
        return uri
    return uri.child(f"{_PART}.gz" if is_gzipped(node) else _PART)
