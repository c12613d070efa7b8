"""The command line of Hadoop Streaming.

https://hadoop.apache.org/docs/stable/hadoop-streaming/HadoopStreaming.html
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from penstock.worker.errors import TaskFailed

AGGREGATE = "aggregate"
NO_REDUCER = "NONE"

_REDUCES = frozenset({"mapreduce.job.reduces", "mapred.reduce.tasks"})
_KEY_FIELDS = "stream.num.map.output.key.fields"
# Settings that change what the output is. Others, of memory and speed, mean nothing here.
_CHANGES_OUTPUT = re.compile(
    r"stream\..*|.*(partition|comparator|separator|\.compress|inputformat|outputformat|output\.key\.class"
    r"|output\.value\.class|input\.dir\.recursive|groupfiles).*",
    re.IGNORECASE,
)
_JAVA_CLASS = re.compile(r"(?:[a-z]\w*\.)+[A-Z]\w*")
_IGNORED_FLAGS = frozenset({"-verbose", "-background", "-info"})
_ONE_VALUE = frozenset({"-D", "-files", "-mapper", "-reducer", "-combiner", "-input", "-output", "-file", "-cmdenv"})
_ONE_VALUE_MORE = frozenset({"-numReduceTasks", "-cacheFile"})


@dataclass(slots=True)
class StreamingJob:
    """What a job reads, runs and writes."""

    mapper: str = ""
    reducer: str = ""
    inputs: list[str] = field(default_factory=list)
    output: str = ""
    files: dict[str, str] = field(default_factory=dict)
    """URIs by the name that a program finds the file under."""
    variables: dict[str, str] = field(default_factory=dict)
    reduces: int = 1
    key_fields: int = 1


def streaming_job(arguments: Sequence[str]) -> StreamingJob:
    """Read the arguments.

    Raises:
        TaskFailed: one of them cannot be used here, or something lacks.
    """
    job = StreamingJob()
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        if option in _IGNORED_FLAGS:
            continue
        if option.startswith("-D") and len(option) > 2:
            option, rest = "-D", [option[2:], *rest]
        if option not in _ONE_VALUE | _ONE_VALUE_MORE:
            known = ", ".join(sorted(_ONE_VALUE | _ONE_VALUE_MORE))
            raise TaskFailed("NotSupported", f"{option} cannot be used here; these can: {known}")
        if not rest:
            raise TaskFailed("InvalidField", f"{option} has no value")
        _set(job, option, rest.pop(0))
    for name, value in (("-mapper", job.mapper), ("-input", job.inputs), ("-output", job.output)):
        if not value:
            raise TaskFailed("InvalidField", f"{name} is missing")
    if job.reducer in {"", NO_REDUCER}:
        # Without -reducer, Hadoop sorts what the mapper writes; with NONE, it does not.
        job.reduces = 0 if job.reducer == NO_REDUCER else job.reduces
    return job


def _set(job: StreamingJob, option: str, value: str) -> None:
    if option in {"-mapper", "-reducer", "-combiner"}:
        _set_program(job, option, value)
    elif option == "-D":
        _set_property(job, value)
    elif option == "-numReduceTasks":
        job.reduces = _number(option, value)
    elif option == "-file":
        job.files[value.rpartition("/")[2]] = value if "://" in value else f"file://{value}"
    elif option == "-input":
        job.inputs += value.split(",")
    elif option == "-output":
        job.output = value
    elif option == "-cmdenv":
        name, _, text = value.partition("=")
        job.variables[name] = text
    else:
        _add_files(job, value)


def _set_program(job: StreamingJob, option: str, value: str) -> None:
    if _JAVA_CLASS.fullmatch(value):
        raise TaskFailed("NotSupported", f"{option} {value} is a Java class, which cannot be run here; use a program")
    if option == "-mapper":
        job.mapper = value.strip()
    elif option == "-reducer":
        job.reducer = value.strip()
    # A combiner may run any number of times, never included.


def _add_files(job: StreamingJob, value: str) -> None:
    for uri in value.split(","):
        path, _, name = uri.partition("#")
        job.files[name or path.rpartition("/")[2]] = path


def _set_property(job: StreamingJob, text: str) -> None:
    name, equals, value = text.partition("=")
    if not equals:
        raise TaskFailed("InvalidField", f"-D {text} is none; write -D NAME=VALUE")
    if name in _REDUCES:
        job.reduces = _number(name, value)
    elif name == _KEY_FIELDS:
        job.key_fields = _number(name, value)
        if job.key_fields < 1:
            raise TaskFailed("InvalidField", f"{name} is {value}; a key has one field at least")
    elif _CHANGES_OUTPUT.fullmatch(name) and value.lower() != "false":
        raise TaskFailed("NotSupported", f"-D {text} changes what is written and cannot be used here")


def _number(name: str, text: str) -> int:
    if not text.strip().isdigit():
        raise TaskFailed("InvalidField", f"{name} is {text!r}; write a number")
    return int(text)
