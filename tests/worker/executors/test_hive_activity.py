"""HiveActivity, as far as it goes without Spark; what it does with it is in end_to_end/test_spark.py."""

import pytest

from penstock.worker.emr import spark
from penstock.worker.errors import TaskFailed
from penstock.worker.executors import hive_activity
from penstock.worker.executors.hive_activity import HiveActivityExecutor

HIVE = {"type": "HiveActivity", "hiveScript": "SELECT 1"}


def run(attempt):
    """Run the executor."""
    return HiveActivityExecutor().run(attempt)


def test_says_what_to_install(make_attempt, monkeypatch):
    """Nothing is faked."""
    monkeypatch.setattr(spark, "_package", lambda _: None)
    with pytest.raises(TaskFailed) as caught:
        run(make_attempt(HIVE))
    assert caught.value.error_id == "NotSupported"
    assert str(caught.value) == (
        "HiveActivity 'Act' cannot run here: install PySpark by `pip install \".[spark]\"` in the folder of Penstock"
    )


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"scriptUri": "s3://data/x.q"}, "HiveActivity 'Act' has hiveScript and scriptUri; exactly one of"),
        ({"hiveScript": None}, "HiveActivity 'Act' has neither; exactly one of hiveScript, scriptUri is needed"),
        ({"hiveScript": None, "scriptUri": "s3://data/x.q"}, "cannot read s3://data/x.q: it does not exist"),
        ({"scriptVariable": ["A=1", "B"]}, "scriptVariable of HiveActivity 'Act' has 'B'; write NAME=value"),
        ({"stage": "true", "input": {"ref": "In"}}, "S3DataNode 'In' has no dataFormat with columns"),
    ],
)
def test_refuses(make_attempt, monkeypatch, bucket, fields, error):
    """Before Spark is started."""
    monkeypatch.setattr(hive_activity, "check_command", lambda *_: None)
    values = {key: value for key, value in {**HIVE, **fields}.items() if value is not None}
    node = {"id": "In", "type": "S3DataNode", "directoryPath": "s3://data/in/"}
    with pytest.raises(TaskFailed, match=error):
        run(make_attempt(values, node))
