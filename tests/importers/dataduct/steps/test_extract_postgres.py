"""extract-postgres."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct

CONFIG = "postgres: {RDS_INSTANCE_ID: stockroom, DATABASE_NAME: stock, USERNAME: clerk, REGION: eu-west-1}\n"
STEP = "  - {step_type: extract-postgres, table: pieces}\n"


def test_the_instance_of_the_config(duct: Duct) -> None:
    """There is only one."""
    assert duct.steps(STEP, config=CONFIG) == [
        {"type": "extract-from-rds", "table": "pieces", "hostname": "stockroom", "database": "stock"}
    ]


def test_fails_without_one(duct: Duct) -> None:
    """Nobody would know where to look."""
    assert duct.told(STEP) == [
        (
            "PS302 3:17 this extract-postgres step needs RDS_INSTANCE_ID and DATABASE_NAME of the "
            "section postgres of the config"
        ),
    ]
