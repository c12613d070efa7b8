"""Stacks of run-* steps: what is published may be read, whatever the step calls it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App
from aws_cdk.assertions import Template

from penstock.environments import read_environment
from penstock.specs.loader import load_spec
from stacks.etl_stack import EtlStack

pytestmark = pytest.mark.cdk

SPEC = """\
name: visits
schedule: on-demand
resources:
  cluster:
    type: emr-cluster
    release: emr-5.36.2
    applications: [Hive, Spark]
    master: {instance_type: m5.xlarge}
    core: {instance_type: m5.xlarge, count: 1}
    terminate_after: 1 hour
  machine: {type: ec2-instance, instance_type: t3.small, terminate_after: 1 hour}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: run-shell, name: plain, script: a/plain.sh, runs_on: machine}
  - {type: run-shell, name: given, script: a/given.sh, arguments: [x], runs_on: machine}
  - {type: run-shell, name: folder, command: date, directory: a, runs_on: machine}
  - {type: run-hive, name: hive, script: a/hive.q, runs_on: cluster}
  - {type: run-spark, name: spark, script: a/spark.py, arguments: ["a,b"], runs_on: cluster}
  - {type: run-hadoop-streaming, name: words, mapper: a/map.py, reducer: a/reduce.py, runs_on: cluster}
  - {type: run-emr-step, name: step, steps: [[{asset: a/job.jar}, {asset: a/job.txt}]], runs_on: cluster}
  - {type: run-sql, name: own, script: a/own.sql, runs_on: machine}
  - {type: run-sql, name: wrapped, script: a/wrapped.sql, runs_on: machine}
"""
FILES = ("plain.sh", "given.sh", "hive.q", "spark.py", "map.py", "reduce.py", "job.jar", "job.txt")
_KEY = re.compile(r"/([0-9a-f]{64}\.\w+)")


@pytest.fixture(scope="module")
def resources(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The resources of the stack's template."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "assets" / "a").mkdir(parents=True)
    for name in FILES:
        (folder / "assets" / "a" / name).write_text(name, encoding="utf-8")
    (folder / "assets" / "a" / "own.sql").write_text("BEGIN; SELECT 1; COMMIT;", encoding="utf-8")
    (folder / "assets" / "a" / "wrapped.sql").write_text("SELECT 1;", encoding="utf-8")
    (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    context = json.loads((root / "cdk.json").read_text())["context"]
    environment = read_environment(context["environments"], "dev")
    stack = EtlStack(App(context=context), load_spec(folder / "spec.yaml", folder / "assets"), environment)
    made: dict[str, Any] = Template.from_stack(stack).to_json()["Resources"]
    return made


def _named(resources: dict[str, Any], kind: str) -> list[str]:
    """The keys of published files in the resources of one type, with their suffixes."""
    found = [json.dumps(item["Properties"]) for item in resources.values() if item["Type"] == kind]
    return sorted(set(_KEY.findall("\n".join(found))))


def test_what_is_published_may_be_read(resources: dict[str, Any]) -> None:
    """Exactly that: every file that an object of the pipeline names."""
    used = _named(resources, "AWS::DataPipeline::Pipeline")

    assert sorted(name.rpartition(".")[2] for name in used) == [
        "jar",
        "py",
        "py",
        "py",
        "q",
        "sh",
        "sh",
        "sql",
        "sql",
        "tar",
        "txt",
    ]
    assert _named(resources, "AWS::IAM::Policy") == used


def test_commas(resources: dict[str, Any]) -> None:
    """Two backslashes go before one in an argument, whether the text around it is known or not."""
    (pipeline,) = (item for item in resources.values() if item["Type"] == "AWS::DataPipeline::Pipeline")
    steps = {
        item["Id"]: field["StringValue"]
        for item in pipeline["Properties"]["PipelineObjects"]
        for field in item["Fields"]
        if field["Key"] == "step"
    }

    spark, words = (
        "".join(part for part in steps[name]["Fn::Join"][1] if isinstance(part, str)) for name in ("spark", "words")
    )
    assert spark.endswith(r".py,a\\,b")
    assert re.search(
        r"-files,s3:///[0-9a-f]{64}\.py#map\.py\\\\,s3:///[0-9a-f]{64}\.py#reduce\.py,-mapper,map\.py", words
    )
