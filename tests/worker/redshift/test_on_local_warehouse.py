"""Loads on the real local warehouse: what the statements mean, and that they happen once."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.executors.redshift_copy_activity import RedshiftCopyActivityExecutor

ATTEMPT = "@Act_2014-11-12T00:00:00_Attempt={}"


@pytest.fixture
def load(make_attempt, files):
    """Load lines as an attempt."""

    def load(mode, lines, *, number=1, **fields):
        files.objects["s3://data/in/part-m-00000"] = "".join(f"{line}\n" for line in lines).encode()
        files.objects["s3://data/in/_SUCCESS"] = b""
        activity = {
            "type": "RedshiftCopyActivity",
            "insertMode": mode,
            "commandOptions": "DELIMITER '|'",
            "input": {"ref": "In"},
            "output": {"ref": "Out"},
            **fields,
        }
        attempt = make_attempt(
            activity,
            {"id": "In", "type": "S3DataNode", "directoryPath": "s3://data/in"},
            {
                "id": "Out",
                "type": "RedshiftDataNode",
                "tableName": "weblogs",
                "createTableSql": "CREATE TABLE weblogs (id INT, name VARCHAR(8)) DISTKEY(id);",
                "primaryKeys": "id",
                "database": {"ref": "Db"},
            },
            {"id": "Db", "type": "RedshiftDatabase", "clusterId": "c", "databaseName": "dev", "username": "etl"},
            attempt_id=ATTEMPT.format(number),
        )
        RedshiftCopyActivityExecutor().run(attempt)

    return load


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("APPEND", [(1, "old"), (2, "new"), (2, "old"), (3, "new")]),
        ("TRUNCATE", [(2, "new"), (3, "new")]),
        ("KEEP_EXISTING", [(1, "old"), (2, "old"), (3, "new")]),
        ("OVERWRITE_EXISTING", [(1, "old"), (2, "new"), (3, "new")]),
    ],
)
def test_insert_modes(local, load, clients, mode, expected):
    """Two rows are there; one of the two that come has the key of one of them."""
    load("APPEND", ["1|old", "2|old"])
    clients.fake_pipeline.described = {ATTEMPT.format(1): "FINISHED"}
    load(mode, ["2|new", "3|new"], number=2)
    assert local() == expected


def test_transforms(local, load):
    """TransformSql selects from `staging`, and the temporary tables are gone afterwards."""
    load("APPEND", ["1|a", "2|b"], transformSql="SELECT id * 10, upper(name) FROM staging WHERE id > 1;")
    assert local() == [(20, "B")]
    load("APPEND", ["3|c"], number=2, transformSql="SELECT id, name FROM staging")


def test_a_bad_line_loads_nothing_and_is_shown(local, load, clients):
    """The old rows stay, also in a mode that deletes them first."""
    load("APPEND", ["1|old"])
    clients.fake_pipeline.described = {ATTEMPT.format(1): "FINISHED"}
    with pytest.raises(TaskFailed) as caught:
        load("TRUNCATE", ["2|new", "x|new"], number=2)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("RedshiftCopyActivity 'Act' into \"weblogs\": ")
    assert lines[1].startswith("s3://data/in/part-m-00000:2, column id: ")
    assert lines[1].endswith("'x|new'")
    assert local() == [(1, "old")]


def test_a_load_that_nobody_reported_is_not_repeated(local, load, clients):
    """Attempt 1 has committed and was lost; attempt 2 finds that out, and a rerun loads again."""
    load("APPEND", ["1|a"])
    clients.fake_pipeline.described = {ATTEMPT.format(1): "FAILED"}
    load("APPEND", ["1|a"], number=2)
    assert local() == [(1, "a")]
    clients.fake_pipeline.described[ATTEMPT.format(2)] = "FINISHED"
    load("APPEND", ["1|a"], number=3)
    assert local() == [(1, "a"), (1, "a")]


def test_an_attempt_that_is_run_twice_loads_once(local, load):
    """The service may hand out the same attempt again."""
    load("APPEND", ["1|a"])
    load("APPEND", ["1|a"])
    assert local() == [(1, "a")]
