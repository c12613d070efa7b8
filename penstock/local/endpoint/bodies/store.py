"""The folder with the files of bodies."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import uuid
import weakref
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from penstock.local.endpoint.bodies.body import CHUNK, Body, BodyFile
from penstock.local.endpoint.bodies.checksums import Checksum

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_READ_ONLY = 0o444


class BodyStore:
    """Writes bodies to files, and removes those that nothing names any more.

    Args:
        folder: for the files alone, made when it is needed; without one, they are in a temporary folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            folder = Path(tempfile.mkdtemp(prefix="penstock-bodies-"))
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.folder = folder
        self._keeps = False

    @contextmanager
    def writing(self) -> Iterator[BodyWriter]:
        """Write a body piece by piece; nothing is left of it when the block ends by an exception."""
        writer = BodyWriter(self)
        try:
            yield writer
        except BaseException:
            writer.discard()
            raise

    def keep(self, data: bytes) -> Body:
        """Make a body of bytes."""
        with self.writing() as writer:
            writer.write(data)
            return writer.finish()

    def keep_file(self, path: Path) -> Body:
        """Make a body of a file that nobody writes to any more: where possible it is the same one, by another name."""
        size = path.stat().st_size
        if not size:
            return Body()
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / uuid.uuid4().hex
        try:
            os.link(path, target)
        except OSError:  # another file system, or one without links
            return self._keep_copy(path)
        target.chmod(_READ_ONLY)
        # The index of what is kept wants the digest, and would have it read while S3 waits.
        with target.open("rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
        return Body.of(BodyFile(target, size, self.remove, digest))

    def _keep_copy(self, path: Path) -> Body:
        with self.writing() as writer, path.open("rb", buffering=0) as file:
            while chunk := file.read(CHUNK):
                writer.write(chunk)
            return writer.finish()

    def file(self, name: str) -> BodyFile:
        """A file that an earlier life has written.

        Raises:
            FileNotFoundError: where it is not there.
        """
        path = self.folder / name
        return BodyFile(path, path.stat().st_size, self.remove)

    def remove_others(self, names: Collection[str]) -> None:
        """Remove all files but those."""
        if self.folder.exists():
            for path in self.folder.iterdir():
                if path.name not in names:
                    path.unlink()

    def close(self) -> None:
        """Leave all files where they are from now on, for the next life."""
        self._keeps = True

    def remove(self, path: Path) -> None:
        """Remove a file that is needed no longer."""
        if not self._keeps:
            path.unlink(missing_ok=True)

    def create(self) -> tuple[Path, int]:
        """Open a new file; gives its path and its descriptor."""
        path = self.folder / uuid.uuid4().hex
        try:
            return path, os.open(path, _FLAGS, _READ_ONLY)
        except FileNotFoundError:
            self.folder.mkdir(parents=True, exist_ok=True)
            return path, os.open(path, _FLAGS, _READ_ONLY)


class BodyWriter:
    """One body that is being written; an empty one has no file.

    Args:
        store: where it will be.
    """

    def __init__(self, store: BodyStore) -> None:
        self.checksums: dict[str, Checksum] = {}
        """What to compute on the way, beside the MD5 digest."""
        self.size = 0
        self._store = store
        self._md5 = hashlib.md5(usedforsecurity=False)
        self._path: Path | None = None
        self._descriptor = -1

    def write(self, data: bytes | memoryview) -> None:
        """Append bytes."""
        if not data:
            return
        if self._path is None:
            self._path, self._descriptor = self._store.create()
        self.size += len(data)
        self._md5.update(data)
        for checksum in self.checksums.values():
            checksum.update(data)
        left = memoryview(data)
        while left:
            left = left[os.write(self._descriptor, left) :]

    @property
    def md5(self) -> bytes:
        """The MD5 digest of what has been written."""
        return self._md5.digest()

    def finish(self) -> Body:
        """End the file."""
        if self._path is None:
            return Body()
        os.close(self._descriptor)
        self._descriptor = -1
        checksums = {name: checksum.digest() for name, checksum in self.checksums.items()}
        return Body.of(BodyFile(self._path, self.size, self._store.remove, self._md5.hexdigest(), checksums))

    def discard(self) -> None:
        """Remove the file, unless it is a body already."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            if self._path is not None:
                self._path.unlink(missing_ok=True)
