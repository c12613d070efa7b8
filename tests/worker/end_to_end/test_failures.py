"""Every activity type, and how it fails: status, reason, log where the service puts it, and nothing half-written.

All activities of a test are in one pipeline, and do not depend on each other. SqlActivity on servers is in
test_sql_activity.py, Hive and Spark in test_spark.py.
"""

# ruff: noqa: S608 - the SQL is put together of this file's own texts

import json
import sqlite3
from dataclasses import dataclass, replace
from datetime import timedelta

import boto3
import pytest

from tests.worker.end_to_end.conftest import PACE

STREAMING = "/home/hadoop/contrib/streaming/hadoop-streaming.jar"
EXPORT = {"id": "Export", "type": "DynamoDBExportDataFormat"}
DATABASES = "databases:\n  shop-db: sqlite:///shop.db\n  closed-db: mysql://root@127.0.0.1:9\n"
SHARED = [
    EXPORT,
    {"id": "Csv", "type": "CSV"},
    {
        "id": "Warehouse",
        "type": "RedshiftDatabase",
        "clusterId": "dwh",
        "databaseName": "dev",
        "username": "etl",
        "*password": "unused",
    },
    *(
        {
            "id": name,
            "type": "RdsDatabase",
            "rdsInstanceId": host,
            "databaseName": "shop",
            "username": "u",
            "*password": "p",
        }
        for name, host in (("Shop", "shop-db"), ("Closed", "closed-db"))
    ),
    {
        "id": "Target",
        "type": "RedshiftDataNode",
        "tableName": "target",
        "primaryKeys": "id",
        "database": {"ref": "Warehouse"},
    },
    {"id": "None", "type": "S3DataNode", "directoryPath": "s3://e2e/none/"},
    {"id": "NoFile", "type": "S3DataNode", "filePath": "s3://e2e/none/file", "dataFormat": {"ref": "Csv"}},
    {"id": "Good", "type": "S3DataNode", "directoryPath": "s3://e2e/in/good/", "dataFormat": {"ref": "Csv"}},
    {"id": "Bad", "type": "S3DataNode", "directoryPath": "s3://e2e/in/", "dataFormat": {"ref": "Csv"}},
]
"""A folder whose first file is good, and whose second is not."""


@dataclass(frozen=True)
class Case:
    """An activity that fails.

    Attributes:
        name: its id; what it may write to is its own folder of S3, or the table `target`.
        fields: the activity.
        error_id: the code of the failure.
        message: how the reason begins.
        others: more objects.
    """

    name: str
    fields: dict
    error_id: str
    message: str
    others: tuple = ()


def _out(name, **fields):
    return {"id": f"Out{name}", "type": "S3DataNode", "directoryPath": f"s3://e2e/out/{name}/", **fields}


def _table(name, database="Shop", **fields):
    return {"id": f"Table{name}", "type": "SqlDataNode", "table": "target", "database": {"ref": database}, **fields}


def _case(name, kind, fields, error_id, message, *others):
    return Case(name, {"type": kind, **fields}, error_id, message, others)


def _shell(name, fields, error_id, message):
    output = {"stage": "true", "output": {"ref": f"Out{name}"}}
    return _case(name, "ShellCommandActivity", {**output, **fields}, error_id, message, _out(name))


def _copy(name, source, target, error_id, message, *others):
    fields = {"input": {"ref": source}, "output": {"ref": target}}
    return _case(name, "CopyActivity", fields, error_id, message, *others)


def _load(name, fields, error_id, message):
    fields = {"input": {"ref": "Good"}, "output": {"ref": "Target"}, "insertMode": "TRUNCATE", **fields}
    return _case(name, "RedshiftCopyActivity", fields, error_id, message)


def _pig(name, fields, error_id, message):
    return _case(name, "PigActivity", {"stage": "false", **fields}, error_id, message)


