"""Exists, for each type of data node."""

from __future__ import annotations

import sqlite3

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.executors.exists import ExistsExecutor
from penstock.worker.outcome import FINISHED, Outcome

EXISTS = {"type": "Exists", "node": {"ref": "@Data_2014-11-12T00:00:00"}}
DATABASE = {"id": "Db", "type": "RdsDatabase", "rdsInstanceId": "forums-db", "databaseName": "forums", "username": "e"}
WAREHOUSE = {"id": "Db", "type": "RedshiftDatabase", "clusterId": "c", "databaseName": "dev", "username": "etl"}


def node(**fields):
    """The data node that the precondition is for, as a task has it."""
    return {"id": "@Data_2014-11-12T00:00:00", "name": "Data", **fields}


def run(attempt):
    """Run the executor."""
    return ExistsExecutor().run(attempt)


def lacking(what):
    """The outcome where something is not there."""
    return Outcome("FALSE", message=f"{what} does not exist yet")


def test_a_file(make_attempt, bucket):
    """Its key, exactly."""
    data = node(type="S3DataNode", filePath="s3://data/in/day.csv")
    bucket.put("in/day.csv.bak")
    assert lacking("s3://data/in/day.csv") == run(make_attempt(EXISTS, data))
    bucket.put("in/day.csv")
    assert run(make_attempt(EXISTS, data)) == FINISHED


@pytest.mark.parametrize("path", ["s3://data/in", "s3://data/in/"])
def test_a_folder(make_attempt, bucket, path):
    """Anything in it; a folder whose name only begins so is another one."""
    data = node(type="S3DataNode", directoryPath=path)
    bucket.put("in-2/part-0")
    assert lacking(path) == run(make_attempt(EXISTS, data))
    bucket.put("in/part-0")
    assert run(make_attempt(EXISTS, data)) == FINISHED


@pytest.mark.parametrize("path", [{"filePath": "s3://nowhere/x"}, {"directoryPath": "s3://nowhere/x/"}])
def test_a_bucket_that_is_not_there(make_attempt, path):
    """A file in it does not exist; a folder in it cannot be listed."""
    attempt = make_attempt(EXISTS, node(type="S3DataNode", **path))
    if "filePath" in path:
        assert lacking("s3://nowhere/x") == run(attempt)
    else:
        with pytest.raises(TaskFailed, match="cannot look up s3://nowhere/x/: "):
            run(attempt)


def test_fails_when_s3_refuses(make_attempt, clients, monkeypatch, error):
    """It cannot be told."""

    def refuse(**_):
        raise error("403", "Forbidden", 403)

    monkeypatch.setattr(clients.s3, "head_object", refuse)
    attempt = make_attempt(EXISTS, node(type="S3DataNode", filePath="s3://data/x"))
    with pytest.raises(TaskFailed, match=r"^cannot look up s3://data/x: 403: Forbidden$"):
        run(attempt)


@pytest.mark.parametrize("kind", ["SqlDataNode", "MySqlDataNode"])
def test_a_table_of_a_database(make_attempt, tmp_path, kind):
    """With rows or without."""
    databases = tmp_path / "local_databases.yaml"
    databases.write_text("databases: {forums-db: 'sqlite:///{database}.db'}")
    objects = (EXISTS, node(type=kind, table="posts", database={"ref": "Db"}), DATABASE)
    assert lacking("the table 'posts'") == run(make_attempt(*objects, databases=databases))
    connection = sqlite3.connect(tmp_path / "forums.db")
    connection.execute("CREATE TABLE posts (id INTEGER)")
    connection.close()
    assert run(make_attempt(*objects, databases=databases)) == FINISHED


@pytest.mark.parametrize(("rows", "expected"), [(0, lacking("the table 'public.We'b'")), (1, FINISHED)])
def test_a_table_of_the_warehouse(make_attempt, warehouse, rows, expected):
    """Its name is quoted, and public is the schema where none is named."""
    warehouse.records = [[{"longValue": rows}]]
    data = node(type="RedshiftDataNode", tableName="We'b", database={"ref": "Db"})
    assert expected == run(make_attempt(EXISTS, data, WAREHOUSE))
    assert warehouse.queries[0]["Sql"] == (
        "SELECT count(*) FROM information_schema.tables "
        "WHERE lower(table_schema) = 'public' AND lower(table_name) = 'we''b'"
    )


def test_fails_for_a_table_of_dynamodb(make_attempt):
    """The guide has other preconditions for it."""
    message = "node of Exists 'Act' is DynamoDBDataNode 'Data'; only S3DataNode or SqlDataNode or MySqlDataNode or "
    with pytest.raises(TaskFailed, match=message):
        run(make_attempt(EXISTS, node(type="DynamoDBDataNode", tableName="t")))
