"""Folders of S3 as folders of this computer, for programs that read and write files only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from penstock.worker import pig_removal, staging
from penstock.worker.clients import Client
from penstock.worker.globs import glob_literal, is_glob
from penstock.worker.s3_uri import S3Uri

_URI = re.compile(r"s3[na]?://[A-Za-z0-9][A-Za-z0-9._-]*(?:/[^\s'\"`;,)<>]*)?", re.IGNORECASE)
# What is put together when it runs: {day} of an f-string, %s, ${x}.
_COMPUTED = re.compile(r"[{}%$\\]")
_SUCCESS = "_SUCCESS"
_CHECKSUM = re.compile(r"\..*\.crc")

_State = tuple[int, int, int]


def uris_in(*texts: str) -> list[str]:
    """The URIs of S3 that texts spell out, without those that are put together when a program runs."""
    found = [uri for text in texts for uri in _URI.findall(text)]
    return list(dict.fromkeys(uri for uri in found if not _COMPUTED.search(uri)))


@dataclass(slots=True)
class Mirror:
    """A folder for each bucket. What a program changes there is brought to S3 afterwards, when it has succeeded."""

    s3: Client
    root: Path
    buckets: dict[str, Path] = field(default_factory=dict)
    _before: dict[Path, tuple[S3Uri, _State]] = field(default_factory=dict)

    def fetch(self, uris: Iterable[str]) -> None:
        """Copy what is at each URI: a file, a folder, or what a glob may match; nothing where nothing is.

        Raises:
            TaskFailed: S3 refuses.
        """
        for text in uris:
            uri = S3Uri.parse(text)
            folder = self._bucket(uri.bucket)
            for key in self._keys(uri):
                path = staging.local_path(folder, key)
                if path not in self._before:
                    place = S3Uri(uri.bucket, key)
                    staging.download_file(self.s3, place, path)
                    self._before[path] = (place, _state(path))

    def bring_back(self) -> list[str]:
        """Remove from S3 what is gone, store what is new or different, `_SUCCESS` last; gives the URIs stored.

        Raises:
            TaskFailed: S3 refuses.
        """
        for path, (uri, _) in self._before.items():
            if not path.exists():
                pig_removal.remove_keys(self.s3, uri, [uri.key])
        changed = [
            (S3Uri(bucket, path.relative_to(folder).as_posix()), path)
            for bucket, folder in self.buckets.items()
            for path in sorted(item for item in folder.rglob("*") if item.is_file())
            if not _CHECKSUM.fullmatch(path.name) and not self._is_as_before(path)
        ]
        changed.sort(key=lambda pair: pair[1].name == _SUCCESS)
        for uri, path in changed:
            staging.upload_file(self.s3, path, uri)
        return [str(uri) for uri, _ in changed]

    def _bucket(self, name: str) -> Path:
        if name not in self.buckets:
            self.buckets[name] = self.root / name
            self.buckets[name].mkdir(parents=True)
        return self.buckets[name]

    def _keys(self, uri: S3Uri) -> list[str]:
        path = uri.key.rstrip("/")
        if is_glob(path):
            folder = glob_literal(path).rpartition("/")[0]
            return staging.keys_under(self.s3, uri, f"{folder}/" if folder else "")
        found = staging.keys_under(self.s3, uri, path)
        return [key for key in found if not path or key == path or key.startswith(f"{path}/")]

    def _is_as_before(self, path: Path) -> bool:
        return path in self._before and self._before[path][1] == _state(path)


def _state(path: Path) -> _State:
    """Another file under the name has another inode; the same one, written again, another time or size."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size
