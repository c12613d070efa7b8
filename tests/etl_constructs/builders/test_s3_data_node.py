"""The builder of data in a bucket."""

from __future__ import annotations

from typing import Any

import pytest
from aws_cdk import Stack, aws_s3 as s3
from etl_constructs.builders import (
    s3_data_node,
)

from penstock.objects import (
    CSV,
    Compression,
    Exists,
    S3EncryptionType,
)

pytestmark = pytest.mark.cdk


@pytest.fixture
def bucket(stack: Stack) -> s3.IBucket:
    """A bucket that exists already."""
    return s3.Bucket.from_bucket_name(stack, "Bucket", "shop-data")


@pytest.mark.parametrize(
    ("folder", "uri"),
    [
        ("in", "s3://shop-data/in/"),
        ("/in/#{myDay}/", "s3://shop-data/in/#{myDay}/"),
        ("/", "s3://shop-data/"),
    ],
)
def test_a_folder(bucket: Any, fields: Any, folder: str, uri: str) -> None:
    """With one slash at its end, however it is given."""
    assert fields(s3_data_node("n", bucket=bucket, folder=folder)) == [("type", "S3DataNode"), ("directoryPath", uri)]


def test_everything_of_a_file(bucket: Any, fields: Any) -> None:
    """Format, compression, manifest, encryption, precondition."""
    node = s3_data_node(
        "n",
        bucket=bucket,
        file="/in/orders.csv.gz",
        data_format=CSV("csv"),
        compression=Compression.GZIP,
        manifest_file="manifests/orders.json",
        s3_encryption_type=S3EncryptionType.NONE,
        precondition=[Exists("there")],
    )
    assert sorted(fields(node), key=str) == [
        ("compression", "gzip"),
        ("dataFormat", ("ref", "csv")),
        ("filePath", "s3://shop-data/in/orders.csv.gz"),
        ("manifestFilePath", "s3://shop-data/manifests/orders.json"),
        ("precondition", ("ref", "there")),
        ("s3EncryptionType", "NONE"),
        ("type", "S3DataNode"),
    ]


@pytest.mark.parametrize(("given", "found"), [({}, "neither"), ({"folder": "a", "file": "b"}, "both")])
def test_fails_unless_it_is_one_of_folder_and_file(bucket: Any, given: dict[str, str], found: str) -> None:
    """The service takes one path."""
    with pytest.raises(ValueError, match=rf"^'n' has {found}: give either the folder or the file that it is$"):
        s3_data_node("n", bucket=bucket, **given)  # type: ignore[arg-type]


def test_a_bucket_of_the_stack_is_a_reference(stack: Stack, resolved: Any) -> None:
    """Its name is known when it is deployed."""
    made = s3.Bucket(stack, "Made")
    logical_id = stack.get_logical_id(made.node.default_child)  # type: ignore[arg-type]
    assert resolved(s3_data_node("n", bucket=made, folder="in")) == [
        ("type", "S3DataNode"),
        ("directoryPath", {"Fn::Join": ["", ["s3://", {"Ref": logical_id}, "/in/"]]}),
    ]
