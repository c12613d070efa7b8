"""The command line of spark-submit.

https://spark.apache.org/docs/latest/submitting-applications.html
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penstock.worker.errors import TaskFailed

_FLAGS = frozenset({"--verbose", "-v", "--supervise"})
# What the cluster would be asked for: there is one computer.
_OF_CLUSTERS = frozenset(
    {
        "--archives",
        "--deploy-mode",
        "--driver-cores",
        "--executor-cores",
        "--executor-memory",
        "--keytab",
        "--master",
        "--num-executors",
        "--principal",
        "--queue",
        "--total-executor-cores",
    }
)
_FILES = frozenset({"--files", "--jars", "--properties-file", "--py-files"})
_KEPT = frozenset(
    {
        "--class",
        "--conf",
        "--driver-class-path",
        "--driver-java-options",
        "--driver-library-path",
        "--driver-memory",
        "--exclude-packages",
        "--name",
        "--packages",
        "--repositories",
        "-c",
    }
)
_REFUSED = frozenset({"--archives", "--keytab", "--principal"})


@dataclass(frozen=True, slots=True)
class SparkArguments:
    """Options that are used here, as they are; those with lists of files; the application and its arguments."""

    options: tuple[str, ...]
    files: tuple[tuple[str, tuple[str, ...]], ...]
    application: str
    arguments: tuple[str, ...]


def spark_arguments(texts: Sequence[str]) -> SparkArguments:
    """Read a command line; what asks for parts of a cluster is left out.

    Raises:
        TaskFailed: an option is unknown, cannot be used here, or has no value; or there is no application.
    """
    rest = list(texts)
    options: list[str] = []
    files: list[tuple[str, tuple[str, ...]]] = []
    while rest and rest[0].startswith("-"):
        option, equals, value = rest.pop(0).partition("=")
        if option in _FLAGS:
            continue
        if option in _REFUSED or option not in _OF_CLUSTERS | _FILES | _KEPT:
            raise TaskFailed("NotSupported", f"the option {option} of spark-submit cannot be used here")
        if not equals:
            if not rest:
                raise TaskFailed("InvalidField", f"the option {option} of spark-submit has no value")
            value = rest.pop(0)
        if option in _FILES:
            files.append((option, tuple(value.split(","))))
        elif option in _KEPT:
            options += [option, value]
    if not rest:
        raise TaskFailed("InvalidField", "spark-submit has no application; name it after the options")
    return SparkArguments(tuple(options), tuple(files), rest[0], tuple(rest[1:]))
