"""Logs that are stored while they grow."""

import threading
from datetime import UTC, datetime

import pytest

from penstock.worker.attempt_log import AttemptLog
from penstock.worker.log_storage import LogStorage, StoredLog
from tests.eventually import eventually

NOW = datetime(2014, 11, 12, tzinfo=UTC)
FOLDER = "logs/df-1/Act/@Act_2014-11-12T00:00:00/@Act_2014-11-12T00:00:00_Attempt=1/"


@pytest.fixture
def task(make_task):
    """An attempt whose pipeline keeps logs."""
    return make_task({"type": "Test", "pipelineLogUri": "s3://data/logs/"})


@pytest.fixture
def puts(clients):
    """The keys that were written, in order."""
    found = []
    clients.s3.meta.events.register(
        "provide-client-params.s3.PutObject", lambda params, **_: found.append(params["Key"])
    )
    return found


def test_only_what_has_grown_is_stored_again(task, clients, bucket, puts, tmp_path):
    """Empty files are left for the end, as most stay so."""
    files = AttemptLog(tmp_path, lambda: NOW)
    (tmp_path / "Activity.log").touch()  # that of an earlier attempt, made empty
    with files.output():
        out = files.stdout
    log = StoredLog(clients, files, task)
    log.store_growth()
    assert puts == []
    out.write_text("one\n")
    log.store_growth()
    log.store_growth()
    assert puts == [FOLDER + "StdOutput"]
    assert bucket.get(FOLDER + "StdOutput") == "one\n"
    out.write_text("one\ntwo\n")
    log.store_growth()
    assert puts == [FOLDER + "StdOutput"] * 2
    assert bucket.get(FOLDER + "StdOutput") == "one\ntwo\n"
    log.store_all()
    assert puts == [FOLDER + "StdOutput"] * 2 + [FOLDER + "StdError"]
    out.write_text("one\ntwo\nlate\n")
    log.store_growth()
    assert bucket.get(FOLDER + "StdOutput") == "one\ntwo\n"


def test_a_file_that_grows_while_it_is_stored(task, clients, bucket, tmp_path):
    """What was there at the start is stored, whole; the rest is for the next time."""
    out = tmp_path / "StdOutput"
    out.write_text("one\n")

    def grow(**_):
        with out.open("a") as file:
            file.write("two\n" * 1000)

    clients.s3.meta.events.register_first("before-send.s3.PutObject", grow)
    log = StoredLog(clients, AttemptLog(tmp_path, lambda: NOW), task)
    log.store_growth()
    clients.s3.meta.events.unregister("before-send.s3.PutObject", grow)
    assert bucket.get(FOLDER + "StdOutput") == "one\n"
    log.store_growth()
    assert bucket.get(FOLDER + "StdOutput") == "one\n" + "two\n" * 1000


def test_logs_are_stored_while_the_attempt_runs(task, clients, bucket, tmp_path):
    """Again and again, and to the last line when it ends."""
    storage = LogStorage(clients, 0.01)
    out = tmp_path / "StdOutput"
    with storage.following(AttemptLog(tmp_path, lambda: NOW), task):
        for count in range(1, 4):
            with out.open("a") as file:
                file.write("line\n")
            eventually(lambda count=count: bucket.keys() and bucket.get(FOLDER + "StdOutput") == "line\n" * count)
        storage.stop()
        with out.open("a") as file:
            file.write("last\n")
    assert bucket.get(FOLDER + "StdOutput") == "line\n" * 3 + "last\n"


def test_what_cannot_be_stored_yet_is_stored_later(make_task, clients, bucket, tmp_path):
    """A bucket that is not there does not end it."""
    task = make_task({"type": "Test", "pipelineLogUri": "s3://later/"})
    storage = LogStorage(clients, 0.01)
    tried = threading.Event()
    clients.s3.meta.events.register("after-call.s3.PutObject", lambda **_: tried.set())
    (tmp_path / "StdOutput").write_text("one\n")
    key = FOLDER.removeprefix("logs/") + "StdOutput"
    with storage.following(AttemptLog(tmp_path, lambda: NOW), task):
        assert tried.wait(60)
        clients.s3.create_bucket(Bucket="later")
        eventually(lambda: clients.s3.list_objects_v2(Bucket="later").get("KeyCount"))
        assert clients.s3.get_object(Bucket="later", Key=key)["Body"].read() == b"one\n"
    storage.stop()
    clients.s3.delete_object(Bucket="later", Key=key)
    clients.s3.delete_bucket(Bucket="later")
