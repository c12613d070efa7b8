"""load-redshift."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct

S3 = "  - {step_type: extract-s3, directory_uri: s3://shop/books/}\n"
TSV = ["DELIMITER '\\t'", "ESCAPE", "NULL AS 'NULL'", "TRUNCATECOLUMNS"]


@pytest.mark.parametrize(
    ("given", "mode", "options"),
    [
        ("", "truncate", TSV),
        (", insert_mode: KEEP_EXISTING, compression: gzip", "keep-existing", [*TSV, "GZIP"]),
        (", max_errors: 5, compression: lzo", "truncate", [*TSV, "LZOP", "MAXERROR 5"]),
        (", insert_mode: APPEND, replace_invalid_char: '?'", "append", [*TSV, "ACCEPTINVCHARS AS '?'"]),
    ],
)
def test_a_table_that_is_there(duct: Duct, given: str, mode: str, options: list[str]) -> None:
    """Its definition is found by its name."""
    steps = duct.steps(S3 + f"  - {{step_type: load-redshift, schema: shop, table: book{given}}}\n")

    assert steps[1] == {
        "type": "copy-into-redshift",
        "table": "shop.book",
        "insert_mode": mode,
        "options": options,
    }


def test_what_extracts_write_has_other_nulls(duct: Duct) -> None:
    """COPY knows them by itself."""
    steps = duct.steps(
        "  - {step_type: extract-rds, host_name: storefront, database: shop, table: book}\n"
        "  - {step_type: load-redshift, schema: shop, table: book}\n"
    )

    assert steps[1]["options"] == ["DELIMITER '\\t'", "ESCAPE", "TRUNCATECOLUMNS"]


def test_a_table_that_nothing_defines(duct: Duct) -> None:
    """The spec is not valid before there is a DDL file."""
    assert duct.told(S3 + "  - {step_type: load-redshift, schema: shop, table: shelf}\n") == [
        "PS605 4:53 nothing defines the table 'shop.shelf', which dataduct took for granted"
    ]


def test_one_that_the_project_has(duct: Duct) -> None:
    """Is known."""
    path = duct.folder / "project/tables/shop.shelf.sql"
    path.parent.mkdir(parents=True)
    path.write_text("CREATE TABLE shop.shelf (id INTEGER);\n", encoding="utf-8")

    given = S3 + "  - {step_type: load-redshift, schema: shop, table: shelf}\n"
    assert duct.told(given, assets=duct.folder / "project", resources=duct.folder / "data") == []


def test_fails_on_other_modes(duct: Duct) -> None:
    """With those that there are."""
    given = S3 + "  - {step_type: load-redshift, schema: shop, table: book, insert_mode: REPLACE}\n"

    assert duct.told(given) == ["PS204 4:72 there is no insert_mode 'REPLACE'"]
