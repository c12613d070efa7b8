"""moto behind the endpoint, for real clients."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import ClientError


def test_s3_objects_with_metadata(moto_client) -> None:
    """S3 objects with metadata."""
    s3 = moto_client("s3")
    s3.create_bucket(Bucket="logs")

    s3.put_object(Bucket="logs", Key="a b/ü+c.gz", Body=b"\x00\xff" * 1000, Metadata={"owner": "etl"})

    found = s3.get_object(Bucket="logs", Key="a b/ü+c.gz")
    assert (found["Body"].read(), found["Metadata"]) == (b"\x00\xff" * 1000, {"owner": "etl"})
    assert s3.head_object(Bucket="logs", Key="a b/ü+c.gz")["ContentLength"] == 2000
    assert [item["Key"] for item in s3.list_objects_v2(Bucket="logs", Prefix="a b/")["Contents"]] == ["a b/ü+c.gz"]


def test_s3_says_what_is_missing(moto_client) -> None:
    """S3 says what is missing."""
    with pytest.raises(ClientError, match="NoSuchBucket"):
        moto_client("s3").list_objects_v2(Bucket="nowhere")


def test_s3_lists_while_others_write(moto_client) -> None:
    """S3 lists while others write."""
    s3 = moto_client("s3")
    s3.create_bucket(Bucket="busy")

    def write(number: int) -> None:
        s3.put_object(Bucket="busy", Key=f"{number:04}", Body=b"x")

    def count(_: int) -> int:
        return s3.list_objects_v2(Bucket="busy")["KeyCount"]

    with ThreadPoolExecutor(8) as pool:
        written = pool.map(write, range(150))
        counts = list(pool.map(count, range(30)))
        list(written)

    assert all(0 <= number <= 150 for number in counts)
    assert count(0) == 150


def test_sns_reaches_a_queue(moto_client) -> None:
    """Sns reaches a queue."""
    sns, sqs = moto_client("sns"), moto_client("sqs")
    topic = sns.create_topic(Name="alarms")["TopicArn"]
    queue = sqs.create_queue(QueueName="inbox")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)

    sns.publish(TopicArn=topic, Subject="late", Message="it is late")

    (message,) = sqs.receive_message(QueueUrl=queue)["Messages"]
    assert json.loads(message["Body"])["Message"] == "it is late"


def test_a_second_start_forgets_the_first(moto_application, moto_client) -> None:
    """A second start forgets the first."""
    s3 = moto_client("s3")
    s3.create_bucket(Bucket="old")

    moto_application.load()

    assert s3.list_buckets()["Buckets"] == []


def test_calls_what_wants_to_know_of_a_service(moto_client, serve) -> None:
    """Calls what wants to know of a service."""
    from penstock.local.endpoint import HttpRequest
    from penstock.local.endpoint.moto_application import MotoApplication

    loaded: list[str] = []
    application = MotoApplication({"sts": lambda: loaded.append("sts")})
    scope = "AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/sts/aws4_request"
    headers = (("Authorization", scope), ("Content-Type", "application/x-www-form-urlencoded"))
    body = b"Action=GetCallerIdentity&Version=2011-06-15"

    answers = [application.respond(HttpRequest("POST", "/", headers, io.BytesIO(body))) for _ in range(2)]

    assert [(answer.status, b"123456789012" in answer.body) for answer in answers] == [(200, True)] * 2
    assert loaded == ["sts"]
