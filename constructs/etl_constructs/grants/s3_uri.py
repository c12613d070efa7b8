"""Reads the bucket and the key out of the S3 URIs of pipeline objects."""

from __future__ import annotations

from dataclasses import dataclass

EXPRESSION = "#{"


@dataclass(frozen=True, slots=True)
class S3Location:
    """A place in S3 as IAM sees it.

    Attributes:
        bucket: name, possibly a token.
        pattern: the key, with `*` from the first expression on, or at the end of a folder.
    """

    bucket: str
    pattern: str

    @property
    def prefix(self) -> str:
        """The fixed part of the key."""
        return self.pattern.removesuffix("*")


def parse_s3_uri(uri: str, *, folder: bool) -> S3Location:
    """Read `s3://bucket/key`; expressions are evaluated after deployment, so IAM gets a wildcard for them.

    Raises:
        ValueError: for a URI that names no bucket, or one whose bucket is an expression.
    """
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    if not uri.startswith("s3://") or not bucket or EXPRESSION in bucket:
        raise ValueError(f"'{uri}' is not an S3 URI with a fixed bucket; permissions cannot be derived from it")
    fixed, expression, _ = key.partition(EXPRESSION)
    if expression:
        return S3Location(bucket, f"{fixed}*")
    if not folder:
        return S3Location(bucket, key)
    return S3Location(bucket, f"{key.rstrip('/')}/*" if key.strip("/") else "*")
