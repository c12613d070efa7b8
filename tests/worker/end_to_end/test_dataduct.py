"""Pipelines of dataduct: imported, and run on the local cloud as they are."""

import datetime as dt
import gzip
import sqlite3
from pathlib import Path

import pytest

from penstock.environments import DatabaseSettings
from penstock.importers.dataduct import Order, import_dataduct
from penstock.importers.dataduct.assets import content_of

CORPUS = Path(__file__).parents[2] / "importers" / "dataduct" / "corpus"
BOOKS = [(1, "A Field Guide to Weirs", 12.5), (2, "Turbines at Night", None), (3, None, 7.0)]
ALL_OF_SHOP = "SELECT id, title, price FROM shop.book ORDER BY id"
TILL = """\
name: through_a_script
steps:
  - {step_type: extract-rds, host_name: storefront, database: shop, sql: "SELECT id, title, price FROM book;"}
  - {step_type: transform, name: sorted, command: 'sort -r "$INPUT1_STAGING_DIR"/* | tee "$OUTPUT1_STAGING_DIR"/rows'}
  - {step_type: create-load-redshift, table_definition: tables/shop.book_new.sql}
  - {step_type: upsert, source: tables/shop.book_new.sql, destination: tables/shop.book.sql}
"""
BUCKETS = {
    "transform": "run-scripts",
    "double_input": "two-inputs",
    "double_output": "two-outputs",
    "inputs_and_outputs": "every-way-to-read-and-write",
}
CHECK = "  - {step_type: primary-key-check, table_definition: tables/shop.book.sql}\n"
"""In dataduct it ran at once, beside what creates the table."""


@pytest.fixture
def run(cloud, activate_spec, eventually, tmp_path):
    """Import a pipeline of the corpus, or the text of one, and run it to its end; gives the status of each step."""
    errors = []

    def run(pipeline, order=Order.SEQUENTIAL):
        if "\n" in pipeline:
            path = tmp_path / "pipeline.yaml"
            path.write_text(pipeline)
        else:
            (path,) = (CORPUS / "pipelines").glob(f"{pipeline}.y*ml")
        imported = import_dataduct(
            [path],
            start=dt.date(2026, 1, 5),
            order=order,
            resources=CORPUS / "resources",
            mode="production",
            config=_config(tmp_path),
        )
        databases = {
            name: DatabaseSettings.model_validate(item)
            for name, item in imported.settings["production"]["databases"].items()
        }
        assets = {name: content_of(file) for name, file in imported.assets.items()}
        text = f"{imported.specs[0].text}\nalarms: {{on_failure: false}}\n"
        id_ = activate_spec(text, assets, databases)

        def statuses():
            found = {name: item for name, item in cloud.statuses(id_).items() if name != "machine"}
            return found if found and all(item in _ENDS for item in found.values()) else None

        found = eventually(statuses, 60)
        errors.extend(filter(None, (item.string("errorMessage") for item in cloud.objects(id_, "ATTEMPT"))))
        cloud.pipelines.delete_pipeline(pipelineId=id_)
        return found

    yield run
    print("\n".join(errors))  # noqa: T201 - shown where a test fails


_ENDS = ("FINISHED", "FAILED", "CASCADE_FAILED")


def _config(folder):
    """The config of the corpus, without retries; all pipelines run once, as developers of dataduct had them."""
    text = (CORPUS / "dataduct.cfg").read_text()
    path = folder / "dataduct.cfg"
    path.write_text(text.replace("MAX_RETRIES: 2", "MAX_RETRIES: 0\n  FREQUENCY_OVERRIDE: one-time"))
    return path


@pytest.fixture
def shop(cloud, tmp_path):
    """A worker, the schema of the tables, a database with books, and the files that examples name."""
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("CREATE TABLE book (id INTEGER, title TEXT, price REAL)")
        connection.executemany("INSERT INTO book VALUES (?, ?, ?)", BOOKS)
    (tmp_path / "local_databases.yaml").write_text("databases: {storefront.example.com: 'sqlite:///{database}.db'}\n")
    cloud.worker()
    cloud.run("CREATE SCHEMA IF NOT EXISTS shop")
    for bucket, files in {
        "bookshop-data": {
            "visits/a": b"1\n2\n",
            "left/a": b"1\n",
            "right/b": b"2\n3\n",
            "reviews/a": b"2\n1\n",
            "stock/today.tsv": b"1\t2\n",
            "shop/x": b"",
        },
        "bookshop-code": {"shop/report.sh": b'ls "$1"\n'},
    }.items():
        cloud.s3.create_bucket(Bucket=bucket)
        for key, body in files.items():
            cloud.s3.put_object(Bucket=bucket, Key=key, Body=body)
    return cloud


@pytest.mark.parametrize("example", ["create_load_redshift", "load_redshift", "load_reload_pk", "reload", "upsert"])
def test_files_become_rows(shop, run, example):
    """With NULLs where dataduct wrote NULL; and once more, with the same rows."""
    for _ in range(2):
        assert set(run(example).values()) == {"FINISHED"}
        assert [(id_, title, price and float(price)) for id_, title, price in shop.rows(ALL_OF_SHOP)] == BOOKS


@pytest.mark.parametrize(("order", "check"), [(Order.SEQUENTIAL, CHECK), (Order.FAITHFUL, "")])
def test_rows_go_through_a_script_of_dataduct(shop, run, order, check):
    """It finds NULL where it always did, and what it writes is loaded as it always was."""
    assert set(run(TILL + check, order).values()) == {"FINISHED"}
    assert [(id_, title, price and float(price)) for id_, title, price in shop.rows(ALL_OF_SHOP)] == BOOKS
    if check:
        assert shop.rows("SELECT step, found FROM penstock_checks") == [("check-primary-key", 0)]


