"""COPY and UNLOAD.

https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html, https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html
"""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable
from datetime import date

from penstock.warehouse.compression import zstd
from penstock.warehouse.conformance.case import Case, File, Row, lacks, moment, refuses

_TABLE = ("CREATE TABLE t (a INT, b VARCHAR(10), c DATE)",)
_AVRO = (
    'Obj\x01\x04\x14avro.codec\x08null\x16avro.schema\udcd4\x01{"type": "record", "name": "r", "fields": '
    '[{"name": "a", "type": "int"}, {"name": "b", "type": "string"}]}'
    "\0sync-of-16-bytes\x02\x06\x02\x02xsync-of-16-bytes"
)
"""A file of Avro with one record: {"a": 1, "b": "x"}."""
_FROM = "COPY t FROM 's3://bucket/data' IAM_ROLE default"


def _loads(construct: str, options: str, data: str, *rows: Row, files: tuple[File, ...] = ()) -> Case:
    """Make a case of a COPY, which finds `data`."""
    return Case(
        construct,
        f"{_FROM} {options}".rstrip(),
        rows,
        "SELECT * FROM t ORDER BY a, b",
        _TABLE,
        files=(("s3://bucket/data", data), *files),
    )


def _fails(construct: str, options: str, data: str, message: str) -> Case:
    """Make a case of a COPY that is refused."""
    return Case(
        construct, f"{_FROM} {options}".rstrip(), None, None, _TABLE, message, files=(("s3://bucket/data", data),)
    )


def _packed(compress: Callable[[bytes], bytes]) -> str:
    """Compress a file of one row."""
    return compress(b"1|x|\n").decode(errors="surrogateescape")


def _unloads(
    construct: str, options: str, copy: str, *, text: str = "x", source: str = "", there: str | None = None
) -> Case:
    """Make a case of an UNLOAD of one row; a COPY shows what it has written.

    Args:
        construct: what the table calls it.
        options: of the UNLOAD.
        copy: options of the COPY.
        text: the second of the row's values.
        source: what the COPY reads, below the prefix of the UNLOAD.
        there: a file that is there before.
    """
    written = text.replace("\\", "\\\\\\\\")
    return Case(
        construct,
        f"UNLOAD ('SELECT 1 AS a, ''{written}'' AS b, NULL::DATE AS c') TO 's3://bucket/out/' IAM_ROLE default"
        f" {options}".rstrip(),
        ((1, text, None),),
        "SELECT * FROM t",
        _TABLE,
        files=() if there is None else (("s3://bucket/out/000", there),),
        after=(f"COPY t FROM 's3://bucket/out/{source}' IAM_ROLE default {copy}".rstrip(),),
    )


