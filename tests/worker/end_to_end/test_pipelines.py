"""Pipelines on the local cloud's services: from the trigger to the rows in the table."""

from pathlib import Path

from penstock.local.errors import ServiceError

ASSETS = Path(__file__).parents[3] / "assets"
SCRIPT = (
    "A = LOAD '$INPUT' USING TextLoader AS (l:chararray);\nB = FILTER A BY l MATCHES '[0-9]+';\nSTORE B INTO '$OUTPUT';"
)
CLICKSTREAM = [
    {"id": "Cluster", "type": "EmrCluster"},
    {"id": "Machine", "type": "Ec2Resource"},
    {"id": "Trigger", "type": "S3KeyExists", "s3Key": "s3://e2e/in/_go", "role": "r"},
    {"id": "Raw", "type": "S3DataNode", "directoryPath": "s3://e2e/in", "precondition": {"ref": "Trigger"}},
    {"id": "Clean", "type": "S3DataNode", "directoryPath": "s3://e2e/out"},
    {
        "id": "Parse",
        "type": "PigActivity",
        "runsOn": {"ref": "Cluster"},
        "input": {"ref": "Raw"},
        "output": {"ref": "Clean"},
        "script": SCRIPT,
        "scriptVariable": ["INPUT=#{input.directoryPath}", "OUTPUT=#{output.directoryPath}"],
        "stage": "false",
    },
    {
        "id": "Db",
        "type": "RedshiftDatabase",
        "clusterId": "c",
        "databaseName": "dev",
        "username": "etl",
        "*password": "x",
    },
    {
        "id": "Table",
        "type": "RedshiftDataNode",
        "database": {"ref": "Db"},
        "tableName": "numbers",
        "createTableSql": "CREATE TABLE numbers (n INT);",
    },
    {
        "id": "Load",
        "type": "RedshiftCopyActivity",
        "runsOn": {"ref": "Machine"},
        "input": {"ref": "Clean"},
        "output": {"ref": "Table"},
        "insertMode": "APPEND",
    },
]


def test_runs_a_pipeline_from_its_trigger_to_the_rows(cloud, default, eventually):
    """The precondition keeps it waiting and says why; then Pig, COPY, and the logs."""
    cloud.worker()
    cloud.s3.put_object(Bucket="e2e", Key="in/a", Body=b"1\nno number\n22\n")
    pipeline = cloud.activate([default, *CLICKSTREAM])
    eventually(
        lambda: any("s3://e2e/in/_go does not exist yet" in str(item) for item in cloud.objects(pipeline, "ATTEMPT"))
    )
    assert cloud.statuses(pipeline)["Parse"] == "WAITING_ON_DEPENDENCIES"
    cloud.s3.put_object(Bucket="e2e", Key="in/_go")
    eventually(lambda: cloud.statuses(pipeline).get("Load") in {"FINISHED", "FAILED", "CASCADE_FAILED"})
    assert cloud.statuses(pipeline)["Load"] == "FINISHED", cloud.objects(pipeline, "ATTEMPT")
    assert cloud.rows("SELECT n FROM numbers ORDER BY n") == [(1,), (22,)]
    logs = [item["Key"] for item in cloud.s3.list_objects_v2(Bucket="e2e", Prefix="logs/")["Contents"]]
    parse = next(item for item in cloud.objects(pipeline, "ATTEMPT") if "@Parse_" in item.id)
    assert f"logs/{pipeline}/Parse/{parse.references('@instanceParent')[0]}/{parse.id}/Activity.log" in logs


def test_a_failure_is_told_after_all_retries(cloud, default, eventually):
    """The reason is on the instance."""
    cloud.worker()
    failing = {"id": "Fail", "type": "ShellCommandActivity", "workerGroup": "penstock.local", "maximumRetries": "1"}
    pipeline = cloud.activate([default, {**failing, "command": "echo because >&2; exit 7"}])
    eventually(lambda: cloud.statuses(pipeline).get("Fail") == "FAILED")
    assert cloud.statuses(pipeline, "ATTEMPT") == {"Fail=1": "FAILED", "Fail=2": "FAILED"}
    instance = cloud.objects(pipeline, "INSTANCE")[0]
    assert instance.string("errorId") == "ShellCommandFailed"
    assert instance.string("errorMessage") == (
        "command of ShellCommandActivity 'Fail' ended with exit code 7; standard error ended with:\nbecause"
    )


