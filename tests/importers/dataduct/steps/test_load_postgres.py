"""load-postgres."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct

CONFIG = "postgres: {RDS_INSTANCE_ID: stockroom, DATABASE_NAME: stock, USERNAME: clerk}\n"


def test_an_insert_of_the_user(duct: Duct) -> None:
    """With the `?` that it had."""
    steps = duct.steps(
        "  - {step_type: extract-s3, directory_uri: s3://shop/pieces/}\n"
        "  - {step_type: load-postgres, table: t, insert_query: 'INSERT INTO t VALUES (?)', max_errors: 2}\n",
        config=CONFIG,
    )

    assert steps[1] == {
        "type": "load-into-rds",
        "hostname": "stockroom",
        "database": "stock",
        "insert": "INSERT INTO t VALUES (?)",
    }