INSERT = "INSERT INTO target VALUES (?, ?)"
CASES = [
    _shell(
        "ShellScript",
        {"command": "echo half > ${OUTPUT1_STAGING_DIR}/half; echo no >&2; exit 3"},
        "ShellCommandFailed",
        "command of ShellCommandActivity 'ShellScript' ended with exit code 3; standard error ended with:\nno",
    ),
    _shell(
        "ShellFile",
        {"scriptUri": "s3://e2e/none.sh"},
        "S3ObjectMissing",
        "cannot read s3://e2e/none.sh: it does not exist",
    ),
    _shell(
        "ShellInput",
        {"command": "true", "input": {"ref": "NoFile"}},
        "S3ObjectMissing",
        "cannot read s3://e2e/none/file: it does not exist",
    ),
    _shell(
        "ShellRefused",
        {"command": "exec 3<>/dev/tcp/127.0.0.1/9"},
        "ShellCommandFailed",
        "command of ShellCommandActivity 'ShellRefused' ended with exit code 1; standard error ended with:\n",
    ),
    _copy(
        "CopyScript",
        "TableCopyScript",
        "OutCopyScript",
        "DatabaseError",
        "SqlDataNode 'TableCopyScript': selectQuery: no such table: none",
        _table("CopyScript", selectQuery="SELECT * FROM none"),
        _out("CopyScript"),
    ),
    _copy(
        "CopyFile",
        "NoFile",
        "TableCopyFile",
        "S3ObjectMissing",
        "cannot read s3://e2e/none/file: it does not exist",
        _table("CopyFile", insertQuery=INSERT),
    ),
    _copy(
        "CopyRecord",
        "Bad",
        "TableCopyRecord",
        "InvalidData",
        "record 2 of s3://e2e/in/late/b has 1 values, and insertQuery of SqlDataNode 'TableCopyRecord' takes 2",
        _table("CopyRecord", insertQuery=INSERT),
    ),
    _copy(
        "CopyRefused",
        "TableCopyRefused",
        "OutCopyRefused",
        "DatabaseUnreachable",
        "RdsDatabase 'Closed': cannot connect to mysql+pymysql://root@127.0.0.1:9/shop: ",
        _table("CopyRefused", "Closed", selectQuery="SELECT 1"),
        _out("CopyRefused"),
    ),
    _case(
        "SqlScript",
        "SqlActivity",
        {"database": {"ref": "Warehouse"}, "script": "DELETE FROM target; DELETE FROM nothing"},
        "SqlFailed",
        "SqlActivity 'SqlScript': statement 2 of 2: ERROR: ",
    ),
    _case(
        "SqlFile",
        "SqlActivity",
        {"database": {"ref": "Warehouse"}, "scriptUri": "s3://e2e/none.sql"},
        "S3ObjectMissing",
        "cannot read s3://e2e/none.sql: it does not exist",
    ),
    _load(
        "LoadRecord",
        {"input": {"ref": "Bad"}},
        "RedshiftLoadFailed",
        "RedshiftCopyActivity 'LoadRecord' into \"target\": ",
    ),
    _load(
        "LoadScript",
        {"transformSql": "SELECT nothing FROM staging"},
        "RedshiftLoadFailed",
        "RedshiftCopyActivity 'LoadScript' into \"target\": ",
    ),
    _load(
        "LoadFile",
        {"input": {"ref": "NoFile"}},
        "RedshiftLoadFailed",
        "RedshiftCopyActivity 'LoadFile' into \"target\": ",
    ),
    _pig(
        "PigScript",
        {"script": "a = LOAD 's3://e2e/in/good/';\nSTORE a INTO 's3://e2e/out/PigScript/';\nb = FILTER c BY 1;"},
        "PigTypeError",
        "PigActivity 'PigScript': script.pig:3:",
    ),
    _pig("PigFile", {"scriptUri": "s3://e2e/none.pig"}, "S3ObjectMissing", "cannot read s3://e2e/none.pig: it does"),
    _pig(
        "PigInput",
        {"script": "a = LOAD 's3://e2e/none/';\nSTORE a INTO 's3://e2e/out/PigInput/';"},
        "PigRuntimeError",
        "PigActivity 'PigInput': script.pig:1:",
    ),
    _case(
        "HiveCopyTable",
        "HiveCopyActivity",
        {"input": {"ref": "NoTable"}, "output": {"ref": "OutHiveCopyTable"}},
        "DynamoDBError",
        "cannot read the table 'none': ResourceNotFoundException",
        {"id": "NoTable", "type": "DynamoDBDataNode", "tableName": "none", "dataFormat": {"ref": "Export"}},
        _out("HiveCopyTable", dataFormat={"ref": "Export"}),
    ),
    _case(
        "EmrScript",
        "EmrActivity",
        {
            "step": [
                "command-runner.jar,bash,-c,exit 7",
                "command-runner.jar,hadoop,fs,-touchz,s3://e2e/out/EmrScript/x",
            ]
        },
        "EmrStepFailed",
        "step 1 of 2 of EmrActivity 'EmrScript' ended with exit code 7",
    ),
    _case(
        "EmrFile",
        "EmrActivity",
        {"step": "script-runner.jar,s3://e2e/none.sh"},
        "EmrStepFailed",
        "step 1 of 1 of EmrActivity 'EmrFile' ended with exit code 1; standard error ended with:\n"
        "script-runner: cannot read s3://e2e/none.sh: it does not exist",
    ),
    _case(
        "HadoopScript",
        "HadoopActivity",
        {
            "jarUri": STREAMING,
            "argument": ["-mapper", "exit 3", "-input", "s3://e2e/in/good/", "-output", "s3://e2e/out/HadoopScript"],
        },
        "EmrStepFailed",
        "HadoopActivity 'HadoopScript' ended with exit code 1; standard error ended with:\n",
    ),
    _case(
        "HadoopInput",
        "HadoopActivity",
        {
            "jarUri": STREAMING,
            "argument": ["-mapper", "cat", "-input", "s3://e2e/none/", "-output", "s3://e2e/out/HadoopInput"],
        },
        "EmrStepFailed",
        "HadoopActivity 'HadoopInput' ended with exit code 1; standard error ended with:\nhadoop-streaming: Input path "
        "does not exist: s3://e2e/none/",
    ),
]


