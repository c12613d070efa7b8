"""Compiling a spec: the ids of the talk, the order of steps, and the same bytes each time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from penstock.compiler import compile_loaded, compile_spec
from penstock.definition.cli_form import to_cli
from penstock.specs.loader import load_spec
from penstock.specs.locations import to_diagnostics
from penstock.validation import validate

COMPILED = """
import json, sys
from pathlib import Path
import penstock.compiler, penstock.specs.loader
heavy = {"boto3", "botocore", "jsii", "aws_cdk", "duckdb", "moto", "lark", "sqlglot"} & set(sys.modules)
assert not heavy, heavy
from penstock.definition.api_form import to_api
from penstock.steps.deployment import WarehouseConnection

class Names:
    bucket, log_uri, service_role, resource_role, alarm_topic_arn = "b", "s3://l", "s", "r", "t"
    warehouse = WarehouseConnection("c", "d", "u", "p")
    def asset_uri(self, path):
        return f"s3://a/{path.name}"

root = Path(sys.argv[1])
loaded = penstock.specs.loader.load_spec(root / "etl_specs" / "clickstream.yaml", root / "assets")
print(json.dumps(to_api(penstock.compiler.compile_spec(loaded.spec, loaded.assets, Names()).to_wire())))
"""


@pytest.fixture
def clickstream(root: Path, deployment: Any) -> Any:
    """The clickstream pipeline."""
    loaded = load_spec(root / "etl_specs" / "clickstream.yaml", root / "assets")
    return compile_spec(loaded.spec, loaded.assets, deployment)


def compile_text(folder: Path, text: str, deployment: Any) -> dict[str, dict[str, Any]]:
    """Compile a spec whose assets are two files; return its objects by id in the CLI's form."""
    (folder / "tables").mkdir()
    (folder / "tables" / "t.sql").write_text("CREATE TABLE t (a INT);", encoding="utf-8")
    (folder / "s.pig").touch()
    path = folder / "spec.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load_spec(path, folder)
    form = to_cli(compile_spec(loaded.spec, loaded.assets, deployment).to_wire())
    return {item["id"]: item for item in form["objects"]}


def test_the_ids_of_the_talk(clickstream: Any) -> None:
    """Object ids are a part of the contract; each object stands after those that it refers to."""
    assert [(item.id, item.TYPE) for item in clickstream.objects] == [
        ("Schedule", "Schedule"),
        ("Default", None),
        ("checkTrigger", "S3KeyExists"),
        ("weblogs-bucket", "S3DataNode"),
        ("staging", "S3DataNode"),
        ("FailureAlarm", "SnsAlarm"),
        ("LateAlarm", "SnsAlarm"),
        ("myEMR.fs.s3.consistent", "Property"),
        ("myEMR.fs.s3.consistent.retryPeriodSeconds", "Property"),
        ("myEMR.fs.s3.enableServerSideEncryption", "Property"),
        ("myEMR.emrfs", "EmrConfiguration"),
        ("myEMR", "EmrCluster"),
        ("logsProcess-ExtractTransform", "PigActivity"),
        ("myEC2", "Ec2Resource"),
        ("Warehouse", "RedshiftDatabase"),
        ("LoadToRedshift.table", "RedshiftDataNode"),
        ("LoadToRedshift", "RedshiftCopyActivity"),
    ]


def test_the_clickstream_objects(clickstream: Any) -> None:
    """What all inherit, and the two activities."""
    objects = {item["id"]: item for item in to_cli(clickstream.to_wire())["objects"]}

    assert objects["Default"] == {
        "id": "Default",
        "name": "Default",
        "failureAndRerunMode": "CASCADE",
        "maximumRetries": "2",
        "retryDelay": "10 minutes",
        "pipelineLogUri": "s3://log-bucket/pipelines",
        "schedule": {"ref": "Schedule"},
        "scheduleType": "cron",
        "resourceRole": "resource-role",
        "role": "service-role",
    }
    assert objects["Schedule"] == {
        "id": "Schedule",
        "name": "Schedule",
        "type": "Schedule",
        "period": "1 day",
        "startAt": "FIRST_ACTIVATION_DATE_TIME",
    }
    assert objects["Warehouse"] == {
        "id": "Warehouse",
        "name": "Warehouse",
        "type": "RedshiftDatabase",
        "clusterId": "dwh",
        "databaseName": "analytics",
        "*password": "{{resolve:secretsmanager:dwh:SecretString:password}}",
        "username": "loader",
    }
    assert objects["logsProcess-ExtractTransform"] == {
        "id": "logsProcess-ExtractTransform",
        "name": "logsProcess-ExtractTransform",
        "type": "PigActivity",
        "lateAfterTimeout": "2 hours",
        "onFail": {"ref": "FailureAlarm"},
        "onLateAction": {"ref": "LateAlarm"},
        "runsOn": {"ref": "myEMR"},
        "input": {"ref": "weblogs-bucket"},
        "output": {"ref": "staging"},
        "scriptUri": "s3://asset-bucket/pig/parse_weblogs.pig",
        "scriptVariable": ["INPUT=#{input.directoryPath}", "OUTPUT=#{output.directoryPath}"],
        "stage": "false",
    }
    assert objects["LoadToRedshift"] == {
        "id": "LoadToRedshift",
        "name": "LoadToRedshift",
        "type": "RedshiftCopyActivity",
        "lateAfterTimeout": "2 hours",
        "onFail": {"ref": "FailureAlarm"},
        "onLateAction": {"ref": "LateAlarm"},
        "runsOn": {"ref": "myEC2"},
        "input": {"ref": "staging"},
        "output": {"ref": "LoadToRedshift.table"},
        "commandOptions": ["DELIMITER '\\001'", "TRUNCATECOLUMNS"],
        "insertMode": "APPEND",
    }