def test_history(shop, run):
    """A daily pipeline that runs once: a load, an upsert from a script with an argument, and a history."""
    body = gzip.compress(b"1\tWeirs\t12.5\n2\tdraft\t1\n3\tDams\t30\n")
    for days in (0, 1):  # the day may end before the run begins
        day = f"{dt.datetime.now(dt.UTC) + dt.timedelta(days):%Y-%m-%d}"
        shop.s3.put_object(Bucket="bookshop-data", Key=f"{day}/books/a.gz", Body=body)
    shop.run("CREATE TABLE shop.till (receipt INTEGER, item INTEGER, day DATE)")
    shop.run("INSERT INTO shop.till VALUES (7, 1, '2026-01-01')")

    assert set(run("history").values()) == {"FINISHED"}
    assert shop.rows("SELECT id, title FROM shop.book") == [(1, "Weirs")]
    assert shop.rows("SELECT id, title, expiration_ts FROM shop.book_history") == [(1, "Weirs", None)]
    assert shop.rows("SELECT sale_id, book_id FROM shop.sale") == [(7, 1)]
    shop.run("INSERT INTO shop.till VALUES (8, 1, '2025-12-30'), (9, 1, '2025-01-01')")
    assert set(run("delta_load").values()) == {"FINISHED"}
    assert shop.rows("SELECT sale_id FROM shop.sale ORDER BY 1") == [(7,), (8,)]


def test_sql(shop, run):
    """A statement, and SQL that fills a table."""
    assert set(run("create_update_sql").values()) == {"FINISHED"}
    assert shop.rows(ALL_OF_SHOP)[0][:2] == (8, "Sluices")
    assert set(run("sql_command").values()) == {"FINISHED"}
    assert set(run("primary_key_check").values()) == {"FINISHED"}
    assert set(run("extract_redshift").values()) == {"FINISHED"}


def test_checks(shop, run, mariadb, tmp_path):
    """Against a database: numbers of rows, values of a sample, and what the user's own SQL counts."""
    (tmp_path / "local_databases.yaml").write_text(f"databases: {{storefront.example.com: {mariadb.url()}}}\n")
    shop.run("CREATE TABLE shop.book (id INTEGER NOT NULL, title VARCHAR(200), price DECIMAL(8, 2))")
    shop.run("INSERT INTO shop.book VALUES (1, 'Weirs', 12.5), (2, NULL, 1)")
    shop.run("CREATE TABLE shop.sale (sale_id INTEGER NOT NULL, book_id INTEGER, sold_on DATE)")
    shop.run("INSERT INTO shop.sale VALUES (1, 1, '2014-01-01'), (2, 1, '2016-01-01'), (3, 2, '2016-01-01')")
    with mariadb.database("storefront"):
        mariadb.run(
            "storefront",
            "CREATE TABLE catalogue_book (book_id INT, name VARCHAR(200))",
            "INSERT INTO catalogue_book VALUES (1, 'Weirs'), (2, NULL)",
            "CREATE TABLE orders (buyer INT, paid INT)",
            "INSERT INTO orders VALUES (1, 1), (1, 1), (2, 1), (3, 0), (NULL, 1)",
        )
        for example in ("count_check", "column_check", "qa"):
            assert set(run(example).values()) == {"FINISHED"}
    found = dict(shop.rows("SELECT pipeline || '.' || step, MAX(found) FROM penstock_checks GROUP BY 1"))
    assert found == {
        "compare-numbers.check-row-count": 0,
        "compare-titles.check-values": 0,
        "look-closely.check-primary-key": 0,
        "look-closely.no_old_sales": 0,
        "look-closely.check-row-count": 0,
    }


def test_postgresql(shop, run, postgresql, tmp_path):
    """Rows out of it, and rows into it."""
    (tmp_path / "local_databases.yaml").write_text(f"databases: {{stockroom: {postgresql.url()}}}\n")
    shop.s3.put_object(Bucket="bookshop-data", Key="stock/today.tsv", Body=b"north\t3\n")
    with postgresql.database("stock"):
        postgresql.run("stock", "CREATE TABLE stock (shelf TEXT, pieces INT)")
        assert set(run("load_postgres").values()) == {"FINISHED"}
        assert postgresql.run("stock", "SELECT * FROM stock") == [("north", 3)]
        assert set(run("extract_postgres").values()) == {"FINISHED"}


@pytest.mark.parametrize(
    ("example", "files"),
    [
        ("transform", {"count-lines-output": "2", "run-shell-output": "a"}),
        ("double_input", {"run-shell-output": "a"}),
        ("double_output", {"look_at_odd-output": "1", "look-at-even-output": "1"}),
        ("inputs_and_outputs", {"sorted-output": "1\n2", "counted-output": "2", "both": "1\n2\n2"}),
    ],
)
def test_scripts(shop, run, example, files):
    """In the folders that they had, with several inputs and outputs."""
    assert set(run(example).values()) == {"FINISHED"}
    bucket = BUCKETS[example]
    found = {
        item["Key"].partition("/")[0]: shop.s3.get_object(Bucket=f"{bucket}-data", Key=item["Key"])["Body"].read()
        for item in shop.s3.list_objects_v2(Bucket=f"{bucket}-data")["Contents"]
    }
    assert {name: found[name].decode().strip() for name in files} == files


def test_fails_where_the_command_fails(shop, run):
    """What stands behind it does not run."""
    assert run("failed_pipeline")["run-shell"] == "FAILED"
