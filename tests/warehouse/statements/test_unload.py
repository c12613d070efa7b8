"""UNLOAD, from rows to files."""

from __future__ import annotations

import bz2
import gzip
import json

import pytest

from penstock.warehouse.errors import CancelledError, WarehouseError

ROWS = """\
SELECT 1 AS id, 'a|b' AS name, TRUE AS ok, CAST(NULL AS INT) AS n UNION ALL
SELECT 2, 'it''s', FALSE, 7 UNION ALL SELECT 3, 'c"\\\\d', NULL, NULL ORDER BY id"""


def _unload(session, objects, options, query=ROWS):
    escaped = query.replace("\\", "\\\\").replace("'", "''")
    result = session.execute(f"UNLOAD ('{escaped}') TO 's3://bucket/out/' IAM_ROLE default {options}")
    files = {uri.removeprefix("s3://bucket/out/"): objects.read(uri) for uri in objects.list("s3://bucket/out/")}
    return result, files


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("PARALLEL OFF", {"000": "1|a|b|t|\n2|it's|f|7\n3|c\"\\d||\n"}),
        ("", {"0000_part_00": "1|a|b|t|\n", "0001_part_00": "2|it's|f|7\n3|c\"\\d||\n"}),
        (
            "PARALLEL FALSE HEADER DELIMITER '\\t' NULL AS '\\\\N'",
            {"000": "id\tname\tok\tn\n1\ta|b\tt\t\\N\n2\tit's\tf\t7\n3\tc\"\\d\t\\N\t\\N\n"},
        ),
        ("PARALLEL OFF ESCAPE", {"000": "1|a\\|b|t|\n2|it's|f|7\n3|c\"\\\\d||\n"}),
        (
            "PARALLEL OFF ADDQUOTES ESCAPE NULL 'nil'",
            {"000": '"1"|"a\\|b"|"t"|nil\n"2"|"it\\\'s"|"f"|"7"\n"3"|"c\\"\\\\d"|nil|nil\n'},
        ),
        ("PARALLEL OFF CSV", {"000": '1,a|b,t,\n2,it\'s,f,7\n3,"c""\\d",,\n'}),
        ("PARALLEL OFF FORMAT AS CSV DELIMITER '|'", {"000": '1|"a|b"|t|\n2|it\'s|f|7\n3|"c""\\d"||\n'}),
        (
            "PARALLEL OFF JSON",
            {
                "000": '{"id":1,"name":"a|b","ok":true,"n":null}\n{"id":2,"name":"it\'s","ok":false,"n":7}\n'
                '{"id":3,"name":"c\\"\\\\d","ok":null,"n":null}\n'
            },
        ),
        (
            "PARALLEL OFF FIXEDWIDTH 'id:3,name:5,ok:2,n:2' NULL AS '-'",
            {"000": "1  a|b  t - \n2  it's f 7 \n3  c\"\\d - - \n"},
        ),
        (
            "HEADER PARALLEL",
            {"0000_part_00": "id|name|ok|n\n1|a|b|t|\n", "0001_part_00": "id|name|ok|n\n2|it's|f|7\n3|c\"\\d||\n"},
        ),
        (
            "PARTITION BY (ok)",
            {
                "ok=__HIVE_DEFAULT_PARTITION__/0000_part_00": '3|c"\\d|\n',
                "ok=false/0000_part_00": "2|it's|7\n",
                "ok=true/0000_part_00": "1|a|b|\n",
            },
        ),
        (
            "CSV PARTITION BY (ok, id) INCLUDE PARALLEL OFF HEADER",
            {
                "ok=__HIVE_DEFAULT_PARTITION__/id=3/000": 'id,name,ok,n\n3,"c""\\d",,\n',
                "ok=false/id=2/000": "id,name,ok,n\n2,it's,f,7\n",
                "ok=true/id=1/000": "id,name,ok,n\n1,a|b,t,\n",
            },
        ),
        ("PARALLEL OFF EXTENSION 'csv' CSV", {"000.csv": '1,a|b,t,\n2,it\'s,f,7\n3,"c""\\d",,\n'}),
    ],
)
def test_unload(session, objects, options, expected):
    """Each option of the text."""
    result, files = _unload(session, objects, options)
    assert {name: text.encode() for name, text in expected.items()} == files
    assert result.rows_affected == 3


