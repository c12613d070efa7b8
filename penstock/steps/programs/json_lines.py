"""Records as files of JSON lines, which Redshift loads by COPY ... JSON 'auto'.

https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from .failure import Failure  # on the machine there is no package above this one

FILES = 4
"""Enough for a small cluster to load at once, and few enough to be looked at."""
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
    """Files `part-00001.json` and so on in a folder, over which records are spread; none is there before `finish`.

    Their number is always the same, so that those of another run replace all of one before: a file that is left over
    would be loaded again. An empty one does no harm, while COPY fails where it finds none.
    """

    def __init__(self, folder: Path, files: int) -> None:
        """Open so many files, which a warehouse reads at the same time.

        Raises:
            OSError: the folder cannot be written.
        """
        self.folder = folder
        self.records = 0
        self._unfinished = folder / UNFINISHED
        shutil.rmtree(str(self._unfinished), ignore_errors=True)  # of a process that was killed
        self._unfinished.mkdir(parents=True)
        names = [f"part-{number:05d}.json" for number in range(1, files + 1)]
        self._files: list[IO[str]] = [
            (self._unfinished / name).open("w", encoding="utf-8", newline="\n") for name in names
        ]

    def write(self, record: Any) -> None:
        """Add a record.

        Raises:
            OSError: the disk is full, or fails.
            Failure: it has what JSON has no word for.
        """
        self._files[self.records % len(self._files)].write(encode(record) + "\n")
        self.records += 1

    def finish(self) -> None:
        """Move the files to where they are staged from.

        Raises:
            OSError: the disk is full, or fails.
        """
        self._close()
        for path in sorted(self._unfinished.iterdir()):
            path.replace(self.folder / path.name)
        self._unfinished.rmdir()

    def abandon(self) -> None:
        """Remove what has been written."""
        with suppress(OSError):  # the disk is full: what is to be removed need not be complete
            self._close()
        shutil.rmtree(str(self._unfinished), ignore_errors=True)

    def _close(self) -> None:
        for file in self._files:
            file.close()
