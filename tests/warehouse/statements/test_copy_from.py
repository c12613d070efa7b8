"""COPY, from files to rows and refusals."""

from __future__ import annotations

import bz2
import gzip

import pytest

from penstock.warehouse.compression import zstd
from penstock.warehouse.errors import LoadError, UndefinedTableError, UnsupportedError, WarehouseError

INVALID_UTF8 = "String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: a4 (error 3)"
ERRORS = "SELECT line_number, colname, err_code, err_reason FROM stl_load_errors ORDER BY query, filename, line_number"


def _load(session, objects, body, options="", columns="a varchar(5), b int, c varchar(10)"):
    objects.put("s3://bucket/data.txt", body)
    session.execute("DROP TABLE IF EXISTS t")
    session.execute(f"CREATE TABLE t ({columns})")
    session.execute(f"COPY t FROM 's3://bucket/data' IAM_ROLE 'arn:aws:iam::123456789012:role/copy' {options}")
    return list(session.execute("SELECT * FROM t ORDER BY 1, 2").rows)


@pytest.mark.parametrize(
    ("body", "options", "expected"),
    [
        (b"x|1|one\ny|2|two\n", "", [("x", 1, "one"), ("y", 2, "two")]),
        (b"x|1|one", "", [("x", 1, "one")]),
        (b"x|1|one|\n", "", [("x", 1, "one")]),
        (b"", "", []),
        (b"x|1|\\N\n\\N||\n", "", [("x", 1, None), (None, None, "")]),
        (b"x\t1\tone\n", "DELIMITER '\\t'", [("x", 1, "one")]),
        (b"x\x011\x01one\n", "DELIMITER '\\001'", [("x", 1, "one")]),
        (b"x\x011\x01one\n", "DELIMITER '\\x01'", [("x", 1, "one")]),
        (b"x|~|1|~|one\n", "DELIMITER '|~|'", [("x", 1, "one")]),
        (b"a\\|1|c:\\d\n", "", [("a\\", 1, "c:\\d")]),
        (b'"x"|1|"q\n', "", [('"x"', 1, '"q')]),
        (b"h|h|h\nx|1|one\n", "IGNOREHEADER 1", [("x", 1, "one")]),
        (b"x|1|one\r\ny|2|two\r\n", "", [("x", 1, "one"), ("y", 2, "two")]),
        (b"x|1|o\rne\n", "", [("x", 1, "o\rne")]),
        (b"\nx|1|one\n\n\ny|2|two\n", "IGNOREBLANKLINES", [("x", 1, "one"), ("y", 2, "two")]),
        (b"|1|  \n", "EMPTYASNULL BLANKSASNULL", [(None, 1, None)]),
        (b"|1|  \n", "", [("", 1, "  ")]),
        (b"x|1|none\n", "NULL AS 'none'", [("x", 1, None)]),
        (b"x|1\ny\n", "FILLRECORD", [("x", 1, ""), ("y", None, "")]),
        (b"abcdefgh|1|one\n", "TRUNCATECOLUMNS", [("abcde", 1, "one")]),
        ("ab\u00e9\u20ac|1|one\n".encode(), "TRUNCATECOLUMNS", [("ab\u00e9", 1, "one")]),
        (b"x\xff\xfe|1|one\n", "ACCEPTINVCHARS AS '^'", [("x^^", 1, "one")]),
        (b"a\\|b|1|p\\\nq\n", "ESCAPE", [("a|b", 1, "p\nq")]),
        (b"a\\\\|1|\\N\n", "ESCAPE", [("a\\", 1, None)]),
        (b"\"a|b\"|1|'c'\n", "REMOVEQUOTES", [("a|b", 1, "c")]),
        (b"x,1,one\n", "CSV", [("x", 1, "one")]),
        (b'"a,b",1,"say ""x"""\n', "FORMAT AS CSV", [("a,b", 1, 'say "x"')]),
        (b'"a\nb",1,""\n', "CSV", [("a\nb", 1, "")]),
        (b"%a,b%,1,one\n", "CSV QUOTE AS '%'", [("a,b", 1, "one")]),
        ("\ufdd0e|1|\U000ffffe\n".encode(), "", [("\ufdd0e", 1, "\U000ffffe")]),
        (gzip.compress(b"x|1|one\n", mtime=0), "GZIP", [("x", 1, "one")]),
        (zstd.compress(b"x|1|one\n") + zstd.compress(b"y|2|two\n"), "ZSTD", [("x", 1, "one"), ("y", 2, "two")]),
        (bz2.compress(b"x|1|one\n"), "BZIP2 COMPUPDATE OFF STATUPDATE ON", [("x", 1, "one")]),
        (b"x|1|one\nbad\ny|2|two\n", "MAXERROR 2", [("x", 1, "one"), ("y", 2, "two")]),
    ],
)
def test_copy(session, objects, body, options, expected):
    """Each option, and the defaults."""
    assert expected == _load(session, objects, body, options)


