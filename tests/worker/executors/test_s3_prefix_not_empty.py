"""S3PrefixNotEmpty."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.executors.s3_prefix_not_empty import S3PrefixNotEmptyExecutor
from penstock.worker.outcome import FINISHED, Outcome


def test_is_met_by_any_key_that_starts_so(make_attempt, bucket):
    """Is met by any key that starts so."""
    bucket.put("logs-2014/a")
    attempt = make_attempt({"type": "S3PrefixNotEmpty", "s3Prefix": "s3://data/logs"})
    assert S3PrefixNotEmptyExecutor().run(attempt) == FINISHED


def test_is_not_met_by_nothing(make_attempt):
    """Is not met by nothing."""
    attempt = make_attempt({"type": "S3PrefixNotEmpty", "s3Prefix": "s3://data/logs"})
    assert Outcome("FALSE", message="there is nothing under s3://data/logs yet") == S3PrefixNotEmptyExecutor().run(
        attempt
    )


def test_fails_without_the_bucket(make_attempt):
    """Fails without the bucket."""
    attempt = make_attempt({"type": "S3PrefixNotEmpty", "s3Prefix": "s3://nowhere/logs"})
    with pytest.raises(TaskFailed, match=r"^cannot list s3://nowhere/logs: NoSuchBucket: "):
        S3PrefixNotEmptyExecutor().run(attempt)
