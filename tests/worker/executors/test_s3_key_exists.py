"""S3KeyExists."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.executors.s3_key_exists import S3KeyExistsExecutor
from penstock.worker.outcome import FINISHED, Outcome


def test_is_met_when_the_object_is_there(make_attempt, bucket):
    """Is met when the object is there."""
    bucket.put("in/_go")
    attempt = make_attempt({"type": "S3KeyExists", "s3Key": "s3://data/in/_go"})
    assert S3KeyExistsExecutor().run(attempt) == FINISHED


@pytest.mark.parametrize("key", ["s3://data/in/_go", "s3://nowhere/in/_go"])
def test_is_not_met_when_it_is_not(make_attempt, key):
    """Is not met when it is not."""
    attempt = make_attempt({"type": "S3KeyExists", "s3Key": key})
    assert Outcome("FALSE", message=f"{key} does not exist yet") == S3KeyExistsExecutor().run(attempt)


def test_fails_when_s3_refuses(make_attempt, clients, monkeypatch, error):
    """Fails when S3 refuses."""

    def refuse(**_):
        raise error("403", "Forbidden", 403)

    monkeypatch.setattr(clients.s3, "head_object", refuse)
    attempt = make_attempt({"type": "S3KeyExists", "s3Key": "s3://data/in/_go"})
    with pytest.raises(TaskFailed, match=r"^cannot look up s3://data/in/_go: 403: Forbidden$") as caught:
        S3KeyExistsExecutor().run(attempt)
    assert caught.value.error_id == "S3Error"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "S3KeyExists 'Act' has no field s3Key; set it in the definition"),
        ({"s3Key": "in/_go"}, "'in/_go' is not an S3 URI; write s3://BUCKET/KEY"),
    ],
)
def test_fails_without_a_usable_key(make_attempt, fields, message):
    """Fails without a usable key."""
    with pytest.raises(TaskFailed) as caught:
        S3KeyExistsExecutor().run(make_attempt({"type": "S3KeyExists", **fields}))
    assert message == str(caught.value)
