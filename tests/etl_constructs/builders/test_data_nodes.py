"""The builders of data nodes and of the preconditions on the same resources of the CDK."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aws_cdk import Stack, aws_dynamodb as dynamodb, aws_s3 as s3
from etl_constructs.builders import (
    dynamodb_data_exists,
    dynamodb_data_node,
    dynamodb_table_exists,
    s3_data_node,
    s3_key_exists,
    s3_prefix_not_empty,
    sql_data_node,
)

from penstock.objects import (
    CSV,
    Compression,
    DynamoDBDataFormat,
    Exists,
    JdbcDatabase,
    Period,
    Region,
    S3EncryptionType,
)

pytestmark = pytest.mark.cdk
DATABASE = JdbcDatabase("shop", connection_string="jdbc:x", jdbc_driver_class="X", username="u", password="p")


@pytest.fixture
def bucket(stack: Stack) -> s3.IBucket:
    """A bucket that exists already."""
    return s3.Bucket.from_bucket_name(stack, "Bucket", "shop-data")


@pytest.fixture
def table(stack: Stack) -> dynamodb.ITable:
    """A table that exists already."""
    return dynamodb.Table.from_table_name(stack, "Table", "orders")


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


def test_a_table_of_dynamodb(table: Any, fields: Any) -> None:
    """By its name, with its shares of the capacity."""
    assert fields(dynamodb_data_node("n", table=table)) == [("type", "DynamoDBDataNode"), ("tableName", "orders")]
    node = dynamodb_data_node(
        "n",
        table=table,
        data_format=DynamoDBDataFormat("columns"),
        read_throughput_percent=0.5,
        write_throughput_percent=0.25,
        region=Region.US_WEST_2,
        precondition=[Exists("there")],
    )
    assert sorted(fields(node), key=str) == [
        ("dataFormat", ("ref", "columns")),
        ("precondition", ("ref", "there")),
        ("readThroughputPercent", "0.5"),
        ("region", "us-west-2"),
        ("tableName", "orders"),
        ("type", "DynamoDBDataNode"),
        ("writeThroughputPercent", "0.25"),
    ]


def test_a_table_of_a_relational_database(fields: Any, tmp_path: Path) -> None:
    """A schema before the dot, and the file that makes the table."""
    assert sorted(fields(sql_data_node("n", database=DATABASE, table="orders")), key=str) == [
        ("database", ("ref", "shop")),
        ("table", "orders"),
        ("type", "SqlDataNode"),
    ]
    ddl = tmp_path / "orders.sql"
    ddl.write_text("CREATE TABLE caf\u00e9 (a INT);\n", encoding="utf-8")
    node = sql_data_node(
        "n",
        database=DATABASE,
        table="web.orders",
        ddl=ddl,
        select_query="SELECT * FROM #{table}",
        insert_query="INSERT INTO #{table} VALUES (?)",
        precondition=[Exists("there")],
    )
    assert sorted(fields(node), key=str) == [
        ("createTableSql", "CREATE TABLE caf\u00e9 (a INT);\n"),
        ("database", ("ref", "shop")),
        ("insertQuery", "INSERT INTO #{table} VALUES (?)"),
        ("precondition", ("ref", "there")),
        ("schemaName", "web"),
        ("selectQuery", "SELECT * FROM #{table}"),
        ("table", "orders"),
        ("type", "SqlDataNode"),
    ]


def test_preconditions_of_the_service(bucket: Any, table: Any, deployment: Any, fields: Any) -> None:
    """With the stack's service role, and a timeout where one is given."""
    hour = Period(1, "hours")
    for build, kind, place, (key, value) in (
        (s3_key_exists, "S3KeyExists", {"bucket": bucket, "key": "/ready"}, ("s3Key", "s3://shop-data/ready")),
        (
            s3_prefix_not_empty,
            "S3PrefixNotEmpty",
            {"bucket": bucket, "prefix": "/in/"},
            ("s3Prefix", "s3://shop-data/in/"),
        ),
        (dynamodb_data_exists, "DynamoDBDataExists", {"table": table}, ("tableName", "orders")),
        (dynamodb_table_exists, "DynamoDBTableExists", {"table": table}, ("tableName", "orders")),
    ):
        made: Any = build
        least = {("role", "service-role"), ("type", kind), (key, value)}
        assert set(fields(made("p", deployment=deployment, **place))) == least
        with_timeout = made("p", deployment=deployment, timeout=hour, **place)
        assert set(fields(with_timeout)) == {*least, ("preconditionTimeout", "1 hour")}
