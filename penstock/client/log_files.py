"""The log files of an attempt in S3, read as they grow."""

from __future__ import annotations

import codecs
import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_GZIP = ".gz"


@dataclass(frozen=True, slots=True)
class LogText:
    """Some text of a log file, `s3://...`; the whole, or what has been added."""

    uri: str
    text: str


@dataclass(slots=True)
class _Seen:
    """How far a file has been read: its tag, its bytes, and the half of a character at the end."""

    tag: str = ""
    size: int = 0
    decoder: codecs.IncrementalDecoder = field(default_factory=lambda: codecs.getincrementaldecoder("utf-8")("replace"))


class LogFolder:
    """Reads a folder of log files; every look gives only what is new. Compressed files (`.gz`) are unpacked.

    Args:
        s3: a boto3 `s3` client.
        uri: the folder, `s3://bucket/key`.
    """

    def __init__(self, s3: Any, uri: str) -> None:
        self._s3 = s3
        self._bucket, _, key = uri.removeprefix("s3://").partition("/")
        self._prefix = key.rstrip("/") + "/"
        self._seen: dict[str, _Seen] = {}

    def look(self) -> Iterator[LogText]:
        """Yield what is new in each file, in the order of their names."""
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
        for page in pages:
            for item in page.get("Contents", ()):
                text = self._news(item["Key"], item["ETag"], item["Size"])
                if text:
                    yield LogText(f"s3://{self._bucket}/{item['Key']}", text)

    def _news(self, key: str, tag: str, size: int) -> str:
        seen = self._seen.setdefault(key, _Seen())
        if seen.tag == tag:
            return ""
        seen.tag = tag
        if key.endswith(_GZIP):
            content = _unpacked(self._s3.get_object(Bucket=self._bucket, Key=key)["Body"].read())[seen.size :]
        elif size > seen.size:
            reply = self._s3.get_object(Bucket=self._bucket, Key=key, Range=f"bytes={seen.size}-")
            content = reply["Body"].read()
        else:
            content = b""
        seen.size += len(content)
        return seen.decoder.decode(content)


def _unpacked(content: bytes) -> bytes:
    """The text of a gzip file; one that only calls itself so is given as it is."""
    try:
        return gzip.decompress(content)
    except (OSError, EOFError):
        return content