CASES: tuple[Case, ...] = (
    _loads("COPY", "", "1|x|2014-01-31\n2|\\N|\n", (1, "x", date(2014, 1, 31)), (2, None, None)),
    _loads("COPY DELIMITER", "DELIMITER '\\t'", "1\tx|y\t2014-01-31\n", (1, "x|y", date(2014, 1, 31))),
    _loads(
        "COPY CSV", "CSV IGNOREHEADER 1", 'a,b,c\n1,"x, ""y""\nz",2014-01-31\n', (1, 'x, "y"\nz', date(2014, 1, 31))
    ),
    _loads("COPY CSV QUOTE", "CSV QUOTE '%'", "1,%x,y%,2014-01-31\n", (1, "x,y", date(2014, 1, 31))),
    _loads("COPY ESCAPE", "ESCAPE", "1|x\\|y|2014-01-31\n", (1, "x|y", date(2014, 1, 31))),
    _loads("COPY REMOVEQUOTES", "REMOVEQUOTES", "1|'x|y'|2014-01-31\n", (1, "x|y", date(2014, 1, 31))),
    _loads("COPY GZIP", "GZIP", _packed(gzip.compress), (1, "x", None)),
    _loads("COPY BZIP2", "BZIP2", _packed(bz2.compress), (1, "x", None)),
    _loads("COPY ZSTD", "ZSTD", _packed(zstd.compress), (1, "x", None)),
    _loads("COPY NULL AS", "NULL AS 'none'", "1|none|none\n", (1, None, None)),
    _loads(
        "COPY EMPTYASNULL and BLANKSASNULL",
        "EMPTYASNULL BLANKSASNULL",
        "1||\n2|  |\n",
        (1, None, None),
        (2, None, None),
    ),
    _loads("COPY FILLRECORD", "FILLRECORD", "1|x\n", (1, "x", None)),
    _loads("COPY IGNOREBLANKLINES", "IGNOREBLANKLINES", "\n1|x|\n\n", (1, "x", None)),
    _loads("COPY TRUNCATECOLUMNS", "TRUNCATECOLUMNS", "1|a text of many|\n", (1, "a text of ", None)),
    _loads("COPY TRIMBLANKS", "TRIMBLANKS", "1|x   |\n", (1, "x", None)),
    _loads("COPY ACCEPTINVCHARS", "ACCEPTINVCHARS '^'", "1|\udcff|\n", (1, "^", None)),
    _loads(
        "COPY ACCEPTANYDATE",
        "ACCEPTANYDATE DATEFORMAT 'auto'",
        "1|x|00/00/00\n2|y|2014-01-31\n",
        (1, "x", None),
        (2, "y", date(2014, 1, 31)),
    ),
    _loads(
        "COPY ENCODING",
        "ENCODING UTF16",
        "1|\u20ac|\n".encode("utf-16").decode(errors="surrogateescape"),
        (1, "\u20ac", None),
    ),
    _loads("COPY DATEFORMAT", "DATEFORMAT 'DD.MM.YYYY'", "1|x|31.01.2014\n", (1, "x", date(2014, 1, 31))),
    _loads("COPY DATEFORMAT auto", "DATEFORMAT 'auto'", "1|x|01/31/2014\n", (1, "x", date(2014, 1, 31))),
    Case(
        "COPY TIMEFORMAT epochsecs",
        "COPY u FROM 's3://bucket/data' IAM_ROLE default TIMEFORMAT 'epochsecs'",
        ((moment("2014-01-01"),),),
        "SELECT * FROM u",
        ("CREATE TABLE u (a TIMESTAMP)",),
        files=(("s3://bucket/data", "1388534400\n"),),
    ),
    _loads("COPY FIXEDWIDTH", "FIXEDWIDTH 'a:2,b:3,c:10'", " 1xyz2014-01-31\n", (1, "xyz", date(2014, 1, 31))),
    _loads("COPY JSON auto", "FORMAT JSON 'auto'", '{"b": "x", "a": 1}\n{"a": 2}\n', (1, "x", None), (2, None, None)),
    _loads("COPY JSON auto ignorecase", "JSON 'auto ignorecase'", '{"B": "x", "A": 1}', (1, "x", None)),
    _loads(
        "COPY JSON with JSONPaths",
        "JSON 's3://bucket/paths'",
        '{"id": 1, "v": [{"name": "x"}]}',
        (1, "x", None),
        files=(("s3://bucket/paths", '{"jsonpaths": ["$.id", "$[\'v\'][0].name", "$.day"]}'),),
    ),
    Case(
        "COPY JSON noshred",
        "COPY u FROM 's3://bucket/data' IAM_ROLE default JSON 'noshred'",
        (('{"k":[1]}',),),
        "SELECT * FROM u",
        ("CREATE TABLE u (a SUPER)",),
        files=(("s3://bucket/data", '{"k": [1]}'),),
    ),
    _loads("COPY AVRO auto", "FORMAT AS AVRO 'auto'", _AVRO, (1, "x", None)),
    _loads("COPY AVRO auto ignorecase", "AVRO 'auto ignorecase'", _AVRO, (1, "x", None)),
    _loads(
        "COPY AVRO with JSONPaths",
        "AVRO 's3://bucket/paths'",
        _AVRO,
        (1, "x", None),
        files=(("s3://bucket/paths", '{"jsonpaths": ["$.a", "$.b", "$.d"]}'),),
    ),
    *(
        Case(
            f"COPY {option}",
            f"COPY t FROM 's3://bucket/out/' IAM_ROLE default FORMAT AS {option}",
            ((1, "x", None),),
            "SELECT * FROM t",
            (*_TABLE, "UNLOAD ('SELECT 1, ''x'', NULL::DATE') TO 's3://bucket/out/' IAM_ROLE default PARQUET"),
        )
        for option in ("PARQUET", "PARQUET SERIALIZETOJSON")
    ),
    _loads(
        "COPY MANIFEST",
        "MANIFEST",
        '{"entries": [{"url": "s3://other/1", "mandatory": true}]}',
        (1, "x", None),
        files=(("s3://other/1", "1|x|\n"), ("s3://other/2", "2|y|\n")),
    ),
    _loads(
        "COPY of all files of a prefix",
        "",
        "1|x|\n",
        (1, "x", None),
        (2, "y", None),
        files=(("s3://bucket/data.2", "2|y|\n"),),
    ),
    Case(
        "COPY into listed columns",
        "COPY t (c, a) FROM 's3://bucket/data' IAM_ROLE default",
        ((1, None, date(2014, 1, 31)),),
        "SELECT * FROM t",
        _TABLE,
        files=(("s3://bucket/data", "2014-01-31|1\n"),),
    ),
    _loads("COPY NOLOAD", "NOLOAD", "1|x|\n"),
    _fails("COPY NOLOAD of bad rows", "NOLOAD", "x|y|\n", "line 1, column a: Invalid digit"),
    _loads("COPY IGNOREALLERRORS", "IGNOREALLERRORS", "1|x|\nx|y|\n", (1, "x", None)),
    _loads("COPY MAXERROR", "MAXERROR 2", "1|x|\nx|y|\n", (1, "x", None)),
    Case(
        "STL_LOAD_ERRORS",
        "SELECT TRIM(colname), TRIM(err_reason), line_number FROM stl_load_errors WHERE query = PG_LAST_COPY_ID()",
        (("a", "Invalid digit, Value 'x', Pos 0, Type: Integer", 2),),
        None,
        (*_TABLE, f"{_FROM} MAXERROR 2"),
        files=(("s3://bucket/data", "1|x|\nx|y|\n"),),
    ),
    _fails("COPY of no integer", "", "x|y|\n", "Load into table 't' failed.  Check 'stl_load_errors' system table"),
    _fails("COPY of too long a text", "", "1|a text of many|\n", "String length exceeds DDL length"),
    _fails("COPY of too few fields", "", "1|x\n", "Delimiter not found"),
    _fails("COPY of too many fields", "", "1|x||y\n", "Extra column(s) found"),
    _fails("COPY of invalid characters", "", "1|\udcff|\n", "invalid or unsupported UTF-8 codepoints"),
    refuses(
        "COPY of nothing",
        "COPY stock FROM 's3://bucket/nope' IAM_ROLE default",
        "The specified S3 prefix 'nope' does not exist",
    ),
    lacks(
        "COPY ENCRYPTED", "COPY stock FROM 's3://bucket/data' IAM_ROLE default ENCRYPTED", "the COPY option ENCRYPTED"
    ),
    lacks("COPY LZOP", "COPY stock FROM 's3://bucket/data' IAM_ROLE default LZOP", "the COPY option LZOP"),
    lacks(
        "COPY SHAPEFILE",
        "COPY stock FROM 's3://bucket/data' IAM_ROLE default FORMAT SHAPEFILE",
        "COPY FORMAT SHAPEFILE",
    ),
    lacks("COPY SSH", "COPY stock FROM 's3://bucket/data' IAM_ROLE default SSH", "the COPY option SSH"),
    lacks("COPY ORC", "COPY stock FROM 's3://bucket/data' IAM_ROLE default FORMAT ORC", "COPY FORMAT ORC"),
    lacks(
        "COPY FROM DynamoDB",
        "COPY stock FROM 'dynamodb://t' IAM_ROLE default",
        "COPY FROM 'dynamodb://t' (only s3:// is)",
    ),
    _unloads("UNLOAD", "", ""),
    _unloads("UNLOAD DELIMITER", "DELIMITER '\\t'", "DELIMITER '\\t'", text="x|y"),
    _unloads("UNLOAD HEADER", "HEADER PARALLEL OFF", "IGNOREHEADER 1"),
    _unloads("UNLOAD ADDQUOTES", "ADDQUOTES", "REMOVEQUOTES", text="x|y"),
    _unloads("UNLOAD ESCAPE", "ESCAPE", "ESCAPE", text="x|y\\z"),
    _unloads("UNLOAD NULL AS", "NULL AS 'none'", "NULL AS 'none'"),
    _unloads("UNLOAD FIXEDWIDTH", "FIXEDWIDTH 'a:2,b:3,c:10'", "FIXEDWIDTH 'a:2,b:3,c:10' TRIMBLANKS"),
    _unloads("UNLOAD CSV", "FORMAT AS CSV", "CSV", text='x, "y"'),
    _unloads("UNLOAD JSON", "FORMAT JSON", "JSON 'auto'", text='x "y"'),
    _unloads("UNLOAD PARQUET", "FORMAT PARQUET", "FORMAT PARQUET", text="x|y"),
    _unloads("UNLOAD GZIP", "GZIP", "GZIP"),
    _unloads("UNLOAD BZIP2", "BZIP2", "BZIP2"),
    _unloads("UNLOAD ZSTD", "ZSTD", "ZSTD"),
    _unloads("UNLOAD PARALLEL OFF", "PARALLEL OFF", "", source="000"),
    _unloads("UNLOAD EXTENSION", "PARALLEL OFF EXTENSION 'txt'", "", source="000.txt"),
    _unloads("UNLOAD MAXFILESIZE", "MAXFILESIZE 5 MB", "", source="0000_part_00"),
    _unloads("UNLOAD ROWGROUPSIZE", "PARQUET ROWGROUPSIZE 32 MB", "FORMAT PARQUET"),
    _unloads("UNLOAD MANIFEST", "MANIFEST", "MANIFEST", source="manifest"),
    _unloads("UNLOAD MANIFEST VERBOSE", "MANIFEST VERBOSE", "MANIFEST", source="manifest"),
    _unloads("UNLOAD PARTITION BY INCLUDE", "PARTITION BY (a) INCLUDE", "", source="a=1/"),
    _unloads("UNLOAD CLEANPATH", "CLEANPATH", "", there="2|old|\n"),
    _unloads("UNLOAD ALLOWOVERWRITE", "ALLOWOVERWRITE PARALLEL OFF", "", there="2|old|\n"),
    Case(
        "UNLOAD PARTITION BY",
        "UNLOAD ('SELECT id, item FROM sales WHERE id < 3') TO 's3://bucket/out/' IAM_ROLE default PARTITION BY (item)",
        ((2, None),),
        "SELECT a, b FROM t",
        _TABLE,
        after=("COPY t FROM 's3://bucket/out/item=pear/' IAM_ROLE default FILLRECORD NULL AS ''",),
    ),
    refuses(
        "UNLOAD to where files are",
        "UNLOAD ('SELECT 1') TO 's3://bucket/out/' IAM_ROLE default",
        "Specified unload destination on S3 is not empty",
        before=("UNLOAD ('SELECT 1') TO 's3://bucket/out/' IAM_ROLE default",),
    ),
    refuses(
        "UNLOAD with LIMIT",
        "UNLOAD ('SELECT id FROM sales LIMIT 1') TO 's3://bucket/out/' IAM_ROLE default",
        "Limit clause is not supported",
    ),
    lacks(
        "UNLOAD ENCRYPTED",
        "UNLOAD ('SELECT 1') TO 's3://bucket/out/' IAM_ROLE default ENCRYPTED",
        "the UNLOAD option ENCRYPTED",
    ),
)
