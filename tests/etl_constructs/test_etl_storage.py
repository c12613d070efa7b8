"""EtlStorage: what is kept, for how long, and when it is deleted."""

from __future__ import annotations

from typing import Any

import pytest
from aws_cdk import App, Stack
from aws_cdk.assertions import Template
from etl_constructs.etl_storage import EtlStorage

pytestmark = pytest.mark.cdk
ABORT = {"AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}, "Status": "Enabled"}


def _buckets(**settings: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data bucket and the log bucket."""
    stack = Stack(App(), "S")
    storage = EtlStorage(stack, "Storage", **{"retain_data": False, "log_retention_days": 14, **settings})
    found = Template.from_stack(stack).find_resources("AWS::S3::Bucket")
    data, logs = (found[stack.get_logical_id(item.node.default_child)] for item in (storage.data, storage.logs))
    return data, logs


def test_logs_expire_and_data_does_not() -> None:
    """Only unfinished uploads of data are cleaned up."""
    data, logs = _buckets()
    assert logs["Properties"]["LifecycleConfiguration"]["Rules"] == [
        {**ABORT, "Id": "ExpireLogs", "ExpirationInDays": 14}
    ]
    assert data["Properties"]["LifecycleConfiguration"]["Rules"] == [{**ABORT, "Id": "AbortUploads"}]


def test_intermediate_data_expires() -> None:
    """After thirty days, prefix by prefix."""
    data, _ = _buckets(staging_prefixes=("staging/", "parse.output/"))
    assert data["Properties"]["LifecycleConfiguration"]["Rules"][1:] == [
        {"Id": "Expire-staging", "Prefix": "staging/", "ExpirationInDays": 30, "Status": "Enabled"},
        {"Id": "Expire-parse.output", "Prefix": "parse.output/", "ExpirationInDays": 30, "Status": "Enabled"},
    ]


@pytest.mark.parametrize(("retain", "policy"), [(True, "Retain"), (False, "Delete")])
def test_both_buckets_share_the_fate_of_the_stack(retain: bool, policy: str) -> None:
    """Or stay, when it is deleted and when they are replaced."""
    for bucket in _buckets(retain_data=retain):
        assert (bucket["DeletionPolicy"], bucket["UpdateReplacePolicy"]) == (policy, policy)


def test_access_to_data_is_logged() -> None:
    """In the log bucket, under a prefix of its own, so that it expires too."""
    stack = Stack(App(), "S")
    storage = EtlStorage(stack, "Storage", retain_data=False, log_retention_days=1)
    Template.from_stack(stack).has_resource_properties(
        "AWS::S3::Bucket",
        {
            "LoggingConfiguration": {
                "DestinationBucketName": stack.resolve(storage.logs.bucket_name),
                "LogFilePrefix": "access/",
            }
        },
    )
