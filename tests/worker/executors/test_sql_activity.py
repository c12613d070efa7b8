"""SqlActivity on a double of the Data API: what is sent, and how failures are told."""

import pytest

from penstock.worker.errors import TaskCancelled, TaskFailed
from penstock.worker.executors.sql_activity import SqlActivityExecutor
from penstock.worker.outcome import FINISHED

ATTEMPT = "@Act_2014-11-12T00:00:00_Attempt={}"


@pytest.fixture
def objects():
    """The activity and its database, in the CLI's form."""
    return {
        "activity": {
            "type": "SqlActivity",
            "script": "BEGIN;\nDELETE FROM visits WHERE day = ?;\nINSERT INTO visits SELECT ? ;\nCOMMIT;\n",
            "scriptArgument": ["2014-11-12", "it's"],
            "database": {"ref": "Db"},
        },
        "database": {
            "id": "Db",
            "type": "RedshiftDatabase",
            "clusterId": "cluster-1",
            "databaseName": "dev",
            "username": "etl",
            "*password": "secret",
            "region": "eu-west-1",
        },
        "table": {
            "id": "Out",
            "type": "RedshiftDataNode",
            "tableName": "visits",
            "createTableSql": "CREATE TABLE v(a)",
        },
    }


def run(attempt):
    """Run the executor."""
    return SqlActivityExecutor().run(attempt)


def test_runs_in_one_named_transaction(make_attempt, objects, clients, warehouse):
    """The log shows neither arguments nor passwords."""
    attempt = make_attempt(*objects.values())
    assert run(attempt) == FINISHED
    assert warehouse.batches == [
        {
            "Sqls": ["DELETE FROM visits WHERE day = '2014-11-12'", "INSERT INTO visits SELECT 'it''s'"],
            "StatementName": "df-1 @Act_2014-11-12T00:00:00_Attempt=1",
            "ClientToken": "946be526a10c7625b2a8162e9879ee771ff204ee895641ac424aaf58f7ba8458",
            "ClusterIdentifier": "cluster-1",
            "Database": "dev",
            "DbUser": "etl",
        }
    ]
    assert clients.warehouse_regions == ["eu-west-1"]
    log = (attempt.scratch / "log" / "Activity.log").read_text()
    assert "2014-11-12T13:14:15Z DELETE FROM visits WHERE day = ?;" in log
    assert "secret" not in log
    assert "it's" not in log


def test_a_queue_and_a_table_that_may_be_missing(make_attempt, objects, warehouse):
    """Both go before the script."""
    objects["activity"] |= {"queue": "it's", "output": {"ref": "Out"}}
    assert run(make_attempt(*objects.values())) == FINISHED
    assert warehouse.batches[0]["Sqls"][:2] == [
        "SET query_group TO 'it''s'",
        "CREATE TABLE IF NOT EXISTS v(a)",
    ]


def test_a_single_statement_is_on_its_own(make_attempt, objects, warehouse):
    """Some refuse to be in a transaction."""
    objects["activity"] |= {"script": "VACUUM visits;", "scriptArgument": []}
    warehouse.script = [["STARTED", "FINISHED"]]
    assert run(make_attempt(*objects.values())) == FINISHED
    assert warehouse.batches == []
    assert [query["Sql"] for query in warehouse.queries] == ["VACUUM visits"]
    assert warehouse.queries[0]["StatementName"] == "df-1 @Act_2014-11-12T00:00:00_Attempt=1"


def test_an_empty_transaction(make_attempt, objects, warehouse):
    """Nothing is sent for it."""
    objects["activity"] |= {"script": "BEGIN; COMMIT;", "scriptArgument": []}
    assert run(make_attempt(*objects.values())) == FINISHED
    assert (warehouse.batches, warehouse.queries) == ([], [])


def test_a_script_in_s3(make_attempt, objects, warehouse, bucket):
    """Read when the activity runs."""
    bucket.put("sql/count.sql", "\u00e9; INSERT INTO visits VALUES (?, ?)")
    objects["activity"] |= {"script": [], "scriptUri": "s3://data/sql/count.sql"}
    assert run(make_attempt(*objects.values())) == FINISHED
    assert warehouse.batches[0]["Sqls"] == ["\u00e9", "INSERT INTO visits VALUES ('2014-11-12', 'it''s')"]