@pytest.fixture
def pace():
    """A worker may be silent while the clock is set forward."""
    return replace(PACE, lost_worker=timedelta(minutes=5))


@pytest.fixture
def run(cloud, default, tmp_path):
    """Run activities on one worker; gives the pipeline's id."""

    def run(activities, others, **fields):
        (tmp_path / "local_databases.yaml").write_text(DATABASES)
        with sqlite3.connect(tmp_path / "shop.db") as connection:
            connection.execute("CREATE TABLE target (id INTEGER, name TEXT)")
        for key, body in {"good/a": "1,a\n2,b\n", "late/b": "3,c\nx\n"}.items():
            cloud.s3.put_object(Bucket="e2e", Key=f"in/{key}", Body=body.encode())
        cloud.run("CREATE TABLE target (id INTEGER, name VARCHAR(10))")
        cloud.run("INSERT INTO target VALUES (0, 'kept')")
        cloud.worker(threads="8", log_interval="0.2")
        common = {"workerGroup": "penstock.local", "maximumRetries": "0", **fields}
        return cloud.activate([{**default, **common}, *SHARED, *others, *activities])

    return run


@pytest.fixture
def ends(cloud, eventually):
    """Wait until all of some activities have ended; gives their statuses."""

    def ends(pipeline, names):
        def found():
            statuses = cloud.statuses(pipeline)
            wanted = {name: statuses.get(name) for name in names}
            return wanted if set(wanted.values()) <= {"FINISHED", "FAILED", "CANCELED"} else None

        return eventually(found, 120)

    return ends


