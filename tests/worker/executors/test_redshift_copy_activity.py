"""RedshiftCopyActivity."""

import pytest

from penstock.worker.errors import TaskCancelled, TaskFailed
from penstock.worker.executors.redshift_copy_activity import RedshiftCopyActivityExecutor
from penstock.worker.outcome import FINISHED

ATTEMPT = "@Act_2014-11-12T00:00:00_Attempt={}"


@pytest.fixture
def objects():
    """An activity with all it needs, by name so that a test can change one."""
    return {
        "activity": {
            "type": "RedshiftCopyActivity",
            "insertMode": "APPEND",
            "commandOptions": ["DELIMITER '\\t'", "MAXERROR 0"],
            "input": {"ref": "In"},
            "output": {"ref": "Out"},
        },
        "input": {"id": "In", "type": "S3DataNode", "directoryPath": "s3://data/staging/2014"},
        "output": {
            "id": "Out",
            "type": "RedshiftDataNode",
            "schemaName": "public",
            "tableName": "weblogs",
            "createTableSql": "-- the log\nCREATE TABLE weblogs (host VARCHAR(64));",
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
    }


def run(attempt):
    """Run the executor."""
    return RedshiftCopyActivityExecutor().run(attempt)


def test_loads_in_one_named_transaction(make_attempt, objects, clients, warehouse):
    """Loads in one named transaction."""
    attempt = make_attempt(*objects.values())
    assert run(attempt) == FINISHED
    assert warehouse.batches == [
        {
            "Sqls": [
                "CREATE TABLE IF NOT EXISTS weblogs (host VARCHAR(64))",
                (
                    'COPY "public"."weblogs" FROM \'s3://data/staging/2014/\' '
                    "IAM_ROLE default DELIMITER '\\t' MAXERROR 0"
                ),
            ],
            "StatementName": "df-1 @Act_2014-11-12T00:00:00_Attempt=1",
            "ClientToken": "946be526a10c7625b2a8162e9879ee771ff204ee895641ac424aaf58f7ba8458",
            "ClusterIdentifier": "cluster-1",
            "Database": "dev",
            "DbUser": "etl",
        }
    ]
    assert clients.warehouse_regions == ["eu-west-1"]
    log = (attempt.scratch / "log" / "Activity.log").read_text()
    assert "2014-11-12T13:14:15Z COPY" in log
    assert "secret" not in log


def test_waits_for_the_end(make_attempt, objects, warehouse):
    """Waits for the end."""
    warehouse.script = [["SUBMITTED", "PICKED", "STARTED", "FINISHED"]]
    assert run(make_attempt(*objects.values())) == FINISHED


def test_does_not_load_again_what_an_earlier_attempt_committed(make_attempt, objects, clients, warehouse):
    """Does not load again what an earlier attempt committed."""
    warehouse.add("df-1 " + ATTEMPT.format(1), "FINISHED")
    clients.fake_pipeline.described = {ATTEMPT.format(1): "FAILED"}
    assert run(make_attempt(*objects.values(), attempt_id=ATTEMPT.format(2))) == FINISHED
    assert warehouse.batches == []


def test_waits_for_the_load_of_an_earlier_attempt(make_attempt, objects, clients, warehouse):
    """Waits for the load of an earlier attempt."""
    warehouse.add("df-1 " + ATTEMPT.format(1), "STARTED", "STARTED", "FINISHED")
    clients.fake_pipeline.described = {ATTEMPT.format(1): "TIMEDOUT"}
    assert run(make_attempt(*objects.values(), attempt_id=ATTEMPT.format(2))) == FINISHED
    assert warehouse.batches == []


@pytest.mark.parametrize("ended", ["FAILED", "ABORTED"])
def test_loads_when_the_load_of_an_earlier_attempt_came_to_nothing(make_attempt, objects, clients, warehouse, ended):
    """Loads when the load of an earlier attempt came to nothing."""
    warehouse.add("df-1 " + ATTEMPT.format(1), "STARTED", ended)
    clients.fake_pipeline.described = {ATTEMPT.format(1): "FAILED"}
    assert run(make_attempt(*objects.values(), attempt_id=ATTEMPT.format(2))) == FINISHED
    assert ["df-1 " + ATTEMPT.format(2)] == [batch["StatementName"] for batch in warehouse.batches]


def test_a_rerun_loads_again(make_attempt, objects, clients, warehouse):
    """A rerun loads again."""
    warehouse.add("df-1 " + ATTEMPT.format(1), "FINISHED")
    clients.fake_pipeline.described = {ATTEMPT.format(1): "FINISHED"}
    run(make_attempt(*objects.values(), attempt_id=ATTEMPT.format(2)))
    assert len(warehouse.batches) == 1


def test_a_rerun_loads_again_also_when_the_run_before_was_recovered(make_attempt, objects, clients, warehouse):
    """Attempt 1 committed without saying so, attempt 2 said so: what attempt 1 did is no excuse for attempt 3."""
    warehouse.add("df-1 " + ATTEMPT.format(1), "FINISHED")
    clients.fake_pipeline.described = {ATTEMPT.format(1): "FAILED", ATTEMPT.format(2): "FINISHED"}
    run(make_attempt(*objects.values(), attempt_id=ATTEMPT.format(3)))
    assert len(warehouse.batches) == 1


def test_a_retry_of_a_rerun_sees_its_own_commit(make_attempt, objects, clients, warehouse):
    """A retry of a rerun sees its own commit."""
    warehouse.add("df-1 " + ATTEMPT.format(1), "FINISHED")
    warehouse.add("df-1 " + ATTEMPT.format(2), "FINISHED")
    clients.fake_pipeline.described = {ATTEMPT.format(1): "FINISHED", ATTEMPT.format(2): "FAILED"}
    run(make_attempt(*objects.values(), attempt_id=ATTEMPT.format(3)))
    assert warehouse.batches == []


def test_the_load_of_another_attempt_whose_name_starts_alike_does_not_count(make_attempt, objects, warehouse):
    """The load of another attempt whose name starts alike does not count."""
    warehouse.add("df-1 " + ATTEMPT.format(10), "FINISHED")
    run(make_attempt(*objects.values(), attempt_id=ATTEMPT.format(1)))
    assert len(warehouse.batches) == 1


def test_does_not_load_a_task_that_is_not_its_own_any_more(make_attempt, objects, warehouse):
    """Does not load a task that is not its own any more."""
    attempt = make_attempt(*objects.values())
    attempt.cancellation.cancel()
    with pytest.raises(TaskCancelled):
        run(attempt)
    assert warehouse.batches == []


def test_cancels_the_statement_with_the_task(make_attempt, objects, warehouse):
    """Cancels the statement with the task."""
    warehouse.script = [["STARTED"]]
    attempt = make_attempt(*objects.values())
    warehouse.on_describe = lambda _: attempt.cancellation.cancel()
    with pytest.raises(TaskCancelled):
        run(attempt)
    assert warehouse.cancelled == ["statement-1"]


def test_fails_with_the_warehouse_s_reason_and_the_lines(make_attempt, objects, warehouse):
    """Fails with the warehouse's reason and the lines."""
    warehouse.script = [["STARTED", "FAILED"]]
    warehouse.error = "ERROR: Load into table 'weblogs' failed. Check 'stl_load_errors' system table for details."
    warehouse.records = [
        [
            {"stringValue": "s3://data/staging/2014/part-0"},
            {"longValue": 7},
            {"stringValue": "status"},
            {"stringValue": "Invalid digit"},
            {"stringValue": "a\tb"},
        ]
    ]
    with pytest.raises(TaskFailed) as caught:
        run(make_attempt(*objects.values()))
    assert str(caught.value) == (
        'RedshiftCopyActivity \'Act\' into "public"."weblogs": '
        "ERROR: Load into table 'weblogs' failed. Check 'stl_load_errors' system table for details.\n"
        "s3://data/staging/2014/part-0:7, column status: Invalid digit: 'a\\tb'"
    )
    assert caught.value.error_id == "RedshiftLoadFailed"
    assert "WHERE query = 42 " in warehouse.queries[0]["Sql"]


def test_fails_with_another_reason_without_looking_for_lines(make_attempt, objects, warehouse):
    """Fails with another reason without looking for lines."""
    warehouse.script = [["FAILED"]]
    warehouse.error = 'ERROR: relation "weblogs" does not exist'
    with pytest.raises(TaskFailed, match=r'"public"\."weblogs": ERROR: relation "weblogs" does not exist$'):
        run(make_attempt(*objects.values()))
    assert warehouse.queries == []


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("activity", {"insertMode": "UPSERT"}, "insertMode of RedshiftCopyActivity 'Act' is UPSERT; use one of "),
        ("activity", {"insertMode": None}, "RedshiftCopyActivity 'Act' has no field insertMode"),
        ("activity", {"insertMode": "keep_existing"}, "RedshiftDataNode 'Out' has no primaryKeys, which insertMode "),
        ("activity", {"input": None}, "RedshiftCopyActivity 'Act' has 0 references in input; exactly one S3DataNode"),
        ("activity", {"input": {"ref": "Out"}}, "is RedshiftDataNode 'Out'; only S3DataNode can be used here"),
        ("activity", {"commandOptions": "CREDENTIALS 'x'"}, "commandOptions of RedshiftCopyActivity 'Act' carry cred"),
        ("input", {"directoryPath": None}, "S3DataNode 'In' has neither; exactly one of filePath, directoryPath is"),
        (
            "output",
            {"createTableSql": "DROP TABLE weblogs; CREATE TABLE weblogs (a INT)"},
            "createTableSql of RedshiftDataNode 'Out': 'DROP TABLE weblogs' is not CREATE TABLE, CREATE SCHEMA, ",
        ),
        ("output", {"tableName": None}, "RedshiftDataNode 'Out' has no field tableName"),
        ("database", {"databaseName": None}, "RedshiftDatabase 'Db' has no field databaseName"),
        (
            "database",
            {"clusterId": None, "connectionString": "jdbc:redshift://h/db"},
            "RedshiftDatabase 'Db' has connectionString; the Redshift Data API needs clusterId instead",
        ),
    ],
)
def test_fails_when_the_objects_ask_for_what_cannot_be_done(make_attempt, objects, warehouse, name, change, message):
    """Fails when the objects ask for what cannot be done."""
    objects[name] = {key: value for key, value in {**objects[name], **change}.items() if value is not None}
    with pytest.raises(TaskFailed) as caught:
        run(make_attempt(*objects.values()))
    assert message in str(caught.value)
    assert warehouse.batches == []
