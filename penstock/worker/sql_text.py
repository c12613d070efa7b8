"""The SQL of an SqlActivity."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.errors import TaskFailed
from penstock.worker.s3_uri import S3Uri
from penstock.worker.script_source import one_of

SHOWN_CHARS = 1_000
"""As much of a statement stands in a message."""


@dataclass(frozen=True, slots=True)
class SqlText:
    """The text, and the field that it is from."""

    key: str
    text: str


def sql_text(attempt: Attempt) -> SqlText:
    """The `script`, or what is at the `scriptUri`.

    Raises:
        TaskFailed: neither is set, or both are, or the script cannot be read.
    """
    task = attempt.task
    key = one_of(task.activity, "script", "scriptUri")
    text = task.required(task.activity, key)
    return SqlText(key, _downloaded(attempt, S3Uri.parse(text)) if key == "scriptUri" else text)


def _downloaded(attempt: Attempt, uri: S3Uri) -> str:
    path = staging.download_file(attempt.clients.s3, uri, attempt.scratch / "script" / Path(uri.key).name)
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise TaskFailed("InvalidField", f"{uri} is not UTF-8 text: {error.reason} at byte {error.start}") from error