@pytest.mark.parametrize(
    ("body", "options", "expected"),
    [
        (b"x|1|one\ny|2\n", "", (2, "c", 1214, "Delimiter not found")),
        (b"x|1|one|more\n", "", (1, "c", 1202, "Extra column(s) found")),
        (b"x|1|one\n\n", "", (2, "c", 1214, "Delimiter not found")),
        (b"abcdef|1|one\n", "", (1, "a", 1204, "String length exceeds DDL length")),
        ("\u20ac\u20ac|1|one\n".encode(), "", (1, "a", 1204, "String length exceeds DDL length")),
        (b"x|y1|one\n", "", (1, "b", 1207, "Invalid digit, Value 'y', Pos 0, Type: Integer")),
        (b"x|1.5|one\n", "", (1, "b", 1207, "Invalid digit, Value '.', Pos 1, Type: Integer")),
        (b"x|2147483648|one\n", "", (1, "b", 1204, "Overflow, Value '2147483648', Type: Integer")),
        (b"x|1|one\ny\xa4|2|two\n", "", (2, "a", 1220, INVALID_UTF8)),
        (b'"x|1|one\n', "REMOVEQUOTES", (1, "a", 1216, "Missing closing quotation mark")),
    ],
)  # fmt: skip
def test_fails_with_redshifts_reason(session, objects, body, options, expected):
    """A refused row is in stl_load_errors although the load was rolled back."""
    with pytest.raises(LoadError, match=r"^Load into table 't' failed.  Check 'stl_load_errors' system table"):
        _load(session, objects, body, options)
    line, column, code, reason = expected
    assert ((line, column, code, reason[:100]),) == session.execute(ERRORS).rows
    assert session.execute("SELECT count(*) FROM t").rows == ((0,),)


def test_error_names_the_first_bad_row(session, objects):
    """The message saves a look into stl_load_errors."""
    with pytest.raises(LoadError) as caught:
        _load(session, objects, b"x|1|one\ny|z|two\n")
    assert str(caught.value).endswith(
        "First error: s3://bucket/data.txt, line 2, column b: Invalid digit, Value 'z', Pos 0, Type: Integer"
    )


@pytest.mark.parametrize(
    ("type_", "text", "options", "expected"),
    [
        ("smallint", b"-5", "", "-5"),
        ("bigint", b" 12 ", "", "12"),
        ("decimal(6,2)", b"1.999", "", "1.99"),
        ("decimal(6,2)", b"1.999", "ROUNDEC", "2.00"),
        ("double precision", b"1e3", "", "1000.0"),
        ("boolean", b"Y", "", "True"),
        ("char(3)", b"ab  ", "", "ab"),
        ("date", b"2014-11-12", "", "2014-11-12"),
        ("date", b"11/12/2014", "DATEFORMAT 'auto'", "2014-11-12"),
        ("date", b"12.11.2014", "DATEFORMAT 'DD.MM.YYYY'", "2014-11-12"),
        ("timestamp", b"2014-11-12 13:14:15", "", "2014-11-12 13:14:15"),
        ("timestamp", b"12/Nov/2014:13:14:15 +0200", "TIMEFORMAT 'auto'", "2014-11-12 11:14:15"),
        ("timestamp", b"1415798055", "TIMEFORMAT 'epochsecs'", "2014-11-12 13:14:15"),
        ("super", b'{"a":1}', "", '{"a":1}'),
    ],
)
def test_conversion(session, objects, type_, text, options, expected):
    """Text becomes a value of the column's type."""
    ((value,),) = _single(session, objects, text, options, type_)
    assert expected == str(value)


def _single(session, objects, text, options, type_):
    objects.put("s3://bucket/one", text + b"|x\n")
    session.execute(f"CREATE TABLE one (v {type_}, x char(1))")
    session.execute(f"COPY one FROM 's3://bucket/one' IAM_ROLE default {options}")
    return session.execute("SELECT v FROM one").rows


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        ("date", b"2014", (1205, "Invalid Date Format - length must be 10 or more")),
        ("timestamp", b"yesterday", (1206, "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]")),
        ("boolean", b"maybe", (1210, "Unknown boolean format")),
        ("decimal(4,2)", b"123.45", (1204, "Overflow for NUMERIC(4,2)")),
        ("real", b"abc", (1208, "Invalid digit, Value 'a', Pos 0, Type: Float")),
        ("int not null", b"", (1213, "Missing data for not-null field")),
        ("super", b"{", (1224, "Invalid JSON format")),
    ],
)
def test_fails_to_convert(session, objects, type_, text, expected):
    """Text that is no value of the column's type is refused, with Redshift's code."""
    with pytest.raises(LoadError):
        _single(session, objects, text, "", type_)
    assert (expected,) == session.execute("SELECT err_code, err_reason FROM stl_load_errors").rows


def test_load_errors_show_the_raw_line(session, objects):
    """Line and field are noted as they came."""
    with pytest.raises(LoadError):
        _load(session, objects, b"x|oops|one\r\n")
    assert session.execute("SELECT filename, raw_line, raw_field_value, type, position FROM stl_load_errors").rows == (
        ("s3://bucket/data.txt", "x|oops|one", "oops", "int4", 2),
    )


