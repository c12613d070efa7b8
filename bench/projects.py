"""Makes projects with many specs, to be measured."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.timing import ROOT

STEPS = """\
name: p{number:04}
description: Loads yesterday's logs
schedule: {{every: 1 day, start: first-activation}}
resources:
  machine: {{type: ec2-instance, instance_type: t2.small, terminate_after: 30 minutes}}
  cluster:
    type: emr-cluster
    release: emr-4.9.6
    master: {{instance_type: m4.large}}
    core: {{instance_type: m4.large, count: 2}}
    terminate_after: 30 minutes
steps:
  - type: extract-from-s3
    name: logs
    path: logs/#{{format(@scheduledStartTime, 'YYYY-MM-dd')}}/
    precondition: {{name: trigger, s3_key_exists: "triggers/#{{@scheduledStartTime}}", timeout: 6 hours}}
  - {{type: run-pig, name: parse, script: pig/parse_weblogs.pig, runs_on: cluster, output: staging}}
  - {{type: copy-into-redshift, name: load, table: {table}, runs_on: machine, options: [DELIMITER '|'], log: false}}
"""
"""Twelve objects: Default, Schedule, Warehouse, FailureAlarm, and those that are named. Each has its own table."""
_HEAD = """\
kind: definition
name: p{number:04}
objects:
  - id: Default
    failureAndRerunMode: CASCADE
    maximumRetries: 2
    pipelineLogUri: s3://logs/pipelines
    resourceRole: machines
    retryDelay: 10 minutes
    role: service
    schedule: {{ref: Daily}}
    scheduleType: cron
  - {{id: Daily, type: Schedule, period: 1 day, startAt: FIRST_ACTIVATION_DATE_TIME}}
  - {{id: box, type: Ec2Resource, instanceType: t2.small, terminateAfter: 2 hours}}
  - id: alarm
    type: SnsAlarm
    message: "#{{node.errorMessage}}"
    subject: "#{{node.name}} failed"
    topicArn: arn:aws:sns:us-east-1:111122223333:alarms
"""
_PAIR = """\
  - id: in{index}
    type: S3DataNode
    directoryPath: s3://data/{index}/#{{format(@scheduledStartTime, 'YYYY-MM-dd')}}/
  - id: run{index}
    type: ShellCommandActivity
    attemptTimeout: 2 hours
    command: "echo #{{input.directoryPath}}"
    input: {{ref: in{index}}}
    onFail: {{ref: alarm}}
    runsOn: {{ref: box}}
    stage: true
"""


def project_of_steps(folder: Path, count: int) -> None:
    """Make specs of steps that compile to 12 objects each."""
    tables = _tables(count)
    _project(folder, [STEPS.format(number=number, table=table) for number, table in enumerate(tables)], tables)


def project_of_definitions(folder: Path, count: int) -> None:
    """Make specs of kind definition with 12 objects each."""
    pairs = "".join(_PAIR.format(index=index) for index in range(4))
    _project(folder, [_HEAD.format(number=number) + pairs for number in range(count)])


def project_of_clickstream(folder: Path) -> None:
    """Copy the clickstream spec alone."""
    _project(folder, [])
    shutil.copy(ROOT / "etl_specs" / "clickstream.yaml", folder / "etl_specs")


def project_of_clickstreams(folder: Path, count: int) -> None:
    """Make copies of the clickstream spec with other names."""
    text = (ROOT / "etl_specs" / "clickstream.yaml").read_text(encoding="utf-8")
    tables = _tables(count)
    specs = [
        text.replace("name: clickstream", f"name: p{number:04}", 1).replace("table: weblogs", f"table: {table}", 1)
        for number, table in enumerate(tables)
    ]
    _project(folder, specs, tables)


def _tables(count: int) -> list[str]:
    return [f"weblogs_{number:04}" for number in range(count)]


def _project(folder: Path, specs: list[str], tables: list[str] | None = None) -> None:
    (folder / "etl_specs").mkdir(parents=True)
    shutil.copytree(ROOT / "assets", folder / "assets")
    ddl = (ROOT / "assets" / "tables" / "weblogs.sql").read_text(encoding="utf-8")
    for table in tables or ():
        text = ddl.replace("weblogs", table, 1)
        (folder / "assets" / "tables" / f"{table}.sql").write_text(text, encoding="utf-8")
    for name in ("app.py", "cdk.json"):
        shutil.copy(ROOT / name, folder / name)
    for number, text in enumerate(specs):
        (folder / "etl_specs" / f"p{number:04}.yaml").write_text(text, encoding="utf-8")
