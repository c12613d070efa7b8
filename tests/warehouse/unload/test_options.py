"""The options of UNLOAD that are refused, by name."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError, WarehouseError
from penstock.warehouse.unload.command import UnloadOptions
from penstock.warehouse.unload.parser import parse_unload


def _options(options):
    return parse_unload(f"UNLOAD ('SELECT 1') TO 's3://b/p' {options};").options


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("IAM_ROLE default", UnloadOptions()),
        ("WITH CREDENTIALS AS 'aws_iam_role=x' REGION 'eu-west-1'", UnloadOptions()),
        ("MAXFILESIZE AS 6.2 GB", UnloadOptions(max_file_size=int(6.2 * 1024**3))),
        ("MAXFILESIZE 5", UnloadOptions(max_file_size=5 * 1024**2)),
        ("DELIMITER AS '\\001'", UnloadOptions(delimiter="\x01")),
        ("NULL AS '\\\\N'", UnloadOptions(null="\\N")),
        ("PARALLEL", UnloadOptions()),
        ("FORMAT AS JSON ZSTD", UnloadOptions(format="json", compression="zstd")),
        ("FIXEDWIDTH AS '0:3,1:5'", UnloadOptions(format="fixedwidth", fixed_widths=(3, 5))),
        ("PARQUET ROWGROUPSIZE AS 64 MB", UnloadOptions(format="parquet")),
        ("PARTITION BY (a, B)", UnloadOptions(partition_by=("a", "b"))),
        ("PARTITION BY (a) INCLUDE MANIFEST", UnloadOptions(partition_by=("a",), include=True, manifest="plain")),
        ("MANIFEST VERBOSE", UnloadOptions(manifest="verbose")),
        ("PARALLEL TRUE", UnloadOptions()),
    ],
)
def test_reads(options, expected):
    """Each in its forms."""
    assert expected == _options(options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("ENCRYPTED", "the UNLOAD option ENCRYPTED is not supported by the local warehouse"),
        ("KMS_KEY_ID 'x'", "the UNLOAD option KMS_KEY_ID is"),
    ],
)
def test_fails_for_what_is_not_supported(options, message):
    """By its name."""
    with pytest.raises(UnsupportedError, match=message):
        _options(options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("CSV ESCAPE", "UNLOAD options CSV and ESCAPE cannot be used together"),
        ("CSV ADDQUOTES", "UNLOAD options CSV and ADDQUOTES cannot be used together"),
        ("CLEANPATH ALLOWOVERWRITE", "UNLOAD options ALLOWOVERWRITE and CLEANPATH cannot be used together"),
        ("GZIP GZIP", "UNLOAD option GZIP is given twice"),
        ("DELIMITER '||'", "UNLOAD delimiter must be a single ASCII character"),
        ("PARQUET GZIP", "UNLOAD options PARQUET and GZIP cannot be used together"),
        ("DELIMITER ',' FORMAT AS PARQUET", "UNLOAD options PARQUET and DELIMITER cannot be used together"),
        ("JSON HEADER", "UNLOAD options JSON and HEADER cannot be used together"),
        ("FIXEDWIDTH 'a:1' HEADER", "UNLOAD options FIXEDWIDTH and HEADER cannot be used together"),
        ("CSV FIXEDWIDTH 'a:1'", "UNLOAD options CSV and FIXEDWIDTH cannot be used together"),
        ("CSV PARQUET", "UNLOAD options CSV and PARQUET cannot be used together"),
        ("GZIP ZSTD", "UNLOAD options GZIP and ZSTD cannot be used together"),
        ("ROWGROUPSIZE 32 MB", "UNLOAD option ROWGROUPSIZE is for PARQUET"),
        ("PARQUET ROWGROUPSIZE 1 GB", "UNLOAD ROWGROUPSIZE must be between 32 MB and 128 MB, found 1 GB"),
        ("FIXEDWIDTH '1'", "FIXEDWIDTH takes 'label:width,label:width', found '1'"),
        ("MAXFILESIZE 1 MB", "UNLOAD MAXFILESIZE must be between 5 MB and 6.2 GB, found 1 MB"),
    ],
)
def test_fails_for_what_redshift_refuses(options, message):
    """As Redshift does."""
    with pytest.raises(WarehouseError, match=message):
        _options(options)


@pytest.mark.parametrize("sql", ["UNLOAD (SELECT 1) TO 's3://b/'", "UNLOAD ('SELECT 1') FROM 's3://b/'", "UNLOAD ('x'"])
def test_fails_for_another_form(sql):
    """It is told what comes where."""
    with pytest.raises(SqlSyntaxError, match="syntax error"):
        parse_unload(sql)
