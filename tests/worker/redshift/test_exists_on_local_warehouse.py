"""Exists on the real local warehouse."""

from penstock.worker.executors.exists import ExistsExecutor

DATABASE = {"id": "Db", "type": "RedshiftDatabase", "clusterId": "c", "databaseName": "dev", "username": "etl"}


def test_a_table_that_comes_later(make_attempt, local):
    """In its schema, whatever the case of its letters."""
    node = {"id": "Node", "type": "RedshiftDataNode", "schemaName": "Staging", "tableName": "Weblogs"}
    exists = {"type": "Exists", "node": {"ref": "Node"}}

    def look():
        attempt = make_attempt(exists, {**node, "database": {"ref": "Db"}}, DATABASE)
        return ExistsExecutor().run(attempt).status

    local("CREATE TABLE weblogs (id INT)")
    assert look() == "FALSE"
    local("CREATE SCHEMA staging")
    local("CREATE TABLE staging.weblogs (id INT)")
    assert look() == "FINISHED"