def test_compresses(session, objects):
    """The name says how."""
    _, files = _unload(session, objects, "PARALLEL OFF GZIP", "SELECT 1")
    assert {name: gzip.decompress(body) for name, body in files.items()} == {"000.gz": b"1\n"}
    _, files = _unload(session, objects, "PARALLEL OFF ZSTD CLEANPATH", "SELECT 1")
    assert files["000.zst"][:4] == b"\x28\xb5\x2f\xfd"
    _, files = _unload(session, objects, "BZIP2 CLEANPATH", "SELECT 1")
    assert {name: bz2.decompress(body) for name, body in files.items()} == {
        "0000_part_00.bz2": b"1\n",
        "0001_part_00.bz2": b"",
    }


def test_writes_values_as_copy_reads_them(session, objects):
    """Dates and times as ISO has them, SUPER as JSON."""
    query = (
        "SELECT DATE '2014-11-12', TIMESTAMP '2014-11-12 13:14:15.5', CAST('2014-11-12 13:00:00+02' AS TIMESTAMPTZ),"
        " CAST(1.50 AS DECIMAL(6,2)), CAST(0.1 AS DOUBLE PRECISION), JSON_PARSE('{\"a\": 1}')"
    )
    _, files = _unload(session, objects, "PARALLEL OFF", query)
    assert files["000"].startswith(b"2014-11-12|2014-11-12 13:14:15.5|2014-11-12 11:00:00+00|1.50|0.1|{")


def test_parquet(session, objects, warehouse):
    """One file, which any reader of Parquet reads."""
    result, files = _unload(session, objects, "FORMAT PARQUET")
    assert (result.rows_affected, list(files)) == (3, ["0000_part_00.parquet"])
    assert files["0000_part_00.parquet"][:4] == files["0000_part_00.parquet"][-4:] == b"PAR1"


def test_parquet_in_partitions(session, objects):
    """A folder for each value, and what is in it comes back."""
    _, files = _unload(session, objects, "PARQUET PARTITION BY (name)")
    assert list(files) == [f"name={name}/0000_part_00.parquet" for name in ("a%7Cb", "c%22%5Cd", "it%27s")]
    session.execute("CREATE TABLE t (id int, ok bool, n int)")
    session.execute("COPY t FROM 's3://bucket/out/' IAM_ROLE default PARQUET")
    assert session.execute("SELECT * FROM t ORDER BY 1").rows == ((1, True, None), (2, False, 7), (3, None, None))


def test_no_rows(session, objects):
    """There are files all the same, so that a COPY of them finds some."""
    result, files = _unload(session, objects, "", "SELECT 1 AS a WHERE FALSE")
    assert (result.rows_affected, files) == (0, {"0000_part_00": b"", "0001_part_00": b""})


def test_manifest(session, objects):
    """It lists the files."""
    _, files = _unload(session, objects, "MANIFEST PARALLEL OFF", "SELECT 1")
    assert json.loads(files["manifest"]) == {"entries": [{"url": "s3://bucket/out/000"}]}


@pytest.mark.parametrize(
    ("options", "text", "counts"),
    [
        ("", "bc", [1, 2]),
        ("CSV HEADER PARALLEL OFF", 'b\n"c', [4]),
        ("ESCAPE PARALLEL OFF", "b\n\\\nc", [3]),
        ("PARQUET", "bc", [3]),
    ],
)
def test_verbose_manifest(session, objects, options, text, counts):
    """It tells the columns, and what is in each file and in all."""
    query = "SELECT CAST(1 AS BIGINT) AS id, 'a' AS b, 1.25::DECIMAL(8,2) AS c"
    text = text.replace("\\", "\\\\")
    query = f"{query} UNION ALL SELECT 2, '{text}', NULL UNION ALL SELECT 3, 'd', NULL ORDER BY id"
    _, files = _unload(session, objects, f"MANIFEST VERBOSE {options}", query)
    form = json.loads(files.pop("manifest"))
    assert [entry["url"] for entry in form["entries"]] == [f"s3://bucket/out/{name}" for name in files]
    metas = [entry["meta"] for entry in form["entries"]]
    assert [meta["content_length"] for meta in metas] == [len(body) for body in files.values()]
    assert [meta["record_count"] for meta in metas] == counts
    assert form["meta"] == {"content_length": sum(map(len, files.values())), "record_count": sum(counts)}
    assert form["author"]["name"] == "Amazon Redshift"
    assert form["schema"]["elements"] == [
        {"name": "id", "type": {"base": "bigint"}},
        {"name": "b", "type": {"base": "character varying", "max_length": 65535}},
        {"name": "c", "type": {"base": "numeric", "precision": 8, "scale": 2}},
    ]


