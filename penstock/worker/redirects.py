"""The `stdout` and `stderr` fields of an activity."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from penstock.definition.wire import WireObject
from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.errors import TaskFailed
from penstock.worker.s3_uri import S3Uri
from penstock.worker.task import described


@dataclass(frozen=True, slots=True)
class Redirects:
    """Where copies of the output go: an S3 URI, a local path (with workerGroup only), or nowhere."""

    stdout: S3Uri | Path | None
    stderr: S3Uri | Path | None

    @classmethod
    def of(cls, activity: WireObject) -> Redirects:
        """Read both fields.

        Raises:
            TaskFailed: a local path on an activity that runs on a resource, where nobody could read it.
        """
        return cls(_target(activity, "stdout"), _target(activity, "stderr"))

    def store(self, attempt: Attempt) -> None:
        """Copy what was written, also after a failure.

        Raises:
            TaskFailed: it cannot be written.
        """
        for source, target in ((attempt.log.stdout, self.stdout), (attempt.log.stderr, self.stderr)):
            if isinstance(target, S3Uri):
                staging.upload_file(attempt.clients.s3, source, target)
            elif target is not None:
                try:
                    shutil.copyfile(source, target)
                except OSError as error:
                    raise TaskFailed("OutputError", f"cannot write {target}: {error.strerror}") from error


def _target(activity: WireObject, key: str) -> S3Uri | Path | None:
    value = activity.string(key)
    if value is None:
        return None
    if "://" not in value and activity.string("workerGroup") and not activity.references("runsOn"):
        return Path(value)
    if "://" not in value:
        raise TaskFailed(
            "InvalidField",
            f"{key} of {described(activity)} is the local path {value!r}; "
            "with runsOn write an S3 URI, a local path is for workerGroup",
        )
    uri = S3Uri.parse(value)
    names = {"stdout": "StdOutput", "stderr": "StdError"}
    return uri.child(names[key]) if uri.key in {"", uri.as_prefix} else uri