def test_does_not_run_again_what_an_earlier_attempt_committed(make_attempt, objects, clients, warehouse):
    """It could not say so."""
    warehouse.add("df-1 " + ATTEMPT.format(1), "STARTED", "FINISHED")
    clients.fake_pipeline.described = {ATTEMPT.format(1): "TIMEDOUT"}
    assert run(make_attempt(*objects.values(), attempt_id=ATTEMPT.format(2))) == FINISHED
    assert warehouse.batches == []


@pytest.mark.parametrize("script", ["DELETE FROM a; DELETE FROM b", "DELETE FROM a"])
def test_cancels_the_statement_with_the_task(make_attempt, objects, warehouse, script):
    """In a transaction or not."""
    objects["activity"] |= {"script": script, "scriptArgument": []}
    warehouse.script = [["STARTED"]]
    attempt = make_attempt(*objects.values())
    warehouse.on_describe = lambda _: attempt.cancellation.cancel()
    with pytest.raises(TaskCancelled):
        run(attempt)
    assert warehouse.cancelled == ["statement-1"]


def test_does_not_run_a_task_that_is_not_its_own_any_more(make_attempt, objects, warehouse):
    """Nothing is sent."""
    attempt = make_attempt(*objects.values())
    attempt.cancellation.cancel()
    with pytest.raises(TaskCancelled):
        run(attempt)
    assert warehouse.batches == []


@pytest.mark.parametrize(("statuses", "reason"), [("FAILED", "ERROR: no"), ("ABORTED", "the statement was ABORTED")])
def test_fails_with_the_warehouse_s_reason(make_attempt, objects, warehouse, statuses, reason):
    """And the statement, where the service says which one it was."""
    warehouse.script = [[statuses]]
    warehouse.error = "ERROR: no"
    with pytest.raises(TaskFailed) as caught:
        run(make_attempt(*objects.values()))
    assert caught.value.error_id == "SqlFailed"
    first = "statement 1 of 2: " if statuses == "FAILED" else ""
    text = "\nDELETE FROM visits WHERE day = ?" if statuses == "FAILED" else ""
    assert str(caught.value) == f"SqlActivity 'Act': {first}{reason}{text}"


@pytest.mark.parametrize(
    ("name", "change", "error_id", "message"),
    [
        (
            "activity",
            {"scriptArgument": ["1"]},
            "InvalidField",
            "script of SqlActivity 'Act': it has 2 placeholders '?', and there are 1 values in scriptArgument",
        ),
        (
            "activity",
            {"scriptUri": "s3://data/x.sql"},
            "InvalidField",
            "SqlActivity 'Act' has script and scriptUri; exactly one of script, scriptUri is needed",
        ),
        (
            "activity",
            {"script": None, "scriptUri": "s3://data/x.sql"},
            "S3ObjectMissing",
            "cannot read s3://data/x.sql: it does not exist",
        ),
        (
            "activity",
            {"script": None, "scriptUri": "s3://data/latin.sql"},
            "InvalidField",
            "s3://data/latin.sql is not UTF-8 text: invalid continuation byte at byte 8",
        ),
        (
            "activity",
            {"database": None},
            "MissingField",
            "SqlActivity 'Act' has 0 references in database; exactly one RedshiftDatabase or RdsDatabase or ",
        ),
        (
            "database",
            {"type": "S3DataNode"},
            "NotSupported",
            "database of SqlActivity 'Act' is S3DataNode 'Db'; only RedshiftDatabase or RdsDatabase or ",
        ),
        ("database", {"clusterId": None}, "MissingField", "RedshiftDatabase 'Db' has no field clusterId; set it"),
        (
            "table",
            {"createTableSql": "DROP TABLE v"},
            "InvalidField",
            (
                "createTableSql of RedshiftDataNode 'Out': 'DROP TABLE v' is not CREATE TABLE, CREATE SCHEMA, COMMENT "
                "or GRANT"
            ),
        ),
    ],
)
def test_fails_when_the_objects_ask_for_what_cannot_be_done(
    make_attempt, objects, warehouse, bucket, name, change, error_id, message
):
    """Before anything is sent."""
    bucket.put("latin.sql", b"SELECT '\xe9'")
    if name == "table":
        objects["activity"]["output"] = {"ref": "Out"}
    objects[name] = {key: value for key, value in {**objects[name], **change}.items() if value is not None}
    with pytest.raises(TaskFailed) as caught:
        run(make_attempt(*objects.values()))
    assert caught.value.error_id == error_id
    assert str(caught.value).startswith(message)
    assert (warehouse.batches, warehouse.queries) == ([], [])
