"""Reading the steps of an EmrActivity, and which command line each of them is.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emractivity.html
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from penstock.worker.errors import TaskFailed

SCRIPT_RUNNER = "script-runner"
"""The command that downloads a script and runs it; see `programs.script_runner`."""

# Between parts stands a comma; one within a part has backslashes in front: one or two of them in published definitions,
# where the service drops the first of two.
_COMMA = re.compile(r"(?<!\\),")
_ESCAPED_COMMA = re.compile(r"\\{1,2},")
_STREAMING = re.compile(r"hadoop-streaming(-[\w.]+)?\.jar")
_ELSEWHERE = (
    "only command-runner.jar, script-runner.jar and hadoop-streaming.jar can be, and applications of Spark by "
    "command-runner.jar,spark-submit"
)


def step_parts(step: str) -> list[str]:
    """The JAR and its arguments."""
    return [_ESCAPED_COMMA.sub(",", part).strip() for part in _COMMA.split(step)]


def step_command(jar: str, main_class: str | None, arguments: Sequence[str], what: str) -> list[str]:
    """The command line that a JAR with arguments comes to.

    Args:
        jar: the JAR as the definition names it, by a path of the cluster, a URI or a bare name.
        main_class: which class of it to run, if the definition says.
        arguments: those of the JAR.
        what: whose step it is, for messages.

    Raises:
        TaskFailed: the JAR is one that cannot be run here, or lacks what it is to run.
    """
    name = PurePosixPath(jar).name
    if _STREAMING.fullmatch(name) and main_class is None:
        return ["hadoop-streaming", *arguments]
    if name not in {"command-runner.jar", "script-runner.jar"} or main_class is not None:
        with_class = f" with the main class {main_class}" if main_class else ""
        raise TaskFailed("NotSupported", f"{what}: the JAR {jar}{with_class} cannot be run here; {_ELSEWHERE}")
    if not arguments or not arguments[0]:
        runs = "command" if name == "command-runner.jar" else "script"
        raise TaskFailed("InvalidField", f"{what}: {name} has no {runs} to run; name it as the first argument")
    return [SCRIPT_RUNNER, *arguments] if name == "script-runner.jar" else list(arguments)
