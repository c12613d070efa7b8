"""Steps that extract, run twice on the local cloud: into the warehouse, and with what fails."""

import sys
from pathlib import Path

import boto3
import pytest

HTTP = """\
name: courses
schedule: on-demand
resources:
  machine: {type: ec2-instance, instance_type: t3.small, terminate_after: 1 hour}
retries: {maximum: 0}
alarms: {on_failure: false}
steps:
  - type: extract-from-http
    name: api
    url: URL/v1/courses
    parameters: {year: "#{format(@scheduledStartTime, 'YYYY')}"}
    records: data
    paging: {type: next-link, next: next}
    request_retries: 1
    secret: {name: team/courses, use: bearer, key: token}
  - {type: create-and-load-table, name: load, table: courses}
"""
TABLE = "CREATE TABLE IF NOT EXISTS courses (id INT, title VARCHAR(64), share DECIMAL(12, 10));"
COURSES = [
    {"id": 1, "title": "Größe 😀", "share": 0.5},
    {"title": None, "id": 2, "extra": [1]},
    {"id": 3, "title": "c", "share": 1},
]


@pytest.fixture
def secret(cloud, monkeypatch):
    """A secret of the local cloud, and the AWS CLI of this environment for its machines."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    client = boto3.client("secretsmanager", endpoint_url=cloud.url, region_name="us-east-1")
    client.create_secret(Name="team/courses", SecretString='{"token": "t0p-s3cret"}')
    yield client
    client.delete_secret(SecretId="team/courses", ForceDeleteWithoutRecovery=True)


def _paged(api, answer):
    """Two pages, the second one only for those who ask again."""
    fails = [503, 429]

    def page(path, parameters):
        if path == "/v1/courses":
            return answer({"data": COURSES[:2], "next": "/v1/more"})
        return answer(None, fails.pop(), {"Retry-After": "0"}) if fails else answer({"data": COURSES[2:], "next": None})

    api.answer = page
    return fails


def test_an_api_becomes_a_table(cloud, secret, activate_spec, ended, api, answer):
    """The second run reads it anew, and gives the same rows."""
    fails = _paged(api, answer)
    fails.pop()
    cloud.worker()
    pipeline = activate_spec(HTTP.replace("URL", api.url), {"tables/courses.sql": TABLE})
    rows = [(1, "Größe 😀", "0.5000000000"), (2, None, None), (3, "c", "1.0000000000")]

    for times in (1, 2):
        assert ended(pipeline, "load", times) == (["FINISHED"] * times, [])
        found = cloud.rows("SELECT id, title, share FROM courses ORDER BY id")
        assert [(key, title, share if share is None else str(share)) for key, title, share in found] == rows
        if times == 1:
            cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    assert {headers["Authorization"] for _, headers in api.requests} == {"Bearer t0p-s3cret"}
    assert api.paths[0].startswith("/v1/courses?year=20")


def test_the_secret_is_in_no_definition_and_no_log(cloud, secret, activate_spec, ended, api, answer):
    """Nor in what the step says when it fails, for an API that repeats it."""
    api.answer = lambda path, parameters: answer({"error": "t0p-s3cret is wrong"}, 403)
    cloud.worker()
    pipeline = activate_spec(HTTP.replace("URL", api.url), {"tables/courses.sql": TABLE})

    statuses, errors = ended(pipeline, "load")

    assert statuses == ["CASCADE_FAILED"]
    assert 'HTTP status 403 Forbidden: {"error": "*** is wrong"}' in errors[0]
    told = [str(item) for sphere in ("COMPONENT", "INSTANCE", "ATTEMPT") for item in cloud.objects(pipeline, sphere)]
    for bucket in ("courses-data", "courses-logs", "penstock-assets"):
        found = cloud.s3.list_objects_v2(Bucket=bucket).get("Contents", ())
        bodies = (cloud.s3.get_object(Bucket=bucket, Key=item["Key"])["Body"].read() for item in found)
        told.extend(body.decode("utf-8", "replace") for body in bodies)
    assert any("HTTP status 403" in text for text in told)
    assert not any("t0p-s3cret" in text for text in told)


def test_fails_without_the_secret(cloud, secret, activate_spec, ended, api):
    """With what Secrets Manager says; nothing was asked of the API."""
    cloud.worker()
    spec = HTTP.replace("URL", api.url).replace("team/courses", "team/others")
    pipeline = activate_spec(spec, {"tables/courses.sql": TABLE})

    statuses, errors = ended(pipeline, "load")

    assert statuses == ["CASCADE_FAILED"]
    assert "ResourceNotFoundException" in errors[0]
    assert api.requests == []


CASSANDRA = """\
name: progress
schedule: on-demand
library: lib
retries: {maximum: 0}
alarms: {on_failure: false}
steps:
  - type: extract-from-cassandra
    hosts: [node]
    keyspace: learning
    query: SELECT * FROM progress
    secret: team/courses
  - type: copy-into-redshift
    name: load
    table: courses
    insert_mode: truncate
    options: ["FORMAT AS JSON 'auto'"]
  - {type: run-shell, name: report, command: report, input: [], output: reported}
