"""From an address to the URL of what stands for it."""

import pytest

from penstock.worker.databases.address import Address
from penstock.worker.databases.location import url_of
from penstock.worker.errors import TaskFailed

RDS = Address("RdsDatabase 'Db'", ("forums-db",), "forums", "etl")


@pytest.fixture
def located(tmp_path):
    """The URL that a line of the file gives, as text with its password."""

    def located(url, address=RDS, **variables):
        (tmp_path / "local_databases.yaml").write_text(f"databases: {{forums-db: '{url}'}}")
        found = url_of(tmp_path / "local_databases.yaml", address, variables)
        return found.render_as_string(hide_password=False).replace(str(tmp_path), "FOLDER")

    return located


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("mysql://127.0.0.1:3307", "mysql+pymysql://etl@127.0.0.1:3307/forums"),
        ("mariadb://me@127.0.0.1/other", "mariadb+pymysql://me@127.0.0.1/other"),
        ("postgresql://127.0.0.1/{database}_copy", "postgresql+psycopg://etl@127.0.0.1/forums_copy"),
        ("mysql+pymysql://{hostname}.local", "mysql+pymysql://etl@forums-db.local/forums"),
        ("sqlite:///{hostname}/{database}.db", "sqlite+pysqlite:///FOLDER/forums-db/forums.db"),
        ("sqlite:////srv/forums.db", "sqlite+pysqlite:////srv/forums.db"),
        ("postgresql://u:${PW}@h", "postgresql+psycopg://u:a%2Fb@h/forums"),
        ("${URL}", "mysql+pymysql://x:y@h/forums"),
    ],
)
def test_urls(located, url, expected):
    """User and database are the definition's where the file names none; a password never is."""
    assert located(url, PW="a/b", URL="mysql://x:y@h") == expected


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (
            "mysql://u:${PW}@h",
            r"needs the environment variable PW, which is not set where the local cloud was started$",
        ),
        ("${URL}", r"needs the environment variable URL"),
        ("${BAD}", r"^RdsDatabase 'Db': \$\{BAD\} does not hold a database's URL$"),
        ("mysql://u:pw@h", r"^local_databases.yaml:1: databases.forums-db: the URL has a password in clear text"),
    ],
)
def test_failures(located, url, message):
    """In words that tell what to do."""
    with pytest.raises(TaskFailed, match=message):
        located(url, BAD="no url")


def test_a_definition_without_a_database(located):
    """Its name is wanted."""
    address = Address("JdbcDatabase 'Db'", ("forums-db",), None, None)
    assert located("mysql://h", address) == "mysql+pymysql://h"
    with pytest.raises(TaskFailed, match=r"^JdbcDatabase 'Db' names no database, which \{database\} in local_datab"):
        located("mysql://h/{database}", address)
