"""extract-s3."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct

EXPRESSION = "#{format(@scheduledStartTime,'YYYY-MM-dd')}"


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("file_uri: s3://shop/books.tsv", "s3://shop/books.tsv"),
        ("directory_uri: s3://shop/books", "s3://shop/books/"),
        ("directory_uri: s3://shop/books/", "s3://shop/books/"),
        (f'directory_uri: "s3://shop/{EXPRESSION}"', f"s3://shop/{EXPRESSION}/"),
        ('file_uri: "s3://shop/{S3_BASE_PATH}/books.tsv"', "s3://shop/work/books.tsv"),
    ],
)
def test_a_file_or_a_folder(duct: Duct, given: str, path: str) -> None:
    """A folder ends with a slash; expressions stay, and placeholders go."""
    steps = duct.steps(f"  - step_type: extract-s3\n    {given}\n", config="etl: {S3_BASE_PATH: work}")

    assert steps == [{"type": "extract-from-s3", "path": path}]


def test_fails_on_both_or_none(duct: Duct) -> None:
    """As dataduct did."""
    both = "  - {step_type: extract-s3, file_uri: s3://shop/a, directory_uri: s3://shop/b}\n"

    assert duct.told(both) == ["PS204 3:52 file_uri and directory_uri exclude each other"]
    assert duct.told("  - step_type: extract-s3\n") == [
        "PS202 3:5 one of file_uri, directory_uri is missing in steps.0"
    ]


def test_fails_on_a_placeholder_without_a_config(duct: Duct) -> None:
    """Nothing says what it stands for."""
    assert duct.told('  - {step_type: extract-s3, file_uri: "s3://shop/{S3_BASE_PATH}/a"}\n') == [
        "PS302 3:39 's3://shop/{S3_BASE_PATH}/a' needs S3_BASE_PATH, and nothing says what that is"
    ]


def test_fails_on_what_is_no_uri(duct: Duct) -> None:
    """In a spec it would be a path in the pipeline's bucket."""
    assert duct.told("  - {step_type: extract-s3, file_uri: shop/books.tsv}\n") == [
        "PS204 3:39 'shop/books.tsv' is no s3:// URI"
    ]
