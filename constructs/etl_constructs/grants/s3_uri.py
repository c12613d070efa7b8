"""Reads the bucket and the key out of the S3 URIs of pipeline objects."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl_constructs.grants.errors import UngrantableError, refuse_wildcards

EXPRESSION = "#{"
_SCHEME = re.compile(r"s3[an]?://")  # s3n and s3a are Hadoop's names of the same


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
        UngrantableError: for a URI that names no bucket, one whose bucket is an expression, or one with a `*`.
    """
    scheme = _SCHEME.match(uri)
    bucket, _, key = uri[scheme.end() :].partition("/") if scheme else ("", "", "")
    if not bucket or EXPRESSION in bucket:
        raise UngrantableError(
            f"'{uri}' is not an S3 URI with a fixed bucket, so permissions cannot be derived from it; "
            "write s3:// and the bucket's name, or give its parameter a value; use other expressions in the key only"
        )
    fixed, expression, _ = key.partition(EXPRESSION)
    refuse_wildcards(f"s3://{bucket}/{fixed}")
    if expression:
        return S3Location(bucket, f"{fixed}*")
    if not folder:
        return S3Location(bucket, key)
    return S3Location(bucket, f"{key.rstrip('/')}/*" if key.strip("/") else "*")


def locate_file(uri: str) -> S3Location | None:
    """Read the URI of a file or, with a slash at its end, of a folder; None for a path on the machine itself.

    Raises:
        UngrantableError: where the whole URI, or its bucket, is an expression.
    """
    if not _SCHEME.match(uri) and not uri.startswith(EXPRESSION):
        return None
    return parse_s3_uri(uri, folder=uri.endswith("/"))