@pytest.fixture
def log(cloud):
    """The Activity.log of an activity's only attempt, from where the service puts it."""

    def log(pipeline, name):
        found = cloud.s3.list_objects_v2(Bucket="e2e", Prefix=f"logs/{pipeline}/{name}/").get("Contents", ())
        keys = [item["Key"] for item in found if item["Key"].endswith("_Attempt=1/Activity.log")]
        return "".join(cloud.s3.get_object(Bucket="e2e", Key=key)["Body"].read().decode() for key in keys)

    return log


@pytest.fixture
def untouched(cloud, tmp_path):
    """Check that nothing was written: no file, no row."""

    def untouched():
        assert "Contents" not in cloud.s3.list_objects_v2(Bucket="e2e", Prefix="out/")
        assert cloud.rows("SELECT * FROM target") == [(0, "kept")]
        with sqlite3.connect(tmp_path / "shop.db") as connection:
            assert connection.execute("SELECT * FROM target").fetchall() == []

    return untouched


def test_failures(cloud, run, ends, log, untouched, subtests, tmp_path, eventually):
    """A bad script, a missing file, a record that is wrong, a connection that is refused."""
    activities = [{"id": case.name, **case.fields} for case in CASES]
    pipeline = run(activities, [item for case in CASES for item in case.others])
    statuses = ends(pipeline, [case.name for case in CASES])
    attempts = {item.references("@componentParent")[0]: item for item in cloud.objects(pipeline, "ATTEMPT")}
    for case in CASES:
        with subtests.test(case.name):
            attempt = attempts[case.name]
            message = attempt.string("errorMessage")
            assert statuses[case.name] == "FAILED"
            assert message[: len(case.message)] == case.message
            assert attempt.string("errorId") == case.error_id
            written = log(pipeline, case.name)
            assert f" FAILED {case.error_id}: {message.splitlines()[0]}\n" in written
    untouched()
    eventually(lambda: not _left(tmp_path))


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
MANY = "SELECT a.id, a.name FROM {0} a, {0} b, {0} c, {0} d WHERE (a.id * b.id + c.id * d.id) % 7 = 9"
ITEMS = 50_000
SLEEP = "sleep 600 & echo $! > {0}/{1}; wait"
STOPPED = {
    "Shell": {
        "type": "ShellCommandActivity",
        "command": f"echo half > ${{OUTPUT1_STAGING_DIR}}/half; {SLEEP.format('PIDS', 'Shell')}",
        "stage": "true",
        "output": {"ref": "OutShell"},
    },
    "Copy": {"type": "CopyActivity", "input": {"ref": "TableCopy"}, "output": {"ref": "OutCopy"}},
    "Sql": {
        "type": "SqlActivity",
        "database": {"ref": "Warehouse"},
        "script": f"DELETE FROM target; INSERT INTO target {MANY.format('many')}",
    },
    "Load": {
        "type": "RedshiftCopyActivity",
        "input": {"ref": "Many"},
        "output": {"ref": "Target"},
        "insertMode": "OVERWRITE_EXISTING",
        "transformSql": MANY.format("staging"),
    },
    "Pig": {
        "type": "PigActivity",
        "stage": "false",
        "script": "a = LOAD 's3://e2e/in/lines/' AS (line:chararray);\nb = FILTER a BY "
        + " OR ".join(f"line MATCHES '.*{number}x.*y'" for number in range(300))
        + ";\nSTORE b INTO 's3://e2e/out/Pig/';",
    },
    "HiveCopy": {"type": "HiveCopyActivity", "input": {"ref": "Items"}, "output": {"ref": "Copies"}},
    "Emr": {
        "type": "EmrActivity",
        "step": [
            f"command-runner.jar,bash,-c,{SLEEP.format('PIDS', 'Emr')}",
            "command-runner.jar,hadoop,fs,-touchz,s3://e2e/out/Emr/x",
        ],
    },
    "Hadoop": {
        "type": "HadoopActivity",
        "jarUri": STREAMING,
        "argument": [
            *("-mapper", f"sh -c '{SLEEP.format('PIDS', 'Hadoop')}'"),
            *("-input", "s3://e2e/in/good/", "-output", "s3://e2e/out/Hadoop"),
        ],
    },
}


