"""Inputs: files go to where data nodes point, then the keys that these wait for are written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.client.inputs import InputError, give_input
from penstock.client.runs import RunView, fetch_runs

START = "2026-05-01T06:00:00"


class FakeS3:
    """Holds objects, and the order in which they came."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    def upload_file(self, name: str, bucket: str, key: str) -> None:
        """Upload a file."""
        self._put(bucket, key, Path(name).read_bytes())

    def put_object(self, *, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803 - boto3 calls them so
        """Put an object."""
        self._put(Bucket, Key, Body)

    def _put(self, bucket: str, key: str, body: bytes) -> None:
        uri = f"s3://{bucket}/{key}"
        assert uri not in self.objects, f"{uri} is written twice"
        self.objects[uri] = body


@pytest.fixture
def s3() -> FakeS3:
    """S3 with nothing in it."""
    return FakeS3()


@pytest.fixture
def run(client: Any) -> RunView:
    """A run with a folder, a single file, a table and a script; each of the first two waits for a key of its own."""
    logs = client.add_instance("logs", START, "WAITING_ON_DEPENDENCIES", ("type", "S3DataNode"))
    users = client.add_instance("users", START, "WAITING_ON_DEPENDENCIES", ("type", "S3DataNode"))
    ready = client.add_instance("logs-ready", START, "RUNNING", ("type", "S3KeyExists"), ("node", f"->{logs}"))
    other = client.add_instance("users-ready", START, "RUNNING", ("type", "S3KeyExists"), ("node", f"->{users}"))
    prefix = client.add_instance("logs-there", START, "RUNNING", ("type", "S3PrefixNotEmpty"), ("node", f"->{logs}"))
    table = client.add_instance("visits", START, "WAITING_ON_DEPENDENCIES", ("type", "RedshiftDataNode"))
    client.evaluate(logs, ("directoryPath", "s3://data/logs/2026-04-30/"))
    client.evaluate(users, ("filePath", "s3://data/users/2026-04-30.csv"))
    client.evaluate(ready, ("s3Key", "s3://other-bucket/triggers/2026-04-30"))
    client.evaluate(other, ("s3Key", "s3://data/triggers/users"))
    client.evaluate(prefix, ("s3Prefix", "s3://data/never"))
    client.evaluate(table, ("tableName", "visits"))
    (made,) = fetch_runs(client, "df-1")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with sub-folders, one of them empty."""
    made = tmp_path / "in"
    (made / "b" / "deep").mkdir(parents=True)
    (made / "empty").mkdir()
    (made / "a.log").write_bytes(b"a")
    (made / "b" / "b.log").write_bytes(b"b")
    (made / "b" / "deep" / "c d.log").write_bytes(b"c")
    return made


def test_a_folder_keeps_its_shape_and_the_trigger_comes_last(
    client: Any, s3: FakeS3, run: RunView, folder: Path
) -> None:
    """A consumer that sees the trigger finds all files; what other nodes wait for is not written."""
    assert give_input(client, s3, "df-1", run, "logs", folder) == "s3://data/logs/2026-04-30/"
    assert list(s3.objects.items()) == [
        ("s3://data/logs/2026-04-30/a.log", b"a"),
        ("s3://data/logs/2026-04-30/b/b.log", b"b"),
        ("s3://data/logs/2026-04-30/b/deep/c d.log", b"c"),
        ("s3://other-bucket/triggers/2026-04-30", b""),
    ]


def test_a_file_goes_into_the_folder(client: Any, s3: FakeS3, run: RunView, folder: Path) -> None:
    """Under its own name."""
    give_input(client, s3, "df-1", run, "logs", folder / "b" / "b.log")
    assert list(s3.objects) == ["s3://data/logs/2026-04-30/b.log", "s3://other-bucket/triggers/2026-04-30"]


@pytest.mark.parametrize("path", ["s3://data/logs", "s3://data/logs/"])
def test_a_slash_at_the_end_changes_nothing(client: Any, s3: FakeS3, run: RunView, folder: Path, path: str) -> None:
    """The service takes both."""
    client.evaluate("@logs_2026-05-01T06:00:00", ("directoryPath", path))
    give_input(client, s3, "df-1", run, "logs", folder / "a.log")
    assert next(iter(s3.objects)) == "s3://data/logs/a.log"


@pytest.mark.parametrize("path", ["s3://data", "s3://data/"])
def test_a_whole_bucket_is_a_folder(client: Any, s3: FakeS3, run: RunView, folder: Path, path: str) -> None:
    """Keys do not begin with a slash."""
    client.evaluate("@logs_2026-05-01T06:00:00", ("directoryPath", path))
    give_input(client, s3, "df-1", run, "logs", folder / "a.log")
    assert next(iter(s3.objects)) == "s3://data/a.log"


def test_a_node_that_is_one_file_gets_it_under_the_nodes_name(
    client: Any, s3: FakeS3, run: RunView, folder: Path
) -> None:
    """The file's own name does not count."""
    assert give_input(client, s3, "df-1", run, "users", folder / "a.log") == "s3://data/users/2026-04-30.csv"
    assert s3.objects == {"s3://data/users/2026-04-30.csv": b"a", "s3://data/triggers/users": b""}


def test_fails_for_a_folder_where_one_file_is_read(client: Any, s3: FakeS3, run: RunView, folder: Path) -> None:
    """Its files would overwrite each other."""
    with pytest.raises(InputError) as caught:
        give_input(client, s3, "df-1", run, "users", folder)
    assert str(caught.value) == f"'users' is one file, s3://data/users/2026-04-30.csv; {folder} is a folder"
    assert s3.objects == {}


def test_fails_for_a_node_that_is_not_there(client: Any, s3: FakeS3, run: RunView, folder: Path) -> None:
    """The message names those that are."""
    with pytest.raises(InputError) as caught:
        give_input(client, s3, "df-1", run, "log", folder)
    assert str(caught.value) == "the pipeline has no data node 'log' (it has: logs, users)"
    assert s3.objects == {}


def test_fails_for_a_path_that_is_not_there(client: Any, s3: FakeS3, run: RunView, folder: Path) -> None:
    """It may have gone since the command began."""
    with pytest.raises(InputError, match=r"there is no file or folder .*in/gone$"):
        give_input(client, s3, "df-1", run, "logs", folder / "gone")
    assert s3.objects == {}


def test_fails_for_what_is_no_place_in_s3(client: Any, s3: FakeS3, run: RunView, folder: Path) -> None:
    """A table, for example."""
    with pytest.raises(InputError, match=r"^'visits' is no place in S3$"):
        give_input(client, s3, "df-1", run, "visits", folder)
    assert s3.objects == {}
