"""The log files of one attempt, and where the service lays them out.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-viewing-logs.html gives the folders; the files are
stored as they are, not compressed, because the guide does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from penstock.worker.s3_uri import S3Uri
from penstock.worker.scratch import ACTIVITY, STDERR, STDOUT
from penstock.worker.task import Task


class AttemptLog:
    """`Activity.log` for the worker's own lines, `StdOutput` and `StdError` for those of child processes.

    Args:
        directory: made if missing; there may be empty files of an earlier attempt in it, which are not this one's.
        now: the time.
    """

    def __init__(self, directory: Path, now: Callable[[], datetime]) -> None:
        directory.mkdir(exist_ok=True)
        self.directory = directory
        self._now = now
        self._has_output = False
        self.stdout = directory / STDOUT
        self.stderr = directory / STDERR

    @property
    def files(self) -> Sequence[Path]:
        """What there is, in name order."""
        output = {self.stdout, self.stderr} if self._has_output else set()
        return [path for path in sorted(self.directory.iterdir()) if path in output or path.stat().st_size]

    @contextmanager
    def output(self) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """Files for the output of a child process, which goes after that of earlier ones: StdOutput and StdError."""
        self._has_output = True
        with self.stdout.open("ab") as stdout, self.stderr.open("ab") as stderr:
            yield stdout, stderr

    def write(self, text: str) -> None:
        """Add lines to Activity.log, with the time."""
        stamp = self._now().strftime("%Y-%m-%dT%H:%M:%SZ")
        with (self.directory / ACTIVITY).open("a", encoding="utf-8") as file:
            file.writelines(f"{stamp} {line}\n" for line in text.splitlines())


def folder(log_uri: S3Uri, task: Task) -> S3Uri:
    """`<pipelineLogUri>/<pipelineId>/<componentName>/<instanceId>/<attemptId>`."""
    return log_uri.child(task.pipeline_id, task.activity.name, task.instance_id, task.attempt_id)


def tail(path: Path, lines: int = 20, size: int = 4096, since: int = 0) -> str:
    """The last lines of a file, from its last `size` bytes; only what stands after the byte `since`."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - size, since))
        return "\n".join(file.read().decode(errors="replace").rstrip().splitlines()[-lines:])
