"""The names of a definition's database."""

import pytest

from penstock.worker.databases.address import Address, address_of
from penstock.worker.errors import TaskFailed


@pytest.fixture
def address(make_task):
    """The address of a data node and a database in the CLI's form."""

    def address(node, *databases):
        task = make_task({"type": "CopyActivity"}, {"id": "Node", "type": "SqlDataNode", **node}, *databases)
        return address_of(task, task.objects["Node"])

    return address


def jdbc(url, **more):
    """A JdbcDatabase."""
    return {"id": "Db", "type": "JdbcDatabase", "connectionString": url, "username": "etl", **more}


def test_an_rds_instance(address):
    """By its identifier."""
    database = {"id": "Db", "type": "RdsDatabase", "rdsInstanceId": "forums-db", "databaseName": "forums"}
    assert address({"database": {"ref": "Db"}}, database) == Address("RdsDatabase 'Db'", ("forums-db",), "forums", None)


@pytest.mark.parametrize(
    ("url", "names", "database"),
    [
        ("jdbc:mysql://h.example.com:3306/shop", ("h.example.com:3306", "h.example.com"), "shop"),
        ("jdbc:postgresql://h/shop?ssl=true", ("h",), "shop"),
        ("jdbc:mysql://h:1", ("h:1", "h"), None),
        ("jdbc:mysql:aurora://h:1/", ("h:1", "h"), None),
        ("jdbc:sqlserver://h:1433;databaseName=x", ("h:1433", "h"), None),
    ],
)
def test_a_jdbc_connection_string(address, url, names, database):
    """Whole, then host and port, then the host."""
    expected = Address("JdbcDatabase 'Db'", (url, *names), database, "etl")
    assert address({"database": {"ref": "Db"}}, jdbc(url)) == expected


def test_the_database_of_the_object_wins(address):
    """Over that of the connection string."""
    found = address({"database": {"ref": "Db"}}, jdbc("jdbc:mysql://h/a", databaseName="b"))
    assert found.database == "b"


def test_a_data_node_with_the_fields_of_a_database(address):
    """As in the guide's example, where `database` is a name."""
    found = address({"connectionString": "jdbc:mysql://h:1", "database": "shop", "username": "u"})
    assert found == Address("SqlDataNode 'Node'", ("jdbc:mysql://h:1", "h:1", "h"), "shop", "u")


@pytest.mark.parametrize(
    ("node", "database", "message"),
    [
        ({}, jdbc("x"), r"^SqlDataNode 'Node' has 0 references in database; exactly one RdsDatabase or JdbcDatabase"),
        (
            {"database": {"ref": "Db"}},
            jdbc("mysql://h"),
            r"^connectionString of JdbcDatabase 'Db' is 'mysql://h'; write",
        ),
        (
            {"database": {"ref": "Db"}},
            {"id": "Db", "type": "RedshiftDatabase"},
            r"only RdsDatabase or JdbcDatabase can",
        ),
        ({"database": {"ref": "Db"}}, {"id": "Db", "type": "RdsDatabase"}, r"^RdsDatabase 'Db' has no field rdsInsta"),
    ],
)
def test_failures(address, node, database, message):
    """In the user's words."""
    with pytest.raises(TaskFailed, match=message):
        address(node, database)
