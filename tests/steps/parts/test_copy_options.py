"""COPY reads what steps write."""

from __future__ import annotations

import pytest

from penstock.objects import CSV, TSV, Compression, Custom, DataFormat, RegEx, S3DataNode
from penstock.steps.parts.copy_options import copy_options


@pytest.mark.parametrize(
    ("data_format", "expected"),
    [
        (None, ()),
        (CSV("f"), ("CSV",)),
        (CSV("f", escape_char="\\"), ("DELIMITER ','", "ESCAPE")),
        (TSV("f"), ("DELIMITER '\\t'",)),
        (TSV("f", escape_char="\\", record_separator="\n"), ("DELIMITER '\\t'", "ESCAPE")),
        (TSV("f", column_separator="\t"), ("DELIMITER '\\t'",)),
        (TSV("f", column_separator="\\001"), ("DELIMITER '\\001'",)),
        (Custom("f", column_separator="'"), ("DELIMITER ''''",)),
    ],
)
def test_format(data_format: DataFormat | None, expected: tuple[str, ...]) -> None:
    """Each in COPY's words."""
    assert copy_options(S3DataNode("n", directory_path="s3://b/x/", data_format=data_format)) == expected


def test_json_lines() -> None:
    """A field of one's own tells of them, in a definition that was read, too."""
    for value in ("json-lines", ["json-lines"]):
        node = S3DataNode("n", directory_path="s3://b/x/", user_fields={"myFormat": value})
        assert copy_options(node) == ("FORMAT AS JSON 'auto'",)
        assert copy_options(node, ("JSON 'auto ignorecase'",)) == ("JSON 'auto ignorecase'",)


@pytest.mark.parametrize(
    ("compression", "given", "expected"),
    [
        (Compression.GZIP, (), ("CSV", "GZIP")),
        ("gzip", (), ("CSV", "GZIP")),
        (Compression.NONE, (), ("CSV",)),
        (Compression.GZIP, ("DELIMITER ','",), ("DELIMITER ','", "GZIP")),
        (Compression.GZIP, ("DELIMITER ','", "bzip2"), ("DELIMITER ','", "bzip2")),
        (None, ("JSON 'auto'",), ("JSON 'auto'",)),
    ],
)
def test_compression_and_options(
    compression: Compression | str | None, given: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    """Options that are given replace those of the format, not the compression."""
    node = S3DataNode("n", directory_path="s3://b/x/", data_format=CSV("f"), compression=compression)
    assert copy_options(node, given) == expected


@pytest.mark.parametrize(
    ("data_format", "message"),
    [
        (RegEx("f"), "COPY cannot read f, a RegEx; it reads CSV, TSV and Custom"),
        (CSV("f", escape_char="^"), "escapes with"),
        (TSV("f", record_separator=";"), "ends a row with a line feed"),
    ],
)
def test_fails_for_what_copy_cannot_read(data_format: DataFormat, message: str) -> None:
    """It says why."""
    with pytest.raises(ValueError, match=message):
        copy_options(S3DataNode("n", directory_path="s3://b/x/", data_format=data_format))
