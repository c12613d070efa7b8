"""From what the AWS CLI prints of a pipeline to the same pipeline, run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from penstock.definition.cli_form import from_cli

pytestmark = pytest.mark.cloud

PRINTED = {
    "objects": [
        {
            "id": "Default",
            "name": "Default",
            "failureAndRerunMode": "CASCADE",
            "resourceRole": "DataPipelineDefaultResourceRole",
            "role": "DataPipelineDefaultRole",
            "scheduleType": "ondemand",
        },
        {"id": "Data", "name": "Data", "s3Prefix": "s3://legacy-in/data/", "type": "S3PrefixNotEmpty"},
        {
            "id": "In",
            "name": "In",
            "directoryPath": "s3://legacy-in/data/",
            "precondition": {"ref": "Data"},
            "type": "S3DataNode",
        },
        {"id": "Out", "name": "Out", "directoryPath": "s3://legacy-out/#{myFolder}/", "type": "S3DataNode"},
        {"id": "Box", "name": "Box", "instanceType": "t1.micro", "terminateAfter": "1 Hour", "type": "Ec2Resource"},
        {
            "id": "Count",
            "name": "Count the lines",
            "command": "cat ${INPUT1_STAGING_DIR}/* | wc -l > ${OUTPUT1_STAGING_DIR}/count",
            "input": {"ref": "In"},
            "output": {"ref": "Out"},
            "runsOn": {"ref": "Box"},
            "stage": "true",
            "type": "ShellCommandActivity",
        },
    ],
    "parameters": [{"id": "myFolder", "type": "String"}],
    "values": {"myFolder": "counts"},
}


def test_an_imported_pipeline_runs_and_is_the_same(project: Any, tmp_path: Path) -> None:
    """Its definition, read back with the AWS CLI, is the one that was imported."""
    (tmp_path / "Legacy Count.json").write_text(json.dumps(PRINTED), encoding="utf-8")
    (tmp_path / "lines").write_text("one\ntwo\nthree\n", encoding="utf-8")

    imported = project.run("import", "definition", "Legacy Count.json", "--output", "etl_specs/legacy-count.yaml")
    ran = project.run("run", "etl_specs/legacy-count.yaml", "--input", "In=lines")

    assert imported.returncode == 0, imported.stderr
    assert ran.returncode == 0, ran.stdout + ran.stderr
    body = project.client("s3").get_object(Bucket="legacy-out", Key="counts/count")["Body"].read()
    assert body.split() == [b"3"]
    (pipeline,) = project.client("datapipeline").list_pipelines()["pipelineIdList"]
    assert pipeline["name"] == "legacy-count"
    aws = str(Path(sys.executable).with_name("aws"))
    printed = subprocess.run(
        [aws, "datapipeline", "get-pipeline-definition", "--pipeline-id", pipeline["id"]],
        env={**project.cloud.environment(), "PATH": str(Path(sys.executable).parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert from_cli(json.loads(printed.stdout)) == from_cli(PRINTED)