def test_the_clickstream_definition_is_free_of_findings(root: Path, clickstream: Any) -> None:
    """By all rules of the service that are known here."""
    loaded = load_spec(root / "etl_specs" / "clickstream.yaml", root / "assets")

    assert to_diagnostics(validate(clickstream.to_wire()), loaded) == ()
    assert loaded.warnings == ()


def test_steps_run_in_the_order_of_the_file(tmp_path: Path, deployment: Any) -> None:
    """Where data does not make a step wait for what is above, dependsOn does; alarms are left out where not wanted."""
    objects = compile_text(
        tmp_path,
        """\
name: chain
schedule: {every: 1 hour, start: 2026-01-01T00:00:00}
alarms: {on_failure: false}
resources:
  c:
    type: emr-cluster
    release: emr-6.15.0
    master: {instance_type: m5.xlarge}
    core: {instance_type: m5.xlarge, count: 1}
    terminate_after: 1 hour
steps:
  - {type: extract-from-s3, name: raw, path: raw/}
  - {type: run-pig, name: first, script: s.pig, runs_on: c}
  - {type: run-pig, name: second, script: s.pig, runs_on: c, input: raw}
  - {type: copy-into-redshift, name: third, table: t, runs_on: c, log: false}
  - {type: copy-into-redshift, name: fourth, table: t, runs_on: c, input: first, log: false}
  - {type: extract-from-s3, name: more, path: more/}
  - {type: run-pig, name: fifth, script: s.pig, runs_on: c}
""",
        deployment,
    )

    assert {
        name: (objects[name]["input"], objects[name].get("dependsOn"))
        for name in ("first", "second", "third", "fourth", "fifth")
    } == {
        "first": ({"ref": "raw"}, None),
        "second": ({"ref": "raw"}, None),
        "third": ({"ref": "second.output"}, {"ref": "first"}),
        "fourth": ({"ref": "first.output"}, None),
        "fifth": ({"ref": "more"}, [{"ref": "third"}, {"ref": "fourth"}]),
    }
    assert all("onFail" not in item and "lateAfterTimeout" not in item for item in objects.values())
    assert not {"FailureAlarm", "LateAlarm"} & set(objects)


def test_resources_that_no_step_uses_cost_nothing(tmp_path: Path, deployment: Any) -> None:
    """They are no part of the definition."""
    objects = compile_text(
        tmp_path,
        """\
name: idle
schedule: {every: 1 hour, start: first-activation}
resources: {box: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}}
steps:
  - {type: extract-from-s3, name: raw, path: raw/}
""",
        deployment,
    )

    assert list(objects) == ["Schedule", "Default", "raw"]


