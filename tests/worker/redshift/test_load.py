"""The statements of a load."""

import pytest

from penstock.worker.redshift.load import Load, Target

COPY = "FROM 's3://data/in/' IAM_ROLE default CSV"


def load(mode, *, keys=(), schema="web", create_sql=None, transform_sql=None, query_group=None):
    """The statements of a load into web.logs."""
    target = Target(schema, "logs", create_sql, keys)
    return Load("s3://data/in/", "IAM_ROLE default CSV", target, mode, transform_sql, query_group).statements()


def test_append_copies_into_the_target():
    """Without a transformation the rows take no detour."""
    assert load("APPEND") == [f'COPY "web"."logs" {COPY}']


def test_without_a_schema_the_search_path_decides():
    """The table's name stands alone."""
    assert load("APPEND", schema=None) == [f'COPY "logs" {COPY}']


def test_truncate_deletes_in_the_same_transaction():
    """TRUNCATE itself would commit."""
    assert load("TRUNCATE", create_sql="CREATE TABLE web.logs (id INT);", query_group="etl's") == [
        "SET query_group TO 'etl''s'",
        "CREATE TABLE IF NOT EXISTS web.logs (id INT)",
        'DELETE FROM "web"."logs"',
        f'COPY "web"."logs" {COPY}',
    ]


def test_a_transformation_selects_from_staging():
    """Rows go through `staging` and a second temporary table."""
    assert load("APPEND", transform_sql="SELECT id + 1 FROM staging; -- next") == [
        'CREATE TEMP TABLE staging (LIKE "web"."logs")',
        f"COPY staging {COPY}",
        "CREATE TEMP TABLE staging_transformed AS SELECT id + 1 FROM staging",
        'INSERT INTO "web"."logs" SELECT * FROM staging_transformed',
        "DROP TABLE staging",
        "DROP TABLE staging_transformed",
    ]


@pytest.mark.parametrize(
    ("mode", "merge"),
    [
        (
            "OVERWRITE_EXISTING",
            [
                (
                    'DELETE FROM "web"."logs" USING staging '
                    'WHERE "web"."logs"."id" = staging."id" AND "web"."logs"."d" = staging."d"'
                ),
                'INSERT INTO "web"."logs" SELECT * FROM staging',
            ],
        ),
        (
            "KEEP_EXISTING",
            [
                (
                    'INSERT INTO "web"."logs" SELECT * FROM staging WHERE NOT EXISTS (SELECT 1 FROM "web"."logs" '
                    'WHERE "web"."logs"."id" = staging."id" AND "web"."logs"."d" = staging."d")'
                )
            ],
        ),
    ],
)
def test_existing_rows_are_found_by_key(mode, merge):
    """All keys have to be equal."""
    assert load(mode, keys=("id", "d")) == [
        'CREATE TEMP TABLE staging (LIKE "web"."logs")',
        f"COPY staging {COPY}",
        *merge,
        "DROP TABLE staging",
    ]
