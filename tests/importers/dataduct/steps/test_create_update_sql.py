"""create-update-sql."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct

STEP = "  - step_type: create-update-sql\n    table_definition: tables/shop.book.sql\n"


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("DELETE FROM shop.book", "DELETE FROM shop.book"),
        ("BEGIN; DELETE FROM shop.book; COMMIT;", "DELETE FROM shop.book;\n"),
        ("TRUNCATE TABLE shop.book; SELECT 'x%'", "DELETE FROM shop.book;\nSELECT 'x%';\n"),
    ],
)
def test_sql_without_arguments(duct: Duct, sql: str, expected: str) -> None:
    """What dataduct cut out is cut out, and a % is a %."""
    (step,) = duct.steps(f'{STEP}    command: "{sql}"\n')

    assert step == {"type": "create-and-update-table", "table": "shop.book", "command": expected}


def test_arguments(duct: Duct) -> None:
    """Each %s is a ? here, and %% a %; a script is copied with that."""
    given = STEP + "    script: sql/delete.sql\n    script_arguments: [4]\n    analyze_table: false\n"
    imported = duct.imported(f"name: books\nsteps:\n{given}")

    assert duct.steps(given) == [
        {
            "type": "create-and-update-table",
            "table": "shop.book",
            "script": "sql/delete.sql",
            "arguments": ["4"],
            "analyze": False,
        }
    ]
    assert imported.assets["sql/delete.sql"] == b"DELETE FROM shop.book WHERE id < ?;\n"


def test_fails_on_other_placeholders(duct: Duct) -> None:
    """psycopg2 refuses them, too."""
    assert duct.told(STEP + "    command: SELECT '%d'\n    script_arguments: [4]\n") == [
        "PS204 5:14 '%d' in the SQL is no placeholder; dataduct knew %s, and %% for a %"
    ]