def test_splits_by_size(session, objects):
    """No file is larger than it may be, and no row is lost."""
    query = "SELECT CAST(REPEAT('x', 60000) AS VARCHAR(65535)) AS a FROM (SELECT 1 FROM svv_columns LIMIT 100) AS t"
    session.execute(f"CREATE TABLE wide ({', '.join(f'c{i} int' for i in range(100))})")
    _, files = _unload(session, objects, "PARALLEL OFF MAXFILESIZE 5 MB", query)
    assert {name: len(body) for name, body in files.items()} == {"000": 87 * 60_001, "001": 13 * 60_001}


def test_files_that_are_there(session, objects):
    """They are left alone, overwritten, or cleaned away first."""
    objects.put("s3://bucket/out/000", b"old")
    objects.put("s3://bucket/out/stale", b"old")
    with pytest.raises(WarehouseError, match="Specified unload destination on S3 is not empty"):
        _unload(session, objects, "PARALLEL OFF", "SELECT 1")
    assert _unload(session, objects, "PARALLEL OFF ALLOWOVERWRITE", "SELECT 1")[1] == {"000": b"1\n", "stale": b"old"}
    assert _unload(session, objects, "PARALLEL OFF CLEANPATH", "SELECT 2")[1] == {"000": b"2\n"}
    assert objects.read("s3://bucket/out/000") == b"2\n"


def test_sees_its_own_transaction_and_outlives_it(session, objects):
    """Files know no rollback."""
    session.execute_all(
        [
            "CREATE TABLE t (a int)",
            "INSERT INTO t VALUES (1)",
            "UNLOAD ('SELECT a FROM t') TO 's3://bucket/t_' IAM_ROLE default PARALLEL OFF",
            "ROLLBACK",
        ]
    )
    assert objects.read("s3://bucket/t_000") == b"1\n"
    with pytest.raises(WarehouseError, match="does not exist"):
        session.execute("SELECT a FROM t")


@pytest.mark.parametrize("quoted", ["'SELECT ''it''''s'''", "$$SELECT 'it''s'$$", "'SELECT \\'it\\'\\'s\\''"])
def test_quotation_marks_within_the_query(session, objects, quoted):
    """Doubled, escaped or between dollar signs."""
    session.execute(f"UNLOAD ({quoted}) TO 's3://bucket/q' IAM_ROLE 'arn:aws:iam::1:role/r' PARALLEL OFF")
    assert objects.read("s3://bucket/q000") == b"it's\n"


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UNLOAD ('SELECT 1 LIMIT 1') TO 's3://b/' IAM_ROLE default", "Limit clause is not supported in the outermost"),
        ("UNLOAD ('DELETE FROM t') TO 's3://b/' IAM_ROLE default", "UNLOAD of the statement DELETE is not supported"),
        ("UNLOAD ('SELECT 1') TO 's3://nobody/' IAM_ROLE default", "S3ServiceException: S3 has no bucket nobody"),
        ("UNLOAD ('SELECT 1') TO '/tmp/x' IAM_ROLE default", r"UNLOAD TO '/tmp/x' \(only s3:// is\)"),
        ("UNLOAD ('SELECT 1 AS a') TO 's3://b/' PARTITION BY (b)", 'column "b" of PARTITION BY is not in the query'),
        ("UNLOAD ('SELECT 1 AS a') TO 's3://b/' PARTITION BY (a)", "PARTITION BY all columns needs INCLUDE"),
        ("UNLOAD ('SELECT 1, 2') TO 's3://b/' FIXEDWIDTH 'a:1'", "FIXEDWIDTH has 1 widths for 2 columns"),
        ("UNLOAD ('SELECT a FROM nope') TO 's3://b/' IAM_ROLE default", 'relation "nope" does not exist'),
    ],
)
def test_fails(session, statement, message):
    """What it cannot do it says."""
    with pytest.raises(WarehouseError, match=message):
        session.execute(statement)


def test_a_cancelled_one_writes_no_more(session, objects):
    """Nothing is uploaded that was not yet."""
    session.cancel()
    with pytest.raises(CancelledError):
        _unload(session, objects, "")
    assert not list(objects.list("s3://bucket/"))