LINES = """\
1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 20 "http://a.example/?q=1,2" "Mozilla/5.0"
5.6.7.8 - bob [17/May/2015:10:05:04 +0000] "GET /x HTTP/1.1" 404 - "-" "curl \u00fc"
not a log line
"""


def test_runs_the_clickstream_script_and_table(cloud, default, eventually):
    """The repository's own script and DDL; a comma in a referrer stays inside its column."""
    cloud.worker()
    cloud.s3.put_object(Bucket="e2e", Key="in/_go")
    cloud.s3.put_object(Bucket="e2e", Key="in/access_log", Body=LINES.encode())
    cloud.s3.upload_file(str(ASSETS / "pig" / "parse_weblogs.pig"), "e2e", "bin/parse_weblogs.pig")
    changes = {
        "Parse": {"script": None, "scriptUri": "s3://e2e/bin/parse_weblogs.pig"},
        "Table": {"tableName": "weblogs", "createTableSql": (ASSETS / "tables" / "weblogs.sql").read_text()},
        "Load": {"commandOptions": ["DELIMITER '\\001'", "TRUNCATECOLUMNS"]},
    }
    objects = [{**item, **changes.get(item["id"], {})} for item in CLICKSTREAM]
    pipeline = cloud.activate(
        [default, *({key: value for key, value in item.items() if value is not None} for item in objects)]
    )
    eventually(lambda: cloud.statuses(pipeline).get("Load") in {"FINISHED", "FAILED", "CASCADE_FAILED"})
    assert cloud.rows("SELECT host, username, referrer, request_time FROM weblogs ORDER BY host") == [
        ("1.2.3.4", "-", "http://a.example/?q=1,2", "17/May/2015:10:05:03 +0000"),
        ("5.6.7.8", "bob", "-", "17/May/2015:10:05:04 +0000"),
    ], cloud.objects(pipeline, "ATTEMPT")


class _Killer:
    """Data Pipeline, until the status of `victim` is set for the first time: then the worker dies, unheard."""

    def __init__(self, service, worker, victim):
        self._service = service
        self._worker = worker
        self._victim = victim
        self.has_killed = False

    def handle(self, operation, payload):
        """Answer as the service does, but for that one time."""
        if operation == "SetTaskStatus" and not self.has_killed and self._victim():
            self.has_killed = True
            self._worker.kill()
            raise ServiceError("InternalServiceError", "not heard", 500)
        return self._service.handle(operation, payload)


def test_a_retry_of_the_clickstream_script_replaces_what_the_killed_attempt_left(cloud, default, eventually):
    """The worker dies when it has stored; rmf clears that away, with a part which nobody would overwrite."""
    script = (ASSETS / "pig" / "parse_weblogs.pig").read_text()
    worker = cloud.worker(threads="1")
    cloud.s3.put_object(Bucket="e2e", Key="in/access_log", Body=LINES.encode())
    raw, clean, parse = (item for item in CLICKSTREAM if item["id"] in {"Raw", "Clean", "Parse"})
    raw = {key: value for key, value in raw.items() if key != "precondition"}
    cluster = {"id": "Cluster", "type": "EmrCluster"}
    pipeline = cloud.activate([default, cluster, raw, clean, {**parse, "script": script}])
    killer = _Killer(cloud.services["DataPipeline"], worker, lambda: cloud.statuses(pipeline).get("Parse") == "RUNNING")
    cloud.services["DataPipeline"] = killer
    eventually(lambda: killer.has_killed)
    cloud.s3.head_object(Bucket="e2e", Key="out/_SUCCESS")
    cloud.s3.put_object(Bucket="e2e", Key="out/part-m-00007", Body=b"left")
    cloud.worker()
    eventually(lambda: cloud.statuses(pipeline)["Parse"] in {"FINISHED", "FAILED"})
    attempts = cloud.statuses(pipeline, "ATTEMPT")
    assert (attempts["Parse=1"], attempts["Parse=2"]) == ("FAILED", "FINISHED"), cloud.objects(pipeline, "ATTEMPT")
    found = cloud.s3.list_objects_v2(Bucket="e2e", Prefix="out/")["Contents"]
    assert [item["Key"] for item in found] == ["out/_SUCCESS", "out/part-m-00000"]
    assert cloud.s3.get_object(Bucket="e2e", Key="out/part-m-00000")["Body"].read() == (
        b"1.2.3.4\x01-\x01http://a.example/?q=1,2\x0117/May/2015:10:05:03 +0000\n"
        b"5.6.7.8\x01bob\x01-\x0117/May/2015:10:05:04 +0000\n"
    )


