"""S3 URIs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penstock.worker.errors import TaskFailed

# s3n and s3a are Hadoop's names for the same thing; scripts written for EMR use them.
_PATTERN = re.compile(r"s3[na]?://(?P<bucket>[^/]+)(?:/(?P<key>.*))?", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class S3Uri:
    """A bucket and a key or prefix, which may be empty."""

    bucket: str
    key: str

    @classmethod
    def parse(cls, text: str) -> S3Uri:
        """Read `s3://BUCKET/KEY`.

        Raises:
            TaskFailed: the text is something else.
        """
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise TaskFailed("InvalidField", f"{text!r} is not an S3 URI; write s3://BUCKET/KEY")
        return cls(match["bucket"], match["key"] or "")

    def __str__(self) -> str:
        return f"s3://{self.bucket}/{self.key}"

    @property
    def as_prefix(self) -> str:
        """The key as a directory: with one slash at the end, or empty for the whole bucket."""
        stripped = self.key.rstrip("/")
        return f"{stripped}/" if stripped else ""

    def child(self, *names: str) -> S3Uri:
        """The URI of something below this directory."""
        return S3Uri(self.bucket, self.as_prefix + "/".join(names))
