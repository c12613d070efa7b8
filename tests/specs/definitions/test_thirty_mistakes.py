"""A definition file with thirty mistakes: thirty diagnostics, each at its line, in both notations."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from penstock.compiler import check_definition
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.loader import load_spec
from penstock.validation import Surroundings

SPEC = """\
kind: definition
name: thirty-mistakes
objects:
  - id: Default
    scheduleType: cron
    schedule: {ref: Daily}
    failureAndRerunMode: CASCADE #                              PS427 in a backfill
    role: service
    resourceRole: resource
    maximumRetries: 6 #                                         PS406 too many
    pipelineLogUri: "s3://logs/#{myFoldr}/" #                   PS408 no such parameter
  - {id: Daily, type: Schedule, period: 1 day, startDateTime: "2026-01-01T00:00:00"}
  - id: Short
    type: Schedule
    period: 10 minutes #                                        PS405 too short
    startDateTime: "2026-06-01T00:00:00"
    endDateTime: "2026-05-01T00:00:00" #                        PS404 before the start
  - id: Machine
    type: Ec2Resource
    spotBidPrice: 25 #                                          PS432 too much
    workerGroup: mine #                                         PS418 not for resources
    minInstanceCount: 1 #                                       PS420 deprecated
    actionOnTaskFailure: stop #                                 PS411 no such value
  - id: Cluster
    type: EmrCluster
    region: mars-east-1 #                                       PS411 not in the list of the guide
  - id: Logs
    type: S3DataNode
    filePath: "s3://bucket/#{format(@scheduledStartTime)}" #    PS408 too few arguments
    filepath: s3://bucket/old #                                 PS414 no such field
    myowner: me #                                               PS416 a small letter
    "@status": FINISHED #                                       PS415 set by the service
    onLateAction: {ref: Alarm} #                                PS419 never late
  - id: Table #                                                 PS401 no tableName
    type: DynamoDBDataNode
    precondition: {ref: There} #                                PS430 not for DynamoDB
  - {id: There, type: Exists}
  - id: Alarm
    type: SnsAlarm
    topicArn: arn
    subject: s
    message:
      - m
      - n #                                                     PS421 two messages
  - id: Job
    type: ShellCommandActivity
    command: date
    runsOn: {ref: Machine}
    stage: true
    input:
      - {ref: Logs}
      - {ref: Table} #                                          PS434 a table is not staged
    dependsOn:
      - {ref: Logs}
      - {ref: Copi} #                                           PS403 no such object
    attemptTimeout: soon #                                      PS405 no period
  - id: Script
    type: ShellCommandActivity
    scriptUri: s3://bucket/x.sh
    scriptArgument: [1, 2] #                                    PS431 beside scriptUri
    runsOn: {ref: Alarm} #                                      PS403 no resource
    retryDelay: "" #                                            PS407 empty
  - id: Copy #                                                  PS402 runs nowhere
    type: CopyActivity
    dependsOn: {ref: Copy} #                                    PS410 itself
  - id: Lost #                                                  PS438 no type
    myNote: x
  - id: Spark
    type: SparkActivity #                                       PS413 no such type
  - id: Db
    type: RdsDatabase
    username: etl
    rdsInstanceId: db
    "*password": hunter2 #                                      PS429 in clear text
parameters:
  - {id: myFolder, default: x}
values:
  myFolders: y #                                                PS425 no such parameter
"""
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def _found(path: Path) -> list[tuple[str, int]]:
    loaded = load_spec(path, path.parent)
    assert isinstance(loaded, LoadedDefinition)
    return [
        (item.id, item.location.line)
        for item in (*loaded.warnings, *check_definition(loaded, Surroundings(now=NOW)))
        if item.location is not None
    ]


def _expected() -> list[tuple[str, int]]:
    marked = ((re.search(r"#  +(PS[0-9]+) ", line), number) for number, line in enumerate(SPEC.splitlines(), start=1))
    return [(match[1], number) for match, number in marked if match is not None]


def test_each_is_told_at_its_line(tmp_path: Path) -> None:
    """The lines say which."""
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC, encoding="utf-8")

    expected = _expected()
    assert len(expected) == 30
    assert sorted(_found(path)) == sorted(expected)


@pytest.mark.parametrize("indent", [2, "\t"])
def test_and_so_it_is_in_json(tmp_path: Path, indent: int | str) -> None:
    """Each at the line that holds what is wrong, or at the object's first."""
    content: Any = yaml.load(SPEC, yaml.BaseLoader)  # noqa: S506 - makes texts, lists and mappings alone
    text = json.dumps({key: content[key] for key in ("objects", "parameters", "values")}, indent=indent)
    path = tmp_path / "thirty.json"
    path.write_text(text, encoding="utf-8")

    found = _found(path)

    assert len(found) == 30
    lines = text.splitlines()
    at = {(id_, lines[line - 1].strip().rstrip(",")) for id_, line in found}
    assert {
        ("PS408", '"pipelineLogUri": "s3://logs/#{myFoldr}/"'),
        ("PS405", '"attemptTimeout": "soon"'),
        ("PS421", '"n"'),
        ("PS403", '"ref": "Copi"'),
        ("PS401", "{"),
        ("PS429", '"*password": "hunter2"'),
        ("PS425", '"myFolders": "y"'),
    } <= at
