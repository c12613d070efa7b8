"""PigActivity."""

import threading

import pytest

from penstock.worker.errors import TaskCancelled, TaskFailed
from penstock.worker.executors.pig_activity import PigActivityExecutor
from penstock.worker.outcome import FINISHED

SCRIPT = """A = LOAD '$INPUT' USING TextLoader AS (line:chararray);
B = FILTER A BY line MATCHES 'k.*';
STORE B INTO '$OUTPUT' USING PigStorage('\\t');
"""
PIG = {"type": "PigActivity", "scriptVariable": ["INPUT=s3://data/in", "OUTPUT=s3://data/out=1/"]}


def run(attempt):
    """Run the executor."""
    return PigActivityExecutor().run(attempt)


def test_runs_a_script_from_s3_over_s3(make_attempt, bucket):
    """Runs a script from S3 over S3, and logs what it stored."""
    bucket.put("bin/filter.pig", SCRIPT)
    bucket.put("in/a", "keep\nleave\n")
    bucket.put("in/b", "kilo\n")
    bucket.put("in/_hidden", "k\n")
    attempt = make_attempt({**PIG, "scriptUri": "s3://data/bin/filter.pig"})
    assert run(attempt) == FINISHED
    parts = [key for key in bucket.keys("out=1/") if not key.endswith("_SUCCESS")]
    assert sorted("".join(bucket.get(key) for key in parts).splitlines()) == ["keep", "kilo"]
    assert "out=1/_SUCCESS" in bucket.keys("out=1/")
    assert "stored 2 rows of B in s3://data/out=1/" in (attempt.scratch / "log" / "Activity.log").read_text()


def test_a_retry_replaces_what_an_attempt_of_its_instance_left(make_attempt, bucket):
    """A second attempt of the instance stores anew; another instance finds the directory taken."""
    bucket.put("in/a", "k1\n")
    fields = {**PIG, "script": SCRIPT}
    run(make_attempt(fields))
    bucket.put("in/a", "k2\n")
    run(make_attempt(fields, attempt_id="@Act_2014-11-12T00:00:00_Attempt=2"))
    parts = [key for key in bucket.keys("out=1/") if not key.endswith("_SUCCESS")]
    assert [bucket.get(key) for key in parts] == ["k2\n"]
    with pytest.raises(TaskFailed, match=r"output s3://data/out=1/ already exists") as caught:
        run(make_attempt(fields, attempt_id="@Act_2014-11-13T00:00:00_Attempt=1"))
    assert caught.value.error_id == "PigRuntimeError"


def test_a_retry_of_a_script_with_rmf_starts_afresh(make_attempt, bucket):
    """Whoever has written what is there; another instance does the same."""
    script = SCRIPT.replace("STORE", "rmf $OUTPUT;\nSTORE")
    bucket.put("in/a", "k1\n")
    for day, attempt_id in (("12", "1"), ("12", "2"), ("13", "1")):
        bucket.put("out=1/part-m-00000", "half")
        bucket.put("out=1/part-m-00009", "not written again")
        attempt = make_attempt(
            {**PIG, "script": script}, attempt_id=f"@Act_2014-11-{day}T00:00:00_Attempt={attempt_id}"
        )
        assert run(attempt) == FINISHED
        assert bucket.keys("out=1/") == ["out=1/_SUCCESS", "out=1/part-m-00000"]
        assert bucket.get("out=1/part-m-00000") == "k1\n"
        assert "removed s3://data/out=1/" in (attempt.scratch / "log" / "Activity.log").read_text()


def test_a_failing_script_with_rmf_removes_nothing(make_attempt, bucket):
    """What was there is there."""
    bucket.put("out=1/old", "x")
    with pytest.raises(TaskFailed, match="cannot LOAD s3://data/in"):
        run(make_attempt({**PIG, "script": f"rmf $OUTPUT;\n{SCRIPT}"}))
    assert bucket.keys() == ["out=1/old"]


@pytest.mark.parametrize("place", ["s3://data", "s3://data/", "s3://data//", "s3://data/x/../", "s3n://data//out"])
def test_no_script_wipes_a_bucket(make_attempt, bucket, place):
    """Not with an empty parameter either; the message is at the path."""
    bucket.put("in/a", "k1\n")
    with pytest.raises(
        TaskFailed, match=r"script.pig:1:5: cannot remove s3n?://data.*: only what lies in a bucket can"
    ):
        run(make_attempt({**PIG, "script": "rmf $ALL;", "scriptVariable": f"ALL={place}"}))
    assert bucket.keys() == ["in/a"]


def test_shows_where_the_script_is_wrong(make_attempt):
    """The message has the script's name, the place and a caret."""
    attempt = make_attempt({**PIG, "script": "A = LOAD '$INPUT';\nB = FILTR A BY $0;\n"})
    with pytest.raises(TaskFailed) as caught:
        run(attempt)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("PigActivity 'Act': script.pig:2:")
    assert lines[1] == "B = FILTR A BY $0;"
    assert lines[2].strip() == "^"
    assert caught.value.error_id == "PigSyntaxError"


def test_stores_nothing_when_the_input_is_missing(make_attempt, bucket):
    """The message names the URI."""
    with pytest.raises(TaskFailed, match=r"cannot LOAD s3://data/in: input path does not exist: s3://data/in"):
        run(make_attempt({**PIG, "script": SCRIPT}))
    assert bucket.keys() == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "PigActivity 'Act' has neither; exactly one of script, scriptUri is needed"),
        ({"scriptUri": "s3://data/no.pig"}, "cannot read s3://data/no.pig: it does not exist"),
        ({"script": SCRIPT, "stage": "true"}, "PigActivity 'Act' has stage=true, which cannot be run here; set stage"),
        ({"script": SCRIPT, "scriptVariable": "INPUT"}, "scriptVariable of PigActivity 'Act' has 'INPUT'; write NAME="),
        (
            {"script": SCRIPT, "preActivityTaskConfig": {"ref": "Pre"}},
            "PigActivity 'Act' has preActivityTaskConfig, which cannot be run here; remove it",
        ),
    ],
)
def test_fails_with_a_reason(make_attempt, fields, message):
    """Each message says what and where."""
    with pytest.raises(TaskFailed) as caught:
        run(make_attempt({**PIG, **fields}))
    assert message in str(caught.value)


def test_tells_of_an_engine_that_dies(make_attempt, monkeypatch):
    """A result that is not there is an error, with the last lines of the process."""
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(TaskFailed, match=r"^the Pig engine of PigActivity 'Act' ended with exit code 1 and no result"):
        run(make_attempt({**PIG, "script": SCRIPT}))


def test_stops_when_cancelled(make_attempt, bucket):
    """The process is told to end, and nothing is stored."""
    bucket.put("in/a", "k1\n")
    attempt = make_attempt({**PIG, "script": SCRIPT})

    def cancel_when_started():
        while not attempt.log.stderr.exists():
            pass
        attempt.cancellation.cancel()

    threading.Thread(target=cancel_when_started, daemon=True).start()
    with pytest.raises(TaskCancelled):
        run(attempt)
    assert bucket.keys("out") == []