"""
DRIVER = {
    # A double of cassandra-driver, as the library of the spec: tests/steps/programs has more of it.
    "lib/cassandra/__init__.py": (
        "class DriverException(Exception): pass\nclass ConsistencyLevel: name_to_value = {'LOCAL_ONE': 10}\n"
    ),
    "lib/cassandra/auth.py": "def PlainTextAuthProvider(username, password): return username, password\n",
    "lib/cassandra/query.py": (
        "dict_factory = None\ndef SimpleStatement(query, fetch_size, consistency_level): return query\n"
    ),
    "lib/cassandra/cluster.py": (
        "class NoHostAvailable(Exception): pass\n"
        "class Cluster:\n"
        "    def __init__(self, contact_points, port, auth_provider):\n"
        "        if auth_provider != ('reader', 't0p-s3cret'): raise NoHostAvailable('bad credentials')\n"
        "    def connect(self, keyspace): return self\n"
        "    def execute(self, statement, timeout):\n"
        "        yield {'id': 1, 'title': 'Größe'}\n"
        "        yield {'id': 2, 'title': None}\n"
        "    def __enter__(self): return self\n"
        "    def __exit__(self, *error): pass\n"
    ),
    "lib/bin/report": (
        "#!/bin/sh\npython3 -c 'import cassandra; print(cassandra.__name__)' > \"$OUTPUT1_STAGING_DIR/part\"\n"
    ),
    "tables/courses.sql": TABLE,
}


def test_a_query_in_cassandra_becomes_a_table(cloud, secret, activate_spec, ended):
    """By a driver that the library brings; a command of the library runs, too."""
    secret.put_secret_value(SecretId="team/courses", SecretString='{"username": "reader", "password": "t0p-s3cret"}')
    cloud.worker()
    pipeline = activate_spec(CASSANDRA, DRIVER)

    for times in (1, 2):
        assert ended(pipeline, "report", times) == (["FINISHED"] * times, [])
        assert cloud.rows("SELECT id, title FROM courses ORDER BY id") == [(1, "Größe"), (2, None)]
        if times == 1:
            cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    keys = [item["Key"] for item in cloud.s3.list_objects_v2(Bucket="progress-data", Prefix="reported/")["Contents"]]
    assert [cloud.s3.get_object(Bucket="progress-data", Key=key)["Body"].read() for key in keys] == [b"cassandra\n"] * 2


def test_cassandra_refuses(cloud, secret, activate_spec, ended):
    """The password is not in what it says."""
    secret.put_secret_value(SecretId="team/courses", SecretString='{"username": "other", "password": "t0p-s3cret"}')
    cloud.worker()
    pipeline = activate_spec(CASSANDRA, DRIVER)

    statuses, errors = ended(pipeline, "load")

    assert statuses == ["CASCADE_FAILED"]
    assert "Cassandra: NoHostAvailable: bad credentials" in errors[0]
    assert "t0p-s3cret" not in errors[0]


DYNAMODB = """\
name: items
schedule: on-demand
retries: {maximum: 0}
alarms: {on_failure: false}
resources:
  cluster:
    type: emr-cluster
    release: emr-6.15.0
    applications: [Hive]
    master: {instance_type: m5.xlarge}
    core: {instance_type: m5.xlarge, count: 2}
steps:
  - {type: extract-from-dynamodb, name: items, table: Courses}
  - {type: create-and-load-table, name: load, table: courses}
"""


def test_a_table_of_dynamodb_becomes_a_table(cloud, activate_spec, ended):
    """Twice, and then without the table."""
    client = boto3.client("dynamodb", endpoint_url=cloud.url, region_name="us-east-1")
    client.create_table(
        TableName="Courses",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    client.put_item(
        TableName="Courses", Item={"id": {"N": "1"}, "title": {"S": "Größe\n"}, "share": {"N": "0.1234567891"}}
    )
    client.put_item(TableName="Courses", Item={"id": {"N": "2"}, "title": {"NULL": True}, "extra": {"SS": ["x"]}})
    cloud.worker()
    pipeline = activate_spec(DYNAMODB, {"tables/courses.sql": TABLE})

    for times in (1, 2):
        assert ended(pipeline, "load", times) == (["FINISHED"] * times, [])
        found = cloud.rows("SELECT id, title, CAST(share AS VARCHAR) FROM courses ORDER BY id")
        assert found == [(1, "Größe\n", "0.1234567891"), (2, None, None)]
        if times == 2:
            client.delete_table(TableName="Courses")
        cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    statuses, errors = ended(pipeline, "load", 3)
    assert statuses.count("CASCADE_FAILED") == 1
    assert "cannot read the table 'Courses': ResourceNotFoundException" in errors[0]
