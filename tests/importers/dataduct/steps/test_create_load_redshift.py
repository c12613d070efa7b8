"""create-load-redshift."""

from __future__ import annotations

from typing import Any

import pytest

from tests.importers.dataduct.conftest import Duct

S3 = "  - {step_type: extract-s3, name: %s, directory_uri: s3://shop/books/}\n"
TSV = ["DELIMITER '\\t'", "ESCAPE", "NULL AS 'NULL'", "TRUNCATECOLUMNS"]


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        ("[]", {"options": TSV}),
        ("[--gzip, --max_error=5]", {"options": [*TSV, "GZIP"], "max_errors": 5}),
        ("[--no_escape, \"--replace_invalid_char='?'\"]", {"options": [TSV[0], *TSV[2:], "ACCEPTINVCHARS AS '?'"]}),
        ('["--command_options=CSV MAXERROR 3 GZIP"]', {"options": ["CSV GZIP"], "max_errors": 3}),
        ("[--force_drop_table]", {"options": TSV}),
    ],
)
@pytest.mark.parametrize("spelling", ["create-load-redshift", "create-and-load-redshift", "create_load_redshift"])
def test_options_of_copy(duct: Duct, arguments: str, keys: dict[str, Any], spelling: str) -> None:
    """They were arguments of dataduct's own program; both spellings of the type."""
    steps = duct.steps(
        S3 % "books" + f"  - step_type: {spelling}\n    table_definition: tables/shop.book.sql\n"
        f"    script_arguments: {arguments}\n"
    )

    assert steps[1] == {"type": "create-and-load-table", "table": "shop.book", "mode": "replace", **keys}


def test_several_inputs(duct: Duct) -> None:
    """One COPY for each."""
    steps = duct.steps(
        S3 % "a" + S3 % "b" + "  - step_type: create-load-redshift\n    table_definition: tables/shop.book.sql\n"
        "    input_node: {a: x, b: y}\n"
    )

    assert steps[2]["input"] == ["a", "b"]


def test_permissions_of_the_config(duct: Duct) -> None:
    """They are granted where the table is made."""
    config = "database: {permissions: [{user: analyst, permission: SELECT}, {group: managers, permission: all}]}\n"
    steps = duct.steps(
        S3 % "a" + "  - {step_type: create-load-redshift, table_definition: tables/shop.book.sql}\n", config=config
    )

    assert steps[1]["grants"] == [
        {"user": "analyst", "privileges": ["select"]},
        {"group": "managers", "privileges": ["all"]},
    ]


def test_fails_on_what_cannot_be(duct: Duct) -> None:
    """A definition that nobody can read is told at its own place."""
    (duct.folder / "tables/bad.sql").write_text("-- nothing yet\nDROP TABLE shop.book;\n", encoding="utf-8")
    bad = S3 % "a" + "  - {step_type: create-load-redshift, table_definition: tables/bad.sql}\n"
    imported = duct.imported(f"name: books\nsteps:\n{bad}")
    (finding,) = imported.findings

    assert finding.id == "PS204"
    assert finding.location is not None
    assert (finding.location.path.name, finding.location.line) == ("bad.sql", 2)
    assert duct.told(S3 % "a" + "  - {step_type: create-load-redshift}\n") == [
        "PS202 4:5 the key 'table_definition' is missing in steps.1"
    ]
    unknown = "  - {step_type: create-load-redshift, table_definition: tables/shop.book.sql, script_arguments: [--x]}\n"
    assert duct.told(S3 % "a" + unknown) == [
        "PS605 4:79 the argument '--x' of this create-load-redshift step has no equivalent"
    ]
