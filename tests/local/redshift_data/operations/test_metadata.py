"""ListDatabases, ListSchemas, ListTables, DescribeTable."""

from __future__ import annotations

import pytest

from penstock.local.errors import ServiceError

TARGET = {"Database": "dev", "ClusterIdentifier": "demo"}


@pytest.fixture(autouse=True)
def _tables(run):
    run("CREATE SCHEMA stage", "CREATE TABLE stage.web (a int)", "CREATE TABLE weblogs (a varchar(9) NOT NULL, b date)")


def test_databases(service):
    """The one that was asked for."""
    assert service.handle("ListDatabases", TARGET) == {"Databases": ["dev"]}


def test_schemas(service):
    """The user's, without those of the warehouse itself."""
    assert service.handle("ListSchemas", TARGET) == {"Schemas": ["public", "stage"]}
    assert service.handle("ListSchemas", {**TARGET, "SchemaPattern": "s%"}) == {"Schemas": ["stage"]}


def test_tables(service):
    """By schema and name."""
    web = {"name": "web", "schema": "stage", "type": "TABLE"}
    weblogs = {"name": "weblogs", "schema": "public", "type": "TABLE"}
    assert {"Tables": [weblogs, web]} == service.handle("ListTables", TARGET)
    assert {"Tables": [weblogs]} == service.handle("ListTables", {**TARGET, "TablePattern": "web_%"})
    assert {"Tables": [web]} == service.handle("ListTables", {**TARGET, "SchemaPattern": "stage"})


def test_views(service, run):
    """Are among the tables."""
    run("CREATE VIEW stage.seen AS SELECT a FROM stage.web")
    seen = {"name": "seen", "schema": "stage", "type": "VIEW"}
    assert {"Tables": [seen]} == service.handle("ListTables", {**TARGET, "TablePattern": "see%"})


def test_table(service):
    """Columns as declared."""
    reply = service.handle("DescribeTable", {**TARGET, "Table": "weblogs"})
    assert [
        (column["name"], column["typeName"], column["length"], column["nullable"]) for column in reply["ColumnList"]
    ] == [("a", "varchar", 9, 0), ("b", "date", 0, 1)]


def test_fails_without_the_table(service):
    """It is named."""
    with pytest.raises(ServiceError, match=r"ResourceNotFoundException: Table does not exist: stage.nope"):
        service.handle("DescribeTable", {**TARGET, "Schema": "stage", "Table": "nope"})