def test_a_load_happens_once_when_the_worker_dies_after_the_commit(cloud, default, eventually):
    """The second attempt finds the rows of the first; a rerun of the finished instance loads again."""
    worker = cloud.worker(threads="1")
    cloud.s3.put_object(Bucket="e2e", Key="in/_go")
    cloud.s3.put_object(Bucket="e2e", Key="in/a", Body=b"1\n22\n")
    pipeline = cloud.activate([default, *CLICKSTREAM])
    killer = _Killer(cloud.services["DataPipeline"], worker, lambda: cloud.statuses(pipeline).get("Load") == "RUNNING")
    cloud.services["DataPipeline"] = killer
    eventually(lambda: killer.has_killed)
    assert cloud.rows("SELECT n FROM numbers ORDER BY n") == [(1,), (22,)]
    cloud.worker()
    eventually(lambda: cloud.statuses(pipeline)["Load"] == "FINISHED")
    assert cloud.rows("SELECT n FROM numbers ORDER BY n") == [(1,), (22,)]
    attempts = cloud.statuses(pipeline, "ATTEMPT")
    assert (attempts["Load=1"], attempts["Load=2"]) == ("FAILED", "FINISHED")
    load = next(item for item in cloud.objects(pipeline, "INSTANCE") if "@Load_" in item.id)
    cloud.pipelines.set_status(pipelineId=pipeline, objectIds=[load.id], status="RERUN")
    eventually(lambda: cloud.statuses(pipeline, "ATTEMPT").get("Load=3") == "FINISHED")
    assert cloud.rows("SELECT n FROM numbers ORDER BY n") == [(1,), (1,), (22,), (22,)]


def test_runs_sql_and_a_staged_script(cloud, default, eventually):
    """As run-sql and run-shell compile to: a value for `?`, a script with arguments as the last input, two outputs."""
    cloud.worker()
    cloud.s3.put_object(Bucket="e2e", Key="in/numbers", Body=b"1\n22\nx\n")
    cloud.s3.put_object(
        Bucket="e2e",
        Key="bin/split.sh",
        Body=b'grep "$1" "$INPUT1_STAGING_DIR"/* > "$OUTPUT1_STAGING_DIR/$2"\n'
        b'grep -v "$1" "$INPUT1_STAGING_DIR"/* > "$OUTPUT2_STAGING_DIR/$2"\n',
    )
    machine, database = (item for item in CLICKSTREAM if item["id"] in {"Machine", "Db"})
    pipeline = cloud.activate(
        [
            default,
            machine,
            database,
            {"id": "Raw", "type": "S3DataNode", "directoryPath": "s3://e2e/in"},
            {"id": "Script", "type": "S3DataNode", "filePath": "s3://e2e/bin/split.sh"},
            {"id": "Good", "type": "S3DataNode", "directoryPath": "s3://e2e/good"},
            {"id": "Bad", "type": "S3DataNode", "directoryPath": "s3://e2e/bad"},
            {
                "id": "Split",
                "type": "ShellCommandActivity",
                "runsOn": {"ref": "Machine"},
                "input": [{"ref": "Raw"}, {"ref": "Script"}],
                "output": [{"ref": "Good"}, {"ref": "Bad"}],
                "command": 'set -- "$INPUT2_STAGING_DIR"/* "$@" && chmod +x "$1" && "$@"',
                "scriptArgument": ["^[0-9]*$", "a part"],
                "stage": "true",
            },
            {
                "id": "Note",
                "type": "SqlActivity",
                "runsOn": {"ref": "Machine"},
                "dependsOn": {"ref": "Split"},
                "database": {"ref": "Db"},
                "script": "BEGIN;\nCREATE TABLE runs (at VARCHAR(32), what VARCHAR(8));"
                "INSERT INTO runs VALUES (?, ?)\n;COMMIT;",
                "scriptArgument": ["#{format(@scheduledStartTime,'YYYY')}", "it's"],
            },
        ]
    )
    eventually(lambda: cloud.statuses(pipeline).get("Note") in {"FINISHED", "FAILED", "CASCADE_FAILED"})
    assert cloud.statuses(pipeline)["Note"] == "FINISHED", cloud.objects(pipeline, "ATTEMPT")
    ((year, what),) = cloud.rows("SELECT at, what FROM runs")
    assert (year.isdigit(), what) == (True, "it's")
    parts = {key: cloud.s3.get_object(Bucket="e2e", Key=f"{key}/a part")["Body"].read() for key in ("good", "bad")}
    assert parts == {"good": b"1\n22\n", "bad": b"x\n"}


