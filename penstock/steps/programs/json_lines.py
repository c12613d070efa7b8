"""Records as files of JSON lines, which Redshift loads by COPY ... JSON 'auto'.

https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import IO, Any

from .failure import Failure  # on the machine there is no package above this one

UNFINISHED = ".unfinished"
"""The folder of files that are not complete; they leave it together, at the end."""


class Number(str):
    """The text of a number as it was sent: a float would lose digits that the warehouse could keep."""


def encode(value: Any) -> str:
    """Return a value as JSON on one line; half a surrogate pair, which is no character, becomes U+FFFD.

    Raises:
        Failure: for a type that JSON does not have.
    """
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, str):
        return json.dumps(_whole(value), ensure_ascii=False)
    if value is None or isinstance(value, (bool, int)):
        return json.dumps(value)
    if isinstance(value, dict):
        return "{" + ",".join(encode(str(key)) + ":" + encode(item) for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(encode, value)) + "]"
    raise Failure(f"a value of type {type(value).__name__} cannot be written as JSON")


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


class JsonLines:
    """Files `part-00001.json` and so on in a folder, each with a number of records; none is there before `finish`."""

    def __init__(self, folder: Path, records_per_file: int) -> None:
        """Start with the first file, which stays empty where there are no records: COPY fails where it finds none.

        Raises:
            OSError: the folder cannot be written.
        """
        self.folder = folder
        self.records_per_file = records_per_file
        self.records = 0
        self._unfinished = folder / UNFINISHED
        shutil.rmtree(str(self._unfinished), ignore_errors=True)  # of a process that was killed
        self._unfinished.mkdir(parents=True)
        self._files: list[Path] = []
        self._file = self._next()

    def write(self, record: Any) -> None:
        """Add a record.

        Raises:
            OSError: the disk is full, or fails.
            Failure: it has what JSON has no word for.
        """
        if self.records and self.records % self.records_per_file == 0:
            self._file.close()
            self._file = self._next()
        self._file.write(encode(record) + "\n")
        self.records += 1

    def finish(self) -> int:
        """Move the files to where they are staged from, and return their number."""
        self._file.close()
        for path in self._files:
            path.replace(self.folder / path.name)
        self._unfinished.rmdir()
        return len(self._files)

    def abandon(self) -> None:
        """Remove what has been written."""
        self._file.close()
        shutil.rmtree(str(self._unfinished), ignore_errors=True)

    def _next(self) -> IO[str]:
        path = self._unfinished / f"part-{len(self._files) + 1:05d}.json"
        self._files.append(path)
        return path.open("w", encoding="utf-8", newline="\n")
