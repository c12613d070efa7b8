"""HiveCopyActivity, between moto's DynamoDB and S3."""

from __future__ import annotations

import pytest

from penstock.worker.dynamodb import table as table_module
from penstock.worker.errors import TaskCancelled, TaskFailed
from penstock.worker.executors.hive_copy_activity import HiveCopyActivityExecutor
from penstock.worker.outcome import FINISHED

ACTIVITY = {"type": "HiveCopyActivity", "input": {"ref": "In"}, "output": {"ref": "Out"}}
FORMAT = {"id": "Format", "type": "DynamoDBExportDataFormat"}
TABLE = {"type": "DynamoDBDataNode", "tableName": "courses", "dataFormat": {"ref": "Format"}}
OTHER = {**TABLE, "tableName": "copies", "region": "eu-west-1"}
FOLDER = {"type": "S3DataNode", "directoryPath": "s3://data/out/", "dataFormat": {"ref": "Format"}}


def _items(count):
    return [{"id": {"N": str(number)}, "title": {"S": f"Kürs {number}\n"}} for number in range(count)]


@pytest.fixture
def tables(clients):
    """Two tables, in two regions; the first one has items."""
    made = []
    for name, region in (("courses", None), ("copies", "eu-west-1")):
        client = clients.dynamodb(region)
        client.create_table(
            TableName=name,
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            BillingMode="PAY_PER_REQUEST",
        )
        made.append((client, name))
    yield made
    for client, name in made:
        client.delete_table(TableName=name)


def _put(table, items):
    client, name = table
    for item in items:
        client.put_item(TableName=name, Item=item)


def _all(table):
    client, name = table
    found = client.scan(TableName=name)["Items"]
    return sorted(found, key=lambda item: int(item["id"]["N"]))


def _run(make_attempt, source, target, **more):
    attempt = make_attempt({**ACTIVITY, **more}, {**source, "id": "In"}, {**target, "id": "Out"}, FORMAT)
    assert HiveCopyActivityExecutor().run(attempt) == FINISHED
    return attempt


def test_a_table_becomes_a_file(make_attempt, tables, bucket):
    """Of one line for each item; the second time it is the same file."""
    _put(tables[0], _items(3))
    for _ in range(2):
        attempt = _run(make_attempt, {**TABLE, "readThroughputPercent": "0.5"}, FOLDER)

    assert bucket.keys("out/") == ["out/part-00000"]
    assert sorted(bucket.get("out/part-00000").splitlines()) == [
        f'id\x03{{"n":"{number}"}}\x02title\x03{{"s":"Kürs {number}\\n"}}' for number in range(3)
    ]
    assert "s3://data/out/part-00000: 3 items" in (attempt.scratch / "log" / "Activity.log").read_text(encoding="utf-8")


def test_an_empty_table_becomes_an_empty_file(make_attempt, tables, bucket):
    """What reads it finds something."""
    _run(make_attempt, TABLE, FOLDER)
    assert bucket.get("out/part-00000") == ""


def test_files_become_items(make_attempt, tables, bucket):
    """In batches; the last of one key stays, and the second time all is as it was."""
    bucket.put("out/a", "".join(f'id\x03{{"n":"{number}"}}\n' for number in range(60)))
    bucket.put("out/b", 'id\x03{"n":"1"}\x02x\x03{"bool":true}\n\nid\x03{"n":"1"}\x02x\x03{"bool":false}')
    for _ in range(2):
        _run(make_attempt, FOLDER, TABLE)

    found = _all(tables[0])
    assert len(found) == 60
    assert found[1] == {"id": {"N": "1"}, "x": {"BOOL": False}}


def test_a_table_becomes_another(make_attempt, tables):
    """In another region."""
    _put(tables[0], _items(30))
    _run(make_attempt, TABLE, OTHER)
    assert _all(tables[1]) == _items(30)


def test_what_is_not_taken_is_put_again(make_attempt, tables, clients, monkeypatch):
    """DynamoDB may take a part of a batch; at some time it is given up."""
    _put(tables[0], _items(3))
    client = clients.dynamodb("eu-west-1")
    put = client.batch_write_item
    refused = iter([1, 1])

    def reluctant(RequestItems):  # noqa: N803 - boto3's name
        (requests,) = RequestItems.values()
        kept = next(refused, 0)
        if requests[kept:]:
            put(RequestItems={"copies": requests[kept:]})
        return {"UnprocessedItems": {"copies": requests[:kept]} if kept else {}}

    monkeypatch.setattr(client, "batch_write_item", reluctant)
    _run(make_attempt, TABLE, OTHER)
    assert _all(tables[1]) == _items(3)

    monkeypatch.setattr(client, "batch_write_item", lambda RequestItems: {"UnprocessedItems": RequestItems})  # noqa: N803
    monkeypatch.setattr(table_module, "_MOST_TRIES", 2)
    with pytest.raises(TaskFailed, match="the table 'copies' did not take all items in 2 tries"):
        _run(make_attempt, TABLE, OTHER)


def test_it_can_be_stopped(make_attempt, tables, bucket):
    """No file appears."""
    _put(tables[0], _items(1))
    attempt = make_attempt(ACTIVITY, {**TABLE, "id": "In"}, {**FOLDER, "id": "Out"}, FORMAT)
    attempt.cancellation.cancel()
    with pytest.raises(TaskCancelled):
        HiveCopyActivityExecutor().run(attempt)
    assert bucket.keys("out/") == []


@pytest.mark.parametrize(
    ("source", "target", "more", "message"),
    [
        (TABLE, FOLDER, {"filterSql": "id > 1"}, "has filterSql, which needs Hive and a cluster of EMR"),
        (TABLE, FOLDER, {"preActivityTaskConfig": {"ref": "Format"}}, "has preActivityTaskConfig, which needs Hive"),
        (FOLDER, FOLDER, {}, "copies from S3 to S3; one of the two must be a table"),
        (TABLE, {**FOLDER, "dataFormat": {"ref": "In"}}, {}, "has DynamoDBDataNode .*; only DynamoDBExportDataFormat"),
        ({"type": "DynamoDBDataNode", "tableName": "courses"}, FOLDER, {}, "has no dataFormat; only DynamoDBExport"),
        ({**TABLE, "tableName": "nothing"}, FOLDER, {}, "cannot read the table 'nothing': ResourceNotFoundException"),
        (FOLDER, {**TABLE, "tableName": "nothing"}, {}, "cannot write the table 'nothing': ResourceNotFoundException"),
        (
            {**FOLDER, "directoryPath": "s3://data/bad/"},
            TABLE,
            {},
            "s3://data/bad/x, line 2: 'nonsense' is no attribute",
        ),
        ({**FOLDER, "directoryPath": "s3://data/odd/"}, TABLE, {}, "s3://data/odd/x is not UTF-8 text"),
    ],
)
def test_fails_in_words(make_attempt, tables, bucket, source, target, more, message):
    """With the object, the table or the line."""
    bucket.put("out/a", 'id\x03{"n":"1"}')
    bucket.put("bad/x", 'id\x03{"n":"1"}\nnonsense')
    bucket.put("odd/x", b"\xff")
    with pytest.raises(TaskFailed, match=message):
        _run(make_attempt, source, target, **more)
