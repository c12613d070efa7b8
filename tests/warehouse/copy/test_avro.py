"""Avro files, from records to rows."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import fastavro
import pytest

from penstock.warehouse.errors import LoadError, WarehouseError

COPY = "COPY t FROM 's3://b/data' IAM_ROLE default"
TEXT = ["null", "string"]


def _avro(records, codec="null", **fields):
    schema = {
        "type": "record",
        "name": "r",
        "fields": [{"name": name, "type": type_} for name, type_ in fields.items()],
    }
    output = io.BytesIO()
    fastavro.writer(output, fastavro.parse_schema(schema), records, codec=codec)
    return output.getvalue()


@pytest.fixture
def load(session, objects):
    """Load a file into a table, and give its rows."""

    def load(data, columns, options):
        objects.put("s3://b/data", data)
        session.execute_all(["DROP TABLE IF EXISTS t", f"CREATE TABLE t ({columns})"])
        session.execute(f"{COPY} {options}")
        return session.execute("SELECT * FROM t ORDER BY 1").rows

    return load


@pytest.mark.parametrize("codec", ["null", "deflate", "bzip2"])
def test_fields_by_name(load, codec):
    """Fields of no column are left out, columns of no field are NULL, and texts are whatever they are."""
    records = [{"b": 'x|"\n\\N', "a": 1, "c": True}, {"b": None, "a": 2, "c": False}]
    data = _avro(records, codec, b=TEXT, a="int", c="boolean")
    assert load(data, "a int, b varchar(20), d date", "AVRO 'auto'") == ((1, 'x|"\n\\N', None), (2, None, None))


def test_fields_in_any_case(load):
    """Where the option says so."""
    data = _avro([{"A": 1}], A="int")
    assert load(data, "a int", "FORMAT AS AVRO 'auto ignorecase'") == ((1,),)
    assert load(data, "a int", "FORMAT AS AVRO 'auto'") == ((None,),)


def test_paths(load, objects):
    """A path for each column."""
    objects.put("s3://b/paths", b'{"jsonpaths": ["$.in[1]", "$.in"]}')
    data = _avro([{"in": [1, 2]}], **{"in": {"type": "array", "items": "int"}})
    assert load(data, "a int, b super", "AVRO 's3://b/paths'") == ((2, "[1,2]"),)


def test_every_type(load):
    """Numbers to the last digit, nested ones as JSON, logical ones as what they stand for."""
    moment = datetime(2014, 1, 31, 10, 20, 30, 500000, tzinfo=UTC)
    record = {
        "a": 2**62, "b": 0.1, "c": b"bytes", "d": Decimal("-1.50"), "e": date(2014, 1, 31), "f": moment,
        "g": {"k": [1.5, None]},
    }  # fmt: skip
    fields = {
        "a": "long",
        "b": "double",
        "c": "bytes",
        "d": {"type": "bytes", "logicalType": "decimal", "precision": 8, "scale": 2},
        "e": {"type": "int", "logicalType": "date"},
        "f": {"type": "long", "logicalType": "timestamp-millis"},
        "g": {"type": "map", "values": {"type": "array", "items": ["null", "double"]}},
    }
    columns = "a bigint, b double precision, c varchar(9), d numeric(8,2), e date, f timestamp, g super"
    expected = (
        2**62,
        0.1,
        "bytes",
        Decimal("-1.50"),
        date(2014, 1, 31),
        moment.replace(tzinfo=None),
        '{"k":[1.5,null]}',
    )
    assert load(_avro([record], **fields), columns, "AVRO 'auto'") == (expected,)
    assert load(_avro([record], **fields), "f timestamp", "AVRO 'auto' TIMEFORMAT 'epochmillisecs'") == (
        (expected[5],),
    )


def test_a_value_that_does_not_fit(load):
    """It is refused as any other."""
    with pytest.raises(LoadError, match="s3://b/data, line 2, column a: Invalid digit"):
        load(_avro([{"a": "1"}, {"a": "x"}], a="string"), "a int", "AVRO 'auto'")


@pytest.mark.parametrize("cut", [slice(0, 0), slice(0, 30), slice(0, -3), slice(3, None)])
def test_no_avro(load, cut):
    """The file is named."""
    with pytest.raises(WarehouseError, match="'s3://b/data' is not a readable Avro file"):
        load(_avro([{"a": 1}], a="int")[cut], "a int", "AVRO 'auto'")


def test_no_records(load):
    """A file of numbers has no columns."""
    output = io.BytesIO()
    fastavro.writer(output, "int", [1])
    with pytest.raises(WarehouseError, match="the schema of an Avro file must be a record's"):
        load(output.getvalue(), "a int", "AVRO 'auto'")
