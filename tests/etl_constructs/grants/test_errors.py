"""Names with characters that IAM reads in its own way."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.grants.errors import UngrantableError

from penstock.objects import DynamoDBTableExists, PipelineObject, RdsDatabase, S3DataNode, SnsAlarm


@pytest.mark.parametrize(
    ("item", "named"),
    [
        (DynamoDBTableExists("x", table_name="*"), "'*' has a *"),
        (RdsDatabase("x", rds_instance_id="shop-?", username="u", password="p"), "'shop-?' has a ?"),
        (RdsDatabase("x", rds_instance_id="shop", region="*", username="u", password="p"), "'*' has a *"),
        (S3DataNode("x", directory_path="s3://b*/logs/"), "'s3://b*/logs/' has a *"),
        (S3DataNode("x", file_path="s3://b/*.csv"), "'s3://b/*.csv' has a *"),
        (SnsAlarm("x", message="m", subject="s", topic_arn="arn:aws:sns:*:1:t"), "'arn:aws:sns:*:1:t' has a *"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_fails_for_a_wildcard_that_nobody_meant(granted: Any, item: PipelineObject, named: str) -> None:
    """The service would take it as it is, and IAM would allow all that it matches."""
    with pytest.raises(UngrantableError) as caught:
        granted(item)
    assert str(caught.value) == f"{named}, which IAM would take for a wildcard; name it without"


def test_what_comes_after_an_expression_is_not_looked_at(granted: Any) -> None:
    """IAM does not get it."""
    data = S3DataNode("x", directory_path="s3://b/in/#{myDay}/what?/")
    assert [item.resources for item in granted(data)] == [("arn:aws:s3:::b",), ("arn:aws:s3:::b/in/*",)]