def test_column_list_and_identity(session, objects):
    """Columns that are not listed take their defaults."""
    objects.put("s3://bucket/data", b"one|1\n")
    session.execute(
        "CREATE TABLE t (id bigint identity(10,5), n int, name varchar(9), source varchar(9) default 'web')"
    )
    session.execute("COPY t (name, n) FROM 's3://bucket/data' IAM_ROLE default")
    assert session.execute("SELECT * FROM t").rows == ((10, 1, "one", "web"),)


def test_several_files_are_one_load(session, objects):
    """A bad row in the last file undoes the first."""
    objects.put("s3://bucket/in/1", b"1\n")
    objects.put("s3://bucket/in/2", b"x\n")
    session.execute("CREATE TABLE t (n int)")
    with pytest.raises(LoadError, match="s3://bucket/in/2, line 1"):
        session.execute("COPY t FROM 's3://bucket/in/' IAM_ROLE default")
    assert session.execute("SELECT count(*) FROM t").rows == ((0,),)
    result = session.execute("COPY t FROM 's3://bucket/in/' IAM_ROLE default MAXERROR 2")
    assert result.rows_affected == 1


def test_noload_checks_alone(session, objects):
    """The table, and what is told of the last COPY, stay as they are."""
    assert _load(session, objects, b"x|1|one\n") == [("x", 1, "one")]
    assert session.execute("COPY t FROM 's3://bucket/data' IAM_ROLE default NOLOAD").rows_affected == 0
    assert session.execute("COPY t FROM 's3://bucket/data' IAM_ROLE default NOLOAD").rows_affected == 0
    assert session.execute("SELECT count(*) FROM t").rows == ((1,),)
    objects.put("s3://bucket/data.txt", b"x|one|1\n")
    with pytest.raises(LoadError, match="line 1, column b: Invalid digit"):
        session.execute("COPY t FROM 's3://bucket/data' IAM_ROLE default NOLOAD")
    with pytest.raises(LoadError, match="Load into table 't' failed"):
        session.execute("COPY t FROM 's3://bucket/data' IAM_ROLE default NOLOAD MAXERROR 1")


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [("UTF16", "utf-16"), ("UTF16LE", "utf-16-le"), ("UTF16BE", "utf-16-be"), ("ISO88591", "latin-1")],
)
def test_encodings(session, objects, encoding, codec):
    """Texts are the same, whatever bytes they were."""
    body = "x|1|\u00e9\n".encode(codec)
    assert _load(session, objects, body, f"ENCODING AS {encoding}") == [("x", 1, "\u00e9")]


def test_fails_on_another_encoding(session, objects):
    """The encoding is named."""
    with pytest.raises(WarehouseError, match="is not encoded as UTF-16-LE"):
        _load(session, objects, b"x|1|one\n\n", "ENCODING UTF16LE")


def test_fails_at_maxerror(session, objects):
    """MAXERROR errors are one too many."""
    with pytest.raises(LoadError):
        _load(session, objects, b"x\ny\nz|1|one\n", "MAXERROR 2")
    assert [row[:1] for row in session.execute(ERRORS).rows] == [(1,), (2,)]


def test_fails_without_a_file(session):
    """Redshift's words for an empty prefix."""
    session.execute("CREATE TABLE t (n int)")
    with pytest.raises(WarehouseError, match=r"^The specified S3 prefix 'nothing/here' does not exist$"):
        session.execute("COPY t FROM 's3://bucket/nothing/here' IAM_ROLE default")


def test_fails_without_a_table(session):
    """The table is looked up first."""
    with pytest.raises(UndefinedTableError, match=r'^relation "nope" does not exist$'):
        session.execute("COPY nope FROM 's3://bucket/x' IAM_ROLE default")


@pytest.mark.parametrize("option", ["ORC", "SHAPEFILE", "ENCRYPTED", "LZOP", "READRATIO 5"])
def test_fails_on_an_unknown_option(session, option):
    """Nothing passes in silence."""
    with pytest.raises(UnsupportedError, match=f"the COPY option {option.split()[0]} is not supported"):
        session.execute(f"COPY t FROM 's3://bucket/x' IAM_ROLE default {option}")


@pytest.mark.parametrize("option", ["GZIP", "BZIP2", "ZSTD"])
def test_fails_on_a_file_that_is_not_compressed(session, objects, option):
    """The file is named."""
    with pytest.raises(WarehouseError, match=f"'s3://bucket/data.txt' is not a readable {option.lower()} file"):
        _load(session, objects, b"x|1|one\n", option)


@pytest.mark.parametrize("option", ["GZIP", "BZIP2", "ZSTD"])
def test_fails_on_a_file_that_is_cut_off(session, objects, option):
    """Half a file is no file."""
    compress = {"GZIP": gzip.compress, "BZIP2": bz2.compress, "ZSTD": zstd.compress}[option]
    with pytest.raises(WarehouseError, match="is not a readable"):
        _load(session, objects, compress(b"x|1|one\n" * 50)[:-5], option)