def test_fails_for_what_needs_a_cluster_of_its_own(cloud, default, eventually):
    """JARs say that they cannot be run here, and which can; no command before them is run."""
    cloud.worker()
    cluster = next(item for item in CLICKSTREAM if item["id"] == "Cluster")
    steps = ["command-runner.jar,hadoop,fs,-touchz,s3://e2e/begun", "s3://e2e/own.jar,x"]
    on_cluster = {"runsOn": {"ref": "Cluster"}}
    pipeline = cloud.activate(
        [
            {**default, "maximumRetries": "0"},
            cluster,
            {**on_cluster, "id": "Jar", "type": "EmrActivity", "step": steps},
            {**on_cluster, "id": "Job", "type": "HadoopActivity", "jarUri": "s3://e2e/a.jar", "mainClass": "a.B"},
        ]
    )
    eventually(lambda: {cloud.statuses(pipeline).get(item) for item in ("Jar", "Job")} == {"FAILED"})
    messages = {
        item.references("@componentParent")[0]: item.string("errorMessage")
        for item in cloud.objects(pipeline, "INSTANCE")
        if item.string("errorMessage")
    }
    can_be = (
        "only command-runner.jar, script-runner.jar and hadoop-streaming.jar can be, and applications of Spark by "
        "command-runner.jar,spark-submit"
    )
    assert {key: messages[key] for key in ("Jar", "Job")} == {
        "Jar": f"step 2 of 2 of EmrActivity 'Jar': the JAR s3://e2e/own.jar cannot be run here; {can_be}",
        "Job": f"HadoopActivity 'Job': the JAR s3://e2e/a.jar with the main class a.B cannot be run here; {can_be}",
    }
    assert not [item for item in cloud.s3.list_objects_v2(Bucket="e2e")["Contents"] if item["Key"] == "begun"]


def test_a_shell_precondition_is_asked_until_it_holds(cloud, default, eventually, tmp_path):
    """It runs where its activity does, and the reason why it does not hold yet is beside the activity."""
    cloud.worker()
    mark = tmp_path / "ready"
    pipeline = cloud.activate(
        [
            default,
            {"id": "Machine", "type": "Ec2Resource"},
            {"id": "Ready", "type": "ShellCommandPrecondition", "command": f"test -f '{mark}'"},
            {
                "id": "Work",
                "type": "ShellCommandActivity",
                "command": "true",
                "precondition": {"ref": "Ready"},
                "runsOn": {"ref": "Machine"},
            },
        ]
    )

    def waits():
        work = next((item for item in cloud.objects(pipeline, "INSTANCE") if "@Work_" in item.id), None)
        return work is not None and any(
            "command of ShellCommandPrecondition 'Ready' ended with exit code 1" in text
            for text in work.strings("@waitingOn")
        )

    eventually(waits)
    assert cloud.statuses(pipeline)["Machine"] == "RUNNING"
    mark.touch()
    eventually(lambda: cloud.statuses(pipeline)["Work"] == "FINISHED")
    assert cloud.statuses(pipeline, "ATTEMPT")["Ready=1"] == "FINISHED"
