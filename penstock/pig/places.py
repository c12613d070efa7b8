"""Which URIs of a script mean the same place, and which lie in which: by their text, as Hadoop's Path reads it."""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatchcase

_URI = re.compile(r"\A(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/]*))?(.*)", re.DOTALL)
# Hadoop's names for S3, and a path without a scheme, which LocalStorage takes for a file.
_SAME_SCHEME = {"s3n": "s3", "s3a": "s3", "file": ""}


def same(one: str, other: str) -> bool:
    """Whether two URIs mean one place, whatever the slashes at their ends."""
    return _parts(one) == _parts(other)


def contains(outer: str, inner: str) -> bool:
    """Whether a place is another, or a directory above it."""
    above = _parts(outer)
    return _parts(inner)[: len(above)] == above


def overlap(place: str, pattern: str) -> bool:
    """Whether a place contains something that a pattern of LOAD can mean, or lies in it."""
    return all(_fits(part, glob) for part, glob in zip(_parts(place), _parts(pattern), strict=False))


def _parts(uri: str) -> tuple[str, ...]:
    """The scheme, the host and the names of the path; those of an absolute path come after a slash."""
    ((scheme, host, path),) = _URI.findall(uri)
    scheme = scheme.lower()
    root = "/" if path.startswith("/") or host else ""
    names = posixpath.normpath(root + path.lstrip("/")).split("/")
    return (_SAME_SCHEME.get(scheme, scheme), host, root, *(name for name in names if name not in ("", ".")))


def _fits(name: str, glob: str) -> bool:
    """Whether a glob of Hadoop can mean a name; choices and classes of characters are taken to fit any."""
    return name == glob or bool(re.search(r"[\[{]", glob)) or fnmatchcase(name, glob)
