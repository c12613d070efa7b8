"""The files that programs of a cluster name: in S3, in HDFS, or on this computer."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from penstock.worker import pig_removal, staging
from penstock.worker.clients import Client
from penstock.worker.errors import TaskFailed
from penstock.worker.globs import glob_literal, glob_regex, is_glob
from penstock.worker.s3_uri import S3Uri

_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):(?://(?P<host>[^/]*))?(?P<path>.*)", re.IGNORECASE | re.DOTALL)
_S3 = frozenset({"s3", "s3n", "s3a"})
_HOME = "user/hadoop"

Place = S3Uri | Path
"""A file or a folder. HDFS is a folder of the attempt's scratch directory, which is gone after the attempt."""


def as_text(place: Place) -> str:
    """The URI of a place."""
    return str(place) if isinstance(place, S3Uri) else f"file://{place}"


@dataclass(frozen=True, slots=True)
class HadoopFile:
    """One file.

    `match` is the name of what was asked for, which is this file or a folder above it; `relative` is the path below
    that folder, or the name.
    """

    place: Place
    match: str
    relative: str
    is_below: bool


@dataclass(frozen=True, slots=True)
class HadoopFiles:
    """Hadoop's file system, as far as programs need it here; a path without a scheme lies in HDFS."""

    s3: Client
    hdfs: Path

    def place(self, text: str) -> Place:
        """What a path or URI stands for.

        Raises:
            TaskFailed: it is of another file system, or leads out of HDFS.
        """
        match = _SCHEME.fullmatch(text)
        scheme = match["scheme"].lower() if match else "hdfs"
        if scheme in _S3:
            return S3Uri.parse(text)
        path = match["path"] if match else text
        if scheme == "file":
            return Path(path)
        if scheme != "hdfs":
            raise TaskFailed(
                "NotSupported", f"{text} is in a file system that is not here; use s3://, hdfs:// or file://"
            )
        if ".." in path.split("/"):
            raise TaskFailed("InvalidField", f"{text} has '..' in its path")
        return self.hdfs / (path.lstrip("/") if path.startswith("/") else f"{_HOME}/{path}")

    def files(self, text: str) -> list[HadoopFile]:
        """Every file at a path, below a folder, or that a glob matches, in name order; none where nothing is.

        Raises:
            TaskFailed: S3 refuses, or the path is none.
        """
        place = self.place(text)
        return list(self._in_s3(place) if isinstance(place, S3Uri) else _local_files(place))

    def exists(self, text: str) -> bool:
        """Whether a file, a folder or a match of a glob is there.

        Raises:
            TaskFailed: as `files`.
        """
        place = self.place(text)
        if isinstance(place, S3Uri):
            return bool(self.files(text)) or (not is_glob(place.key) and bool(self._keys(place)))
        return any(True for _ in _local_matches(place))

    def is_file(self, text: str) -> bool:
        """Whether it is one file, and no folder.

        Raises:
            TaskFailed: as `files`.
        """
        found = self.files(text)
        return len(found) == 1 and not found[0].is_below

    def fetch(self, place: Place, path: Path) -> Path:
        """Copy one file to a path of this computer, whose directories are made.

        Raises:
            TaskFailed: it is not there or cannot be read.
        """
        if isinstance(place, S3Uri):
            return staging.download_file(self.s3, place, path)
        if not place.is_file():
            raise TaskFailed("FileMissing", f"cannot read {place}: it does not exist")
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(place, path)
        return path

    def store(self, path: Path, place: Place) -> None:
        """Copy one file of this computer to a place.

        Raises:
            TaskFailed: it cannot be written.
        """
        if isinstance(place, S3Uri):
            staging.upload_file(self.s3, path, place)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)

    def remove(self, text: str) -> int:
        """Remove files, folders or what a glob matches, and tell how many files there were.

        Raises:
            TaskFailed: S3 refuses, or the path is a bucket.
        """
        place = self.place(text)
        if isinstance(place, Path):
            return sum(_remove_local(match) for match in _local_matches(place))
        try:
            keys = (
                [item.place.key for item in self.files(text) if isinstance(item.place, S3Uri)]
                if is_glob(place.key)
                else pig_removal.keys_at(self.s3, place)
            )
        except ValueError as error:
            raise TaskFailed("InvalidField", f"cannot remove {text}: {error}") from error
        pig_removal.remove_keys(self.s3, place, keys)
        return len(keys)

    def child(self, text: str, *names: str) -> Place:
        """The place of something below a folder.

        Raises:
            TaskFailed: as `place`.
        """
        place = self.place(text)
        return place.child(*names) if isinstance(place, S3Uri) else place.joinpath(*names)

    def _in_s3(self, place: S3Uri) -> Iterator[HadoopFile]:
        path = place.key.rstrip("/")
        pattern = re.compile(glob_regex(f"/{path}" if path else "") + r"(?P<below>/.*)?", re.DOTALL)
        for key in staging.keys_under(self.s3, place, glob_literal(path)):
            match = pattern.fullmatch(f"/{key}")
            if match and (match["below"] or not place.key.endswith("/")):
                below = match["below"] or ""
                name = key[: len(key) - len(below)].rpartition("/")[2] if path else ""
                yield HadoopFile(S3Uri(place.bucket, key), name, below.lstrip("/") or name, bool(below))

    def _keys(self, place: S3Uri) -> list[str]:
        """What is there, markers of empty folders included."""
        if not place.key:
            return [""]
        with staging.explained("list", place):
            found = self.s3.list_objects_v2(Bucket=place.bucket, Prefix=place.as_prefix, MaxKeys=1)
        return [item["Key"] for item in found.get("Contents", ())]


def _local_matches(place: Path) -> Iterator[Path]:
    text = str(place)
    if not is_glob(text):
        yield from [place] if place.exists() else []
        return
    root = Path(glob_literal(text)).parent
    pattern = re.compile(glob_regex(text), re.DOTALL)
    depth = text.count("/")
    yield from sorted(
        path for path in root.rglob("*") if str(path).count("/") == depth and pattern.fullmatch(str(path))
    )


def _local_files(place: Path) -> Iterator[HadoopFile]:
    for match in _local_matches(place):
        if match.is_file():
            yield HadoopFile(match, match.name, match.name, is_below=False)
        for path in sorted(item for item in match.rglob("*") if item.is_file()):
            yield HadoopFile(path, match.name, str(path.relative_to(match)), is_below=True)


def _remove_local(place: Path) -> int:
    if not place.is_dir():
        place.unlink()
        return 1
    count = sum(1 for item in place.rglob("*") if item.is_file())
    shutil.rmtree(place)
    return count
