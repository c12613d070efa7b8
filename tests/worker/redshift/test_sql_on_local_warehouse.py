"""SqlActivity on the real local warehouse: all or nothing, and the same thing twice."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.executors.sql_activity import SqlActivityExecutor

ATTEMPT = "@Act_2014-11-12T00:00:00_Attempt={}"
DATABASE = {"id": "Db", "type": "RedshiftDatabase", "clusterId": "c", "databaseName": "dev", "username": "etl"}
REPLACE = """\
CREATE TABLE IF NOT EXISTS weblogs (id INT, name VARCHAR(32)); -- nobody's; here?
DELETE FROM weblogs WHERE id = ?;
INSERT INTO weblogs VALUES (?, ?)
"""


@pytest.fixture
def execute(make_attempt, local, clients):
    """Run a script as an attempt of an instance whose earlier attempts were reported."""

    def execute(script, *arguments, number=1, **fields):
        clients.fake_pipeline.described[ATTEMPT.format(number - 1)] = "FINISHED"
        activity = {"type": "SqlActivity", "script": script, "scriptArgument": [*arguments], "database": {"ref": "Db"}}
        attempt = make_attempt({**activity, **fields}, DATABASE, attempt_id=ATTEMPT.format(number))
        SqlActivityExecutor().run(attempt)
        return local

    return execute


def test_the_same_twice(execute):
    """Values with quotes, semicolons and placeholders arrive as they are."""
    arguments = ("1", "1", "it's; -- ? \\n")
    assert execute(REPLACE, *arguments, queue="etl")() == [(1, "it's; -- ? \\n")]
    assert execute(REPLACE, *arguments, number=2)() == [(1, "it's; -- ? \\n")]


@pytest.mark.parametrize(
    "script", ["INSERT INTO weblogs VALUES (1, 'a')", "INSERT INTO weblogs VALUES (1, 'a'); ANALYZE weblogs"]
)
def test_an_attempt_that_is_run_twice_works_once(execute, script):
    """The service may hand out the same attempt again, of one statement or of several."""
    execute("CREATE TABLE weblogs (id INT, name VARCHAR(8))")
    execute(script, number=2)
    assert execute(script, number=2)() == [(1, "a")]


def test_a_failure_leaves_nothing(execute, local):
    """The statement and the reason are told; the rows before are there."""
    execute(REPLACE, "1", "1", "old")
    with pytest.raises(TaskFailed) as caught:
        execute(
            "BEGIN; DELETE FROM weblogs; INSERT INTO weblogs SELECT * FROM missing WHERE id = ?; COMMIT;", "7", number=2
        )
    assert str(caught.value) == (
        "SqlActivity 'Act': statement 2 of 2: ERROR: relation \"missing\" does not exist\n"
        "INSERT INTO weblogs SELECT * FROM missing WHERE id = ?"
    )
    assert local() == [(1, "old")]


def test_bad_sql(execute):
    """One statement needs no number."""
    with pytest.raises(TaskFailed) as caught:
        execute("SELEC 1")
    assert str(caught.value).startswith("SqlActivity 'Act': ERROR: ")
    assert str(caught.value).endswith("\nSELEC 1")


def test_a_transaction_of_its_own_is_kept(execute, local):
    """What the script has committed stays, as it does in Redshift."""
    execute(REPLACE, "1", "1", "old")
    script = "BEGIN; UPDATE weblogs SET name = 'new'; COMMIT; DELETE FROM weblogs; SELECT 1 FROM missing"
    with pytest.raises(TaskFailed):
        execute(script, number=2)
    assert local() == [(1, "new")]
