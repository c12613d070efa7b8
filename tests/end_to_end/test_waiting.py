"""Pipelines that wait for each other, deployed by the real CDK CLI to the local cloud."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from etl_constructs.node import bundled_node

from penstock.client.runs import find_pipeline

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Project

pytestmark = [pytest.mark.cloud, pytest.mark.cdk]

START = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S")
HEAD = f"schedule: {{every: 1 day, start: {START}}}\nretries: {{maximum: 0}}\nsteps:\n"
SPECS = {
    "orders": """\
  - {{type: run-shell, command: "until [ -f '{go}' ]; do sleep 0.1; done"}}
  - {{type: mark-success}}
""",
    "visits": """\
  - {{type: run-shell, command: exit 3}}
  - {{type: mark-success}}
""",
    "report": """\
  - type: wait-for-pipelines
    name: wait
    pipelines: [orders, visits]
    may_fail: [visits]
    timeout: 30 minutes
  - {{type: run-shell, name: work, command: "true"}}
  - {{type: notify, name: tell, subject: Done, message: "The report of #{{node.@scheduledStartTime}}"}}
""",
}


class Estate:
    """Three pipelines in a project; `visits` fails, and `orders` waits for a file."""

    def __init__(self, project: Project, root: Path) -> None:
        self.project = project
        self.go = project.root / "go"
        shutil.rmtree(project.root / "etl_specs")
        (project.root / "etl_specs").mkdir()
        for name, steps in SPECS.items():
            text = f"name: {name}\n{HEAD}{steps.format(go=self.go)}"
            (project.root / "etl_specs" / f"{name}.yaml").write_text(text, encoding="utf-8")
        (project.root / "app.py").write_text((root / "app.py").read_text())
        self._cli = [bundled_node(), str(root / "node_modules/aws-cdk/bin/cdk")]
        self._app = f"{sys.executable} {project.root / 'app.py'}"
        self._environment = {**os.environ, **project.cloud.environment(), "CDK_VALIDATION": "false"}
        done = self.cdk("bootstrap", "aws://123456789012/us-east-1")
        assert done.returncode == 0, done.stdout + done.stderr

    def cdk(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the CDK CLI on the project's app."""
        return subprocess.run(
            [*self._cli, *arguments, "--app", self._app],
            cwd=self.project.root,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def deploy(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Deploy stacks without asking."""
        return self.cdk("deploy", *arguments, "--require-approval", "never")

    def statuses(self, name: str) -> dict[str, str]:
        """The status of each instance of a pipeline's first interval, by its component."""
        client = self.project.client("datapipeline")
        pipeline = find_pipeline(client, name)
        ids = client.query_objects(pipelineId=pipeline, sphere="INSTANCE")["ids"]
        if not ids:
            return {}
        found = client.describe_objects(pipelineId=pipeline, objectIds=ids)["pipelineObjects"]
        fields = [
            {field["key"]: field.get("stringValue", field.get("refValue")) for field in item["fields"]}
            for item in found
        ]
        return {item["@componentParent"]: item["@status"] for item in fields}

    def until(self, condition: Callable[[], Any], seconds: float = 60) -> None:
        """Wait for something."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, {name: self.statuses(name) for name in SPECS}
            time.sleep(0.1)

    def messages(self) -> list[str]:
        """What the report's alarm topic is told from now on, read once."""
        sqs = self.project.client("sqs")
        found = sqs.receive_message(QueueUrl=self._queue, MaxNumberOfMessages=10).get("Messages", [])
        return [item["Body"] for item in found]

    def listen(self) -> None:
        """Subscribe a queue to the report's alarm topic."""
        sqs, sns = self.project.client("sqs"), self.project.client("sns")
        self._queue = sqs.create_queue(QueueName="told")["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=self._queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        stacks = self.project.client("cloudformation").describe_stacks(StackName="ReportEtlStack")["Stacks"]
        outputs = {item["OutputKey"]: item["OutputValue"] for item in stacks[0]["Outputs"]}
        sns.subscribe(TopicArn=outputs["AlarmTopic"], Protocol="sqs", Endpoint=arn)


@pytest.fixture
def estate(project: Project, root: Path) -> Estate:
    """The project, bootstrapped."""
    if not (root / "node_modules/aws-cdk").exists():
        pytest.skip("the CDK CLI is not installed: run `make setup`")
    return Estate(project, root)


def test_the_waiting_one_first(estate: Estate) -> None:
    """The CDK deploys those before it that it waits for; it runs when the one has succeeded and the other is late."""
    alone = estate.deploy("ReportEtlStack", "--exclusively")
    assert alone.returncode != 0
    reason = "Unable to fetch parameters [/penstock/OrdersEtlStack/data-bucket] from parameter store for this account."
    assert reason in alone.stdout + alone.stderr

    done = estate.deploy("ReportEtlStack")
    assert done.returncode == 0, done.stdout + done.stderr
    estate.listen()

    estate.until(lambda: estate.statuses("visits").get("run-shell") == "FAILED")
    estate.until(lambda: estate.statuses("report").get("wait.visits") == "FINISHED")
    assert estate.statuses("report")["wait"] == "WAITING_ON_DEPENDENCIES"
    assert estate.statuses("visits")["mark-success"] == "CASCADE_FAILED"

    estate.go.touch()
    estate.until(lambda: estate.statuses("report").get("tell") == "FINISHED")
    assert estate.statuses("orders")["mark-success"] == "FINISHED"
    assert estate.statuses("report")["work"] == "FINISHED"
    told: list[str] = []
    estate.until(lambda: told.extend(estate.messages()) or told)
    assert f"The report of {START}" in told[0]


def test_the_awaited_ones_first(estate: Estate) -> None:
    """One after the other; the marker is there already."""
    estate.go.touch()
    for stack in ("OrdersEtlStack", "VisitsEtlStack"):
        done = estate.deploy(stack)
        assert done.returncode == 0, done.stdout + done.stderr
    estate.until(lambda: estate.statuses("orders").get("mark-success") == "FINISHED")
    done = estate.deploy("ReportEtlStack", "--exclusively")
    assert done.returncode == 0, done.stdout + done.stderr
    estate.until(lambda: estate.statuses("report").get("tell") == "FINISHED")
