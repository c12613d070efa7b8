"""What LOAD, STORE, rm and rmf of a Pig script mean over S3."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from penstock.worker import pig_removal, staging
from penstock.worker.clients import Client
from penstock.worker.globs import glob_literal, glob_regex
from penstock.worker.s3_uri import S3Uri
from penstock.worker.task import Task

_MARK = "penstock-instance"


def instance_mark(task: Task) -> str:
    """What the attempts of one instance, and only they, write on what they store."""
    return hashlib.sha256(f"{task.pipeline_id}\n{task.instance_id}".encode()).hexdigest()


class PigStorage:
    """S3 behind the engine's `Storage` protocol.

    A script that says rmf before STORE can be tried again here and on EMR alike. For a script that does not, real EMR
    fails every retry and every rerun of an instance whose earlier attempt has begun to write, with "Output directory
    already exists". Here such a STORE fails only when somebody else has written there: what attempts of the same
    instance have written bears its mark, and is replaced when the new attempt publishes. That is all the mark is for.
    Of what is removed, `_SUCCESS` goes first, and of what is published it comes last, so that a directory with
    `_SUCCESS` is always whole.
    """

    def __init__(self, s3: Client, scratch: Path, mark: str) -> None:
        """`scratch` is where inputs are copied; `mark` is the instance's."""
        self._s3 = s3
        self._scratch = scratch
        self._mark = mark
        self._count = 0

    def inputs(self, uri: str) -> list[Path]:
        """Copies of the data files of an object, a directory or a glob, in name order.

        Names that start with `_` or `.` are no data, as in Hadoop.

        Raises:
            FileNotFoundError: nothing is there.
            TaskFailed: S3 refuses, or the URI is no S3 URI.
        """
        place = S3Uri.parse(uri)
        path = place.key.rstrip("/")
        # Both with a slash in front, so that the bucket itself is a directory like any other.
        pattern = re.compile(glob_regex(f"/{path}" if path else "") + r"(?P<below>/.*)?", re.DOTALL)
        matches = [
            (key, match)
            for key in staging.keys_under(self._s3, place, glob_literal(path))
            if (match := pattern.fullmatch(f"/{key}"))
        ]
        if not matches:
            raise FileNotFoundError(f"input path does not exist: {uri}")
        self._count += 1
        directory = self._scratch / str(self._count)
        return [
            staging.download_file(self._s3, S3Uri(place.bucket, key), staging.local_path(directory, key))
            for key, match in matches
            if not re.search(r"/[_.]", match["below"] or "")
        ]

    def output_exists(self, uri: str) -> bool:
        """Whether something is there that no attempt of this instance has stored."""
        place = S3Uri.parse(uri)
        return any(not self._is_ours(place.bucket, key) for key in self._present(place))

    def exists(self, uri: str) -> bool:
        """Whether anything is there, whoever has stored it; see `pig_removal.keys_at`."""
        return bool(pig_removal.keys_at(self._s3, S3Uri.parse(uri)))

    def remove(self, uri: str) -> None:
        """Remove the directory or the object, whoever has stored it; see `pig_removal.keys_at`."""
        place = S3Uri.parse(uri)
        pig_removal.remove_keys(self._s3, place, pig_removal.keys_at(self._s3, place))

    def publish(self, uri: str, files: Sequence[Path]) -> None:
        """Replace what an earlier attempt of this instance has stored, if anything, with the files, in their order."""
        place = S3Uri.parse(uri)
        leftovers = [key for key in self._present(place) if self._is_ours(place.bucket, key)]
        pig_removal.remove_keys(self._s3, place, leftovers)
        for file in files:
            staging.upload_file(self._s3, file, place.child(file.name), {_MARK: self._mark})

    def _present(self, place: S3Uri) -> list[str]:
        return staging.keys_under(self._s3, place, place.as_prefix)

    def _is_ours(self, bucket: str, key: str) -> bool:
        with staging.explained("look up", S3Uri(bucket, key)):
            head = self._s3.head_object(Bucket=bucket, Key=key)
        return bool(head["Metadata"].get(_MARK) == self._mark)
