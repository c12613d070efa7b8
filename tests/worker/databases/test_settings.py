"""local_databases.yaml: what is read, and where its errors are."""

from pathlib import Path

import pytest

from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.worker.databases.settings import read_local_databases, with_placeholders, with_variables


@pytest.fixture
def write(tmp_path):
    """Write the file."""

    def write(text):
        path = tmp_path / "local_databases.yaml"
        path.write_text(text)
        return path

    return write


def test_names_go_before_patterns(write):
    """And the more exact name before the other."""
    path = write(
        "databases:\n"
        "  'course-*': sqlite:///any.db\n"
        "  course-1: sqlite:///one.db\n"
        "  jdbc:mysql://course-1:3306/a: sqlite:///a.db\n"
        "  '*': sqlite:///rest.db\n"
    )
    databases = read_local_databases(path)
    assert databases.url_of(("jdbc:mysql://course-1:3306/a", "course-1:3306", "course-1")) == "sqlite:///a.db"
    assert databases.url_of(("jdbc:mysql://course-1:3306/b", "course-1:3306", "course-1")) == "sqlite:///one.db"
    assert databases.url_of(("course-2",)) == "sqlite:///any.db"
    assert databases.url_of(("else",)) == "sqlite:///rest.db"


@pytest.mark.parametrize("text", ["databases:\n", "databases: {}\n"])
def test_a_file_that_has_none(write, text):
    """It is no error."""
    assert read_local_databases(write(text)).url_of(("a",)) is None


def test_no_file(tmp_path):
    """Neither is that."""
    assert read_local_databases(tmp_path / "local_databases.yaml").urls == {}


@pytest.mark.parametrize(
    "url",
    [
        "mysql://root@127.0.0.1:3306",
        "mysql+pymysql://root:${PASSWORD}@db:3306/{database}",
        "mariadb://127.0.0.1/forums",
        "postgresql://etl@[::1]:5432/{database}?sslmode=disable",
        "sqlite:///{hostname}-{database}.db",
        "sqlite:////srv/forums.db",
        "${FORUMS_URL}",
        "postgresql://${USER_NAME}@${HOST}/x",
    ],
)
def test_urls_that_can_be_used(write, url):
    """As SQLAlchemy writes them."""
    assert read_local_databases(write(f"databases: {{a: '{url}'}}")).urls == {"a": url}


@pytest.mark.parametrize(
    ("text", "line", "column", "id_", "message"),
    [
        ("- a\n", 1, 1, "PS203", "a mapping with the key 'databases' is needed"),
        ("database: {}\n", 1, 1, "PS201", "unknown key 'database'"),
        ("databases: [a]\n", 1, 12, "PS203", "databases: a mapping from hosts"),
        ("databases:\n  a: 7\n", 2, 6, "PS203", "databases.a: the text of a URL is needed"),
        ("databases:\n  a: forums.db\n", 2, 6, "PS204", "databases.a: 'forums.db' is no URL of a database that can"),
        ("databases:\n  a: oracle://u:pw@h\n", 2, 6, "PS204", "databases.a: 'oracle://u:***@h' is no URL"),
        ("databases:\n  a: mysql://u:pw@h\n", 2, 6, "PS204", "databases.a: the URL has a password in clear text"),
        ("databases:\n  a: mysql:///x\n", 2, 6, "PS204", "databases.a: the URL has no host"),
        ("databases:\n  a: mysql://h:x\n", 2, 6, "PS204", "databases.a: not a URL: Port could not be cast"),
        ("databases:\n  a: 'mysql://h/{databse}'\n", 2, 6, "PS204", "databases.a: there is no placeholder '{databse}'"),
        ("databases:\n  a: sqlite://\n", 2, 6, "PS204", "databases.a: SQLite needs a file"),
        ("databases:\n  a: 'sqlite:///:memory:'\n", 2, 6, "PS204", "databases.a: SQLite needs a file"),
        ("databases:\n  a: [\n", 3, 1, "PS102", "not well-formed YAML"),
        ("databases:\n  a: sqlite:///a\n  a: sqlite:///b\n", 3, 3, "PS103", "'a' stands twice"),
    ],
)
def test_errors_are_located(write, text, line, column, id_, message):
    """At the key or the value."""
    with pytest.raises(DiagnosticsError) as raised:
        read_local_databases(write(text))
    first = raised.value.diagnostics[0]
    assert (first.location.line, first.location.column, first.id) == (line, column, id_)
    assert first.message.startswith(message)


def test_all_errors_are_found(write):
    """Not only the first; the password of none is shown."""
    with pytest.raises(DiagnosticsError) as raised:
        read_local_databases(write("databases:\n  a: 1\n  b: mysql://u:hunter2@h/{x}\nmore: 1\n"))
    assert [item.id for item in raised.value.diagnostics] == ["PS201", "PS203", "PS204", "PS204"]
    assert "hunter2" not in str(raised.value)


def test_values_are_put_in():
    """Variables and placeholders do not meet."""
    assert with_placeholders("${A}-{hostname}", {"hostname": "h"}) == "${A}-h"
    assert with_variables("${A}-{hostname}", {"A": "1"}) == "1-{hostname}"
    with pytest.raises(LookupError, match=r"^B$"):
        with_variables("${B}", {"A": "1"})


def test_the_example_of_the_documentation(write):
    """It can be read."""
    text = (Path(__file__).parents[3] / "docs" / "local-cloud.md").read_text(encoding="utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    databases = read_local_databases(write(example))
    assert databases.url_of(("orders.example.com:5433", "orders.example.com")).startswith("postgresql://etl:${ORDERS_")
    assert databases.url_of(("course-db-7",)) == "sqlite:///fixtures/{hostname}-{database}.db"
