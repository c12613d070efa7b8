"""Column types."""

from __future__ import annotations

import pytest

from penstock.tables.errors import TableError
from penstock.tables.sql_types import read_type
from penstock.tables.tokens import TokenReader


@pytest.mark.parametrize(
    ("written", "text", "described"),
    [
        ("SMALLINT", "SMALLINT", "smallint"),
        ("int8", "int8", "bigint"),
        ("DECIMAL", "DECIMAL", "numeric(18,0)"),
        ("numeric( 12 )", "numeric(12)", "numeric(12,0)"),
        ("Numeric(38,37)", "Numeric(38, 37)", "numeric(38,37)"),
        ("FLOAT", "FLOAT", "double precision"),
        ("double /* ! */ precision", "double precision", "double precision"),
        ("BOOL", "BOOL", "boolean"),
        ("CHAR", "CHAR", "character(1)"),
        ("BPCHAR", "BPCHAR", "character(256)"),
        ("char(max)", "char(MAX)", "character(4096)"),
        ("VARCHAR", "VARCHAR", "character varying(256)"),
        ("CHARACTER\n VARYING (10)", "CHARACTER VARYING(10)", "character varying(10)"),
        ("TEXT", "TEXT", "character varying(256)"),
        ("varchar(MAX)", "varchar(MAX)", "character varying(65535)"),
        ("DATE", "DATE", "date"),
        ("time", "time", "time without time zone"),
        ("TIME WITH TIME ZONE", "TIME WITH TIME ZONE", "time with time zone"),
        ("timestamp without time zone", "timestamp without time zone", "timestamp without time zone"),
        ("TIMESTAMPTZ", "TIMESTAMPTZ", "timestamp with time zone"),
        ("SUPER", "SUPER", "super"),
        ("VARBYTE(1000)", "VARBYTE(1000)", "binary varying"),
        ("BINARY VARYING", "BINARY VARYING", "binary varying"),
        ("HLLSKETCH", "HLLSKETCH", "hllsketch"),
        ("GEOMETRY", "GEOMETRY", "geometry"),
    ],
)
def test_type(written, text, described):
    """The words as written, blanks made even; and as the catalogue says it."""
    reader = TokenReader(written)
    found = read_type(reader)
    assert reader.at_end
    assert (found.text, found.described) == (text, described)
    assert read_type(TokenReader(found.text)) == found


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("STRING", "1:1: unknown type 'STRING'; Redshift has BIGINT, BINARY VARYING, BOOL,"),
        ("varchr(3)", "1:1: unknown type 'varchr'; did you mean 'VARCHAR'?"),
        ("DOUBLE", "1:1: unknown type 'DOUBLE'; Redshift has BIGINT, BINARY VARYING, BOOL,"),
        ("'x'", "1:1: found ''x'', expected a type"),
        ("char(0)", "1:6: found 0, character takes 1 to 4096 here"),
        ("varchar(65536)", "1:9: found 65536, character varying takes 1 to 65535 here"),
        ("varchar(-1)", "1:9: found -1, character varying takes 1 to 65535 here"),
        ("numeric(39)", "1:9: found 39, numeric takes 1 to 38 here"),
        ("timestamp(3)", "1:10: the type timestamp without time zone takes no length or precision"),
        ("varchar(3", "1:10: found the end of the text, expected ')'"),
    ],
)
def test_fails(written, message):
    """What Redshift does not have."""
    with pytest.raises(TableError) as caught:
        read_type(TokenReader(written))
    assert str(caught.value).startswith(message)


def test_kinds():
    """What a watermark, a key or a comparison needs to know."""
    kinds = {
        name: (kind.is_number, kind.is_time, kind.is_ordered)
        for name in ("INT", "DECIMAL", "DATE", "TIMESTAMPTZ", "TIME", "VARCHAR", "SUPER", "GEOGRAPHY")
        for kind in [read_type(TokenReader(name))]
    }
    assert kinds == {
        "INT": (True, False, True),
        "DECIMAL": (True, False, True),
        "DATE": (False, True, True),
        "TIMESTAMPTZ": (False, True, True),
        "TIME": (False, False, True),
        "VARCHAR": (False, False, True),
        "SUPER": (False, False, True),
        "GEOGRAPHY": (False, False, False),
    }
