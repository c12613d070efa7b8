"""Every precondition type: it keeps an activity waiting, with the reason beside it, until it holds; and how it fails.

All of a test are in one pipeline: each activity `X` waits for the precondition `XReady`.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

import boto3
import pytest

from tests.worker.end_to_end.conftest import PACE


@dataclass(frozen=True)
class Case:
    """A precondition.

    Attributes:
        fields: the precondition.
        waits: why it does not hold yet.
        broken: fields with which nobody can tell whether it holds; None where moto knows of none. That DynamoDB refuses
            is tested with its double.
        error_id: the code of that failure.
        reason: how its reason begins.
        node: the data node that it is for, where it is for one.
    """

    fields: dict
    waits: str
    broken: dict | None = None
    error_id: str = ""
    reason: str = ""
    node: dict | None = None


CASES = {
    "Key": Case(
        {"type": "S3KeyExists", "s3Key": "s3://e2e/ready/key"},
        "s3://e2e/ready/key does not exist yet",
        {"s3Key": "https://e2e/ready/key"},
        "InvalidField",
        "'https://e2e/ready/key' is not an S3 URI",
    ),
    "Prefix": Case(
        {"type": "S3PrefixNotEmpty", "s3Prefix": "s3://e2e/ready/prefix-"},
        "there is nothing under s3://e2e/ready/prefix- yet",
        {"s3Prefix": "s3://no-such-bucket/ready/"},
        "S3Error",
        "cannot list s3://no-such-bucket/ready/: NoSuchBucket: ",
    ),
    "Folder": Case(
        {"type": "Exists"},
        "s3://e2e/ready/folder/ does not exist yet",
        {},
        "InvalidField",
        "'https://e2e/ready/folder/' is not an S3 URI",
        {"type": "S3DataNode", "directoryPath": "s3://e2e/ready/folder/"},
    ),
    "Table": Case(
        {"type": "DynamoDBTableExists", "tableName": "ready"},
        "the table 'ready' does not exist yet",
    ),
    "Data": Case(
        {"type": "DynamoDBDataExists", "tableName": "ready-items"},
        "the table 'ready-items' ",
    ),
    "Command": Case(
        {"type": "ShellCommandPrecondition", "command": "test -e READY || { echo not yet >&2; exit 1; }"},
        "command of ShellCommandPrecondition 'CommandReady' ended with exit code 1; standard error ended with:\nnot",
        {"command": None, "scriptUri": "s3://e2e/none.sh"},
        "S3ObjectMissing",
        "cannot read s3://e2e/none.sh: it does not exist",
    ),
}


BROKEN = {name: case for name, case in CASES.items() if case.broken is not None}


@pytest.fixture
def pace():
    """A worker may be silent while the clock is set forward."""
    return replace(PACE, lost_worker=timedelta(minutes=5))


@pytest.fixture
def dynamodb(cloud):
    """DynamoDB, whose tables are gone afterwards."""
    client = boto3.client("dynamodb", endpoint_url=cloud.url, region_name="us-east-1")
    yield client
    for name in client.list_tables()["TableNames"]:
        client.delete_table(TableName=name)


@pytest.fixture
def activate(cloud, default, tmp_path):
    """Activate a pipeline of all cases, or of their broken kind; each activity leaves a file."""

    def activate(*, broken=False, timeout="1 hour"):
        objects = []
        for name, case in (BROKEN if broken else CASES).items():
            fields = {**case.fields, **(case.broken if broken else {})}
            fields = {key: value for key, value in fields.items() if value is not None}
            if "command" in fields:
                fields["command"] = fields["command"].replace("READY", str(tmp_path / "ready"))
            ready = {"id": f"{name}Ready", "role": "r", "preconditionTimeout": timeout, **fields}
            activity = {"id": name, "type": "ShellCommandActivity", "command": f"touch {tmp_path}/{name}.done"}
            waiting = {"precondition": {"ref": ready["id"]}}
            if case.node is None:
                activity |= waiting
            else:
                node = {"id": f"{name}Node", **case.node, **waiting}
                if broken:
                    node["directoryPath"] = node["directoryPath"].replace("s3:", "https:")
                objects.append(node)
                activity["input"] = {"ref": node["id"]}
            objects += [ready, activity]
        cloud.worker(threads="4")
        common = {"workerGroup": "penstock.local", "maximumRetries": "0"}
        return cloud.activate([{**default, **common}, *objects])

    return activate


@pytest.fixture
def done(tmp_path):
    """The activities that have run."""
    return lambda: {path.stem for path in tmp_path.glob("*.done")}


@pytest.fixture
def told(cloud):
    """What activities and data nodes are said to wait for, by the component that waits."""

    def told(pipeline):
        return {
            item.references("@componentParent")[0]: "\n".join(item.strings("@waitingOn"))
            for item in cloud.objects(pipeline, "INSTANCE")
        }

    return told


def _waiting(case, name):
    return name if case.node is None else f"{name}Node"


def test_until_it_holds(cloud, dynamodb, activate, done, told, eventually, subtests, tmp_path):
    """Nothing runs before, and everything afterwards, in one attempt of each precondition."""
    pipeline = activate()
    for name, case in CASES.items():
        with subtests.test(name):
            eventually(lambda name=name, case=case: case.waits in told(pipeline).get(_waiting(case, name), ""))
    assert done() == set()

    for key in ("key", "prefix-x", "folder/x"):
        cloud.s3.put_object(Bucket="e2e", Key=f"ready/{key}")
    for table in ("ready", "ready-items"):
        dynamodb.create_table(
            TableName=table,
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
    (tmp_path / "ready").touch()
    eventually(lambda: done() == set(CASES) - {"Data"})
    dynamodb.put_item(TableName="ready-items", Item={"id": {"S": "x"}})
    eventually(lambda: {cloud.statuses(pipeline).get(name) for name in CASES} == {"FINISHED"})
    assert {cloud.statuses(pipeline, "ATTEMPT")[f"{name}Ready=1"] for name in CASES} == {"FINISHED"}


def test_that_cannot_be_told(cloud, activate, done, eventually, subtests):
    """The precondition fails with the reason, and what waited for it does not run."""
    pipeline = activate(broken=True)
    names = [f"{name}Ready" for name in BROKEN]
    eventually(lambda: {cloud.statuses(pipeline).get(name) for name in names} <= {"FAILED"})
    eventually(lambda: {cloud.statuses(pipeline).get(name) for name in BROKEN} <= {"FAILED", "CASCADE_FAILED"})
    attempts = {item.references("@componentParent")[0]: item for item in cloud.objects(pipeline, "ATTEMPT")}
    for name, case in BROKEN.items():
        with subtests.test(name):
            message = attempts[f"{name}Ready"].string("errorMessage")
            assert message[: len(case.reason)] == case.reason
            assert attempts[f"{name}Ready"].string("errorId") == case.error_id
    assert done() == set()


@pytest.mark.parametrize("how", ["cancelled", "timed out"])
def test_that_never_holds(cloud, activate, done, told, eventually, subtests, how):
    """It is asked no more."""
    pipeline = activate(timeout="2 minutes")
    for name, case in CASES.items():
        eventually(lambda name=name, case=case: case.waits in told(pipeline).get(_waiting(case, name), ""))
    if how == "cancelled":
        cloud.pipelines.deactivate_pipeline(pipelineId=pipeline, cancelActive=True)
    else:
        cloud.hasten(121)
    # What only waits is left as it is by cancelActive, which is about what runs.
    ended = {"cancelled": {"WAITING_ON_DEPENDENCIES"}, "timed out": {"FAILED", "CASCADE_FAILED"}}[how]
    eventually(lambda: "RUNNING" not in cloud.statuses(pipeline).values())
    eventually(lambda: {cloud.statuses(pipeline).get(name) for name in CASES} <= ended)
    found = {item.references("@componentParent")[0]: item for item in cloud.objects(pipeline, "INSTANCE")}
    for name, case in CASES.items():
        with subtests.test(name):
            ready = found[f"{name}Ready"]
            if how == "cancelled":
                assert ready.string("@status") == "CANCELED"
            else:
                assert ready.string("@status") == "FAILED"
                expected = f"it did not hold by the end of preconditionTimeout: {case.waits}"
                assert ready.string("errorMessage").startswith(expected)
    assert done() == set()
