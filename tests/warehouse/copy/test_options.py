"""Options and their arguments."""

from __future__ import annotations

import pytest

from penstock.warehouse.copy.command import CopyCommand, CopyOptions
from penstock.warehouse.copy.options import character
from penstock.warehouse.copy.parser import parse_copy
from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError, WarehouseError
from penstock.warehouse.tables import TableName


@pytest.mark.parametrize(
    ("text", "expected"),
    [("|", "|"), (r"\t", "\t"), (r"\001", "\x01"), (r"\036", "\x1e"), (r"\x1F", "\x1f"), ("|~|", "|~|"), (r"\\", "\\")],
)
def test_character(text, expected):
    """As Redshift writes characters that cannot be typed."""
    assert character(text) == expected


def test_command():
    """Every part of the statement, in any case."""
    command = parse_copy(
        "copy stage.weblogs (ip, at) from 's3://bucket/prefix' credentials 'aws_iam_role=arn:x' delimiter as '\\t'"
        " null as '\\000' ignoreheader as 2 maxerror 5 gzip region 'eu-west-1' acceptinvchars timeformat 'auto';"
    )
    assert command == CopyCommand(
        TableName("stage", "weblogs"),
        ("ip", "at"),
        "s3://bucket/prefix",
        CopyOptions(
            delimiter="\t",
            null="\0",
            ignore_header=2,
            max_error=5,
            compression="gzip",
            accept_invalid="?",
            time_format="auto",
        ),
    )


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ("DELIMITER ''", WarehouseError, "COPY delimiter must be one or more characters"),
        ("DELIMITER '\\n'", WarehouseError, "none of them a newline"),
        ("DELIMITER", SqlSyntaxError, "expected a string in single quotes"),
        ("MAXERROR 100001", WarehouseError, "COPY MAXERROR must be between 0 and 100000, found 100001"),
        ("MAXERROR 'ten'", WarehouseError, "COPY takes a whole number here, found 'ten'"),
        ("IGNOREHEADER x", SqlSyntaxError, 'at or near "x"'),
        ("GZIP GZIP", WarehouseError, "COPY option GZIP is given twice"),
        ("CSV ESCAPE", WarehouseError, "COPY options CSV and ESCAPE cannot be used together"),
        ("CSV QUOTE '\"\"'", WarehouseError, "COPY quote must be one character"),
        ("NULL AS '\\n'", WarehouseError, "COPY NULL AS cannot be a newline"),
        ("ACCEPTINVCHARS '\u20ac'", WarehouseError, "COPY ACCEPTINVCHARS takes one ASCII character"),
        ("JSON 'manual'", UnsupportedError, "COPY JSON 'manual' .only 'auto', 'auto ignorecase', 'noshred' and s3"),
        ("ENCODING UTF7", WarehouseError, "COPY ENCODING must be one of UTF8, .* found UTF7"),
        ("CSV SERIALIZETOJSON", WarehouseError, "COPY option SERIALIZETOJSON is for PARQUET"),
        ("MAXERROR 5 IGNOREALLERRORS", WarehouseError, "MAXERROR and IGNOREALLERRORS cannot be used together"),
        ("FIXEDWIDTH 'a:1' JSON 'auto'", WarehouseError, "FIXEDWIDTH and JSON cannot be used together"),
        ("FORMAT AS JSON 'auto' NULL AS ''", WarehouseError, "COPY options JSON and NULL cannot be used together"),
        ("FIXEDWIDTH '1'", WarehouseError, "FIXEDWIDTH takes 'label:width,label:width', found '1'"),
        ("AVRO 'manual'", WarehouseError, "COPY AVRO takes 'auto', 'auto ignorecase' or s3://..., found 'manual'"),
        ("FORMAT AS AVRO 'auto' CSV", WarehouseError, "COPY options AVRO and CSV cannot be used together"),
        ("SHAPEFILE", UnsupportedError, "the COPY option SHAPEFILE is not supported"),
    ],
)
def test_fails(options, error, message):
    """The option is named."""
    with pytest.raises(error, match=message):
        parse_copy(f"COPY t FROM 's3://b/k' IAM_ROLE default {options}")


def test_fails_on_another_source():
    """Only S3 is read."""
    with pytest.raises(UnsupportedError, match="COPY FROM 'dynamodb://t'"):
        parse_copy("COPY t FROM 'dynamodb://t' IAM_ROLE default")
