"""primary-key-check."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct

STEP = "  - {step_type: primary-key-check, table_definition: tables/shop.book.sql%s}\n"


def test_a_table(duct: Duct) -> None:
    """With a topic for warnings dataduct let the step succeed."""
    assert duct.steps(STEP % "") == [{"type": "check-primary-key", "table": "shop.book"}]
    assert duct.steps(STEP % "", config="etl: {SNS_TOPIC_ARN_WARNING: arn:x}") == [
        {"type": "check-primary-key", "table": "shop.book", "on_failure": "warn"}
    ]


def test_a_program_of_the_user(duct: Duct) -> None:
    """It takes the place of the check."""
    given = STEP % ", script: scripts/run.sh, script_arguments: [--x]"

    assert duct.steps(given) == [{"type": "run-qa-script", "script": "scripts/run.sh", "arguments": ["--x"]}]
    assert duct.told(given) == [
        (
            "PS607 3:76 the program of this primary-key-check step gets its script_arguments only, not "
            "those that dataduct added"
        ),
    ]


def test_what_has_no_equivalent(duct: Duct) -> None:
    """Results are rows of a table."""
    assert duct.told(STEP % ", log_to_s3: true, script_arguments: [--path_suffix=x]") == [
        "PS607 3:76 what this primary-key-check step finds is noted in the table penstock_checks, not in a file of S3",
        "PS605 3:93 '--path_suffix=x', the folder of its results, is left out of this primary-key-check step",
    ]