@pytest.fixture
def copies(cloud):
    """The table `copies` of DynamoDB."""
    dynamodb = boto3.client("dynamodb", endpoint_url=cloud.url, region_name="us-east-1")
    dynamodb.create_table(
        TableName="copies",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
        BillingMode="PAY_PER_REQUEST",
    )
    yield lambda: dynamodb.scan(TableName="copies", Select="COUNT")["Count"]
    dynamodb.delete_table(TableName="copies")


@pytest.mark.parametrize("how", ["cancelled", "timed out"])
def test_stopped(cloud, copies, run, ends, log, untouched, eventually, alive, subtests, tmp_path, how):
    """In mid-work; what was started ends, what was begun is undone, and no other step is taken."""
    many = "".join(f"{number},n\n" for number in range(2_000))
    cloud.s3.put_object(Bucket="e2e", Key="in/many/a", Body=many.encode())
    items = "".join(f'id\x03{{"n":"{number}"}}\n' for number in range(ITEMS))
    cloud.s3.put_object(Bucket="e2e", Key="in/items/a", Body=items.encode())
    cloud.s3.put_object(Bucket="e2e", Key="in/lines/a", Body=b"a line of some length\n" * 1_000_000)
    cloud.run("CREATE TABLE many (id INTEGER, name VARCHAR(10))")
    cloud.run("COPY many FROM 's3://e2e/in/many/' IAM_ROLE default CSV")
    others = [
        _table("Copy", selectQuery=ENDLESS),
        _out("Copy"),
        _out("Shell"),
        {"id": "Many", "type": "S3DataNode", "directoryPath": "s3://e2e/in/many/", "dataFormat": {"ref": "Csv"}},
        {"id": "Items", "type": "S3DataNode", "directoryPath": "s3://e2e/in/items/", "dataFormat": {"ref": "Export"}},
        {"id": "Copies", "type": "DynamoDBDataNode", "tableName": "copies", "dataFormat": {"ref": "Export"}},
    ]
    text = json.dumps([{"id": name, **fields} for name, fields in STOPPED.items()])
    activities = json.loads(text.replace("PIDS", str(tmp_path)))
    pipeline = run(activities, others, attemptTimeout="1 minute")
    pids = [tmp_path / name for name in ("Shell", "Emr", "Hadoop")]
    eventually(lambda: all(path.exists() and path.read_text().strip() for path in pids), 120)
    eventually(lambda: all(log(pipeline, name) for name in set(STOPPED) - {"HiveCopy"}), 120)
    eventually(copies, 120)
    if how == "cancelled":
        cloud.pipelines.deactivate_pipeline(pipelineId=pipeline, cancelActive=True)
    else:
        cloud.hasten(61)
    statuses = ends(pipeline, STOPPED)
    attempts = {item.references("@componentParent")[0]: item for item in cloud.objects(pipeline, "ATTEMPT")}
    eventually(lambda: not any(alive(int(path.read_text())) for path in pids))
    eventually(lambda: not _left(tmp_path))
    for name in STOPPED:
        with subtests.test(name):
            reason = attempts[name].string("errorMessage")
            if how == "cancelled":
                assert statuses[name] == "CANCELED"
            else:
                assert (statuses[name], reason) == ("FAILED", "the attempt took longer than attemptTimeout")
            assert log(pipeline, name).endswith(" cancelled\n")
    untouched()
    # DynamoDB has no transaction over so much; another attempt puts the same items once more.
    assert 0 < copies() < ITEMS


def _left(folder):
    """Whether attempts have left files that are not empty; those are kept for the next attempt."""
    try:
        found = list((folder / "scratch").glob("*/attempt-*/**/*"))
        return any(path.is_file() and path.stat().st_size for path in found)
    except FileNotFoundError:  # it is being removed
        return True