def test_the_same_spec_gives_the_same_bytes_without_the_cloud(root: Path) -> None:
    """In processes whose hashes differ, which import nothing that the cloud or the CDK needs."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", COMPILED, str(root)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1")
    }

    (output,) = outputs
    assert len(json.loads(output)["pipelineObjects"]) == 17


ORDER = """\
name: visits
schedule: {every: 1 day, start: first-activation}
alarms: {on_failure: false}
resources: {box: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
"""
LOAD = "{{type: copy-into-redshift, name: {name}, table: visits, runs_on: box, log: false{more}}}"


def _waits(project: Any, deployment: Any, *entries: str) -> dict[str, list[str]]:
    """What each activity waits for, as the service sees it."""
    text = ORDER + "".join(f"  - {entry}\n" for entry in entries)
    loaded = project(text)
    wire = compile_loaded(loaded, deployment).to_wire()
    assert to_diagnostics(validate(wire), loaded) == ()
    return {item.id: list(item.references("dependsOn")) for item in wire if item.type == "RedshiftCopyActivity"}


@pytest.fixture
def project(tmp_path: Path) -> Any:
    """Load a spec of a project with a table."""
    table = tmp_path / "assets" / "tables" / "visits.sql"
    table.parent.mkdir(parents=True)
    table.write_text("CREATE TABLE visits (a INT);\n", encoding="utf-8")

    def load(text: str) -> Any:
        path = tmp_path / "spec.yaml"
        path.write_text(text, encoding="utf-8")
        return load_spec(path, tmp_path / "assets")

    return load


class TestOrder:
    """Order is run order, unless a step says otherwise."""

    def test_each_step_waits_for_the_one_above(self, project: Any, deployment: Any) -> None:
        """And so for all above."""
        loads = [LOAD.format(name=name, more="") for name in "abc"]

        assert _waits(project, deployment, *loads) == {"a": [], "b": ["a"], "c": ["b"]}

    def test_after_says_what_to_wait_for(self, project: Any, deployment: Any) -> None:
        """Or that there is nothing; what stands below waits for all that has no end yet."""
        entries = [
            LOAD.format(name="a", more=""),
            LOAD.format(name="b", more=""),
            LOAD.format(name="c", more=", after: [a]"),
            LOAD.format(name="d", more=", after: []"),
            LOAD.format(name="e", more=""),
        ]

        assert _waits(project, deployment, *entries) == {"a": [], "b": ["a"], "c": ["a"], "d": [], "e": ["b", "c", "d"]}

    def test_a_named_input_is_waited_for_alone(self, project: Any, deployment: Any) -> None:
        """Data that is there already lets the step start at once."""
        entries = [
            LOAD.format(name="a", more=""),
            LOAD.format(name="b", more=", input: logs"),
            LOAD.format(name="c", more=""),
        ]

        assert _waits(project, deployment, *entries) == {"a": [], "b": [], "c": ["a", "b"]}

    def test_a_block_starts_together_and_is_waited_for_together(self, project: Any, deployment: Any) -> None:
        """Whatever stands in it."""
        entries = [
            LOAD.format(name="a", more=""),
            "parallel: [" + ", ".join(LOAD.format(name=name, more="") for name in "bcd") + "]",
            LOAD.format(name="e", more=""),
        ]

        assert _waits(project, deployment, *entries) == {
            "a": [],
            "b": ["a"],
            "c": ["a"],
            "d": ["a"],
            "e": ["b", "c", "d"],
        }


def test_a_step_has_its_own_retries_timeout_and_alarms(project: Any, deployment: Any) -> None:
    """What it does not say is as in the spec."""
    more = ", retries: {maximum: 1, delay: 5 minutes}, timeout: 2 hours, alarms: {on_success: true, late_after: 1 hour}"
    loaded = project(ORDER + f"  - {LOAD.format(name='a', more=more)}\n  - {LOAD.format(name='b', more='')}\n")

    form = to_cli(compile_loaded(loaded, deployment).to_wire())

    found = {item["id"]: item for item in form["objects"]}
    keys = ("maximumRetries", "retryDelay", "attemptTimeout", "onSuccess", "onLateAction", "lateAfterTimeout", "onFail")
    assert {key: found["a"][key] for key in keys if key in found["a"]} == {
        "maximumRetries": "1",
        "retryDelay": "5 minutes",
        "attemptTimeout": "2 hours",
        "onSuccess": {"ref": "SuccessAlarm"},
        "onLateAction": {"ref": "LateAlarm"},
        "lateAfterTimeout": "1 hour",
    }
    assert not set(keys) & set(found["b"])


def test_bootstrap_runs_before_everything_and_teardown_after(project: Any, deployment: Any) -> None:
    """Also before steps that wait for nothing above them."""
    text = ORDER + "".join(
        f"  - {LOAD.format(name=name, more=more)}\n"
        for name, more in (("a", ""), ("b", ", after: []"), ("c", ", input: logs"))
    )
    first = LOAD.format(name="first", more=", input: early")
    early = "{type: extract-from-s3, name: early, path: early/}"
    text += f"bootstrap: [{early}, {first}]\nteardown: [{LOAD.format(name='last', more='')}]\n"

    wire = compile_loaded(project(text), deployment).to_wire()

    waits = {item.id: list(item.references("dependsOn")) for item in wire if item.type == "RedshiftCopyActivity"}
    assert waits == {"first": [], "a": ["first"], "b": ["first"], "c": ["first"], "last": ["a", "b", "c"]}


def test_parameters(project: Any, deployment: Any) -> None:
    """With their values, which environments may set."""
    text = (
        ORDER.replace("path: logs/", 'path: "logs/#{myFolder}/"')
        + "parameters:\n  myFolder: {description: Where, allowed: [a, b], default: a, value: b}\n"
        "  myCount: {type: integer, optional: true}\n"
    )

    form = to_cli(compile_loaded(project(text), deployment).to_wire())

    assert form["parameters"] == [
        {"id": "myFolder", "allowedValues": ["a", "b"], "default": "a", "description": "Where", "type": "String"},
        {"id": "myCount", "optional": "true", "type": "Integer"},
    ]
    assert form["values"] == {"myFolder": "b"}


def test_on_demand(project: Any, deployment: Any) -> None:
    """No Schedule, and every object of that type."""
    loaded = project(ORDER.replace("{every: 1 day, start: first-activation}", "on-demand"))
    wire = compile_loaded(loaded, deployment).to_wire()

    assert [item.id for item in wire] == ["Default", "logs"]
    assert wire.objects[0].string("scheduleType") == "ondemand"
    assert to_diagnostics(validate(wire), loaded) == ()
