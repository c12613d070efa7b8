"""A project of one's own, with a local cloud that is up in the background."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from etl_constructs.node import bundled_node

from demo.apache_logs import write_logs
from demo.warehouse import query
from penstock.cli.endpoint import make_client
from penstock.local.background import RunningCloud, down, up

STACK = "ClickstreamEtlStack"


@dataclass(frozen=True)
class Project:
    """A copy of the project's specs and assets, to be changed at will."""

    root: Path
    cloud: RunningCloud

    @property
    def spec(self) -> Path:
        """The clickstream spec."""
        return self.root / "etl_specs" / "clickstream.yaml"

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file; fails when there is nothing to change."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `penstock` in this project."""
        return subprocess.run(
            [sys.executable, "-m", "penstock", *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def client(self, service: str) -> Any:
        """A boto3 client of the project's local cloud."""
        return make_client(service, self.cloud.environment())

    def tree(self, output: str) -> dict[str, str]:
        """The lines of the final tree that `penstock run` printed, by component."""
        lines = (line.split(maxsplit=3) for line in output.splitlines() if line.startswith(("   ├─", "   └─")))
        return {component: rest for _, _, component, rest in lines}

    def logs(self, *, good: int, malformed: int) -> Path:
        """A generated log file."""
        path = self.root / "access_log"
        write_logs(path, good=good, malformed=malformed, seed=11)
        return path

    def tables(self) -> set[str]:
        """Names of the user's tables in the warehouse."""
        names = query(
            self.client("redshift-data"),
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
        )
        return {name for (name,) in names}

    def alarm_queue(self) -> str:
        """URL of a new queue that gets the messages of the pipeline's alarm topic."""
        sqs = self.client("sqs")
        sns = self.client("sns")
        url: str = sqs.create_queue(QueueName="alarms")["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        topic = sns.create_topic(Name="clickstream-alarms")["TopicArn"]
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "false"})
        return url


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Iterator[Project]:
    """A project with its local cloud up; everything is gone afterwards."""
    for name in ("assets", "etl_specs"):
        shutil.copytree(root / name, tmp_path / name)
    shutil.copy(root / "cdk.json", tmp_path / "cdk.json")
    state = tmp_path / ".penstock"
    secrets = {"penstock/dev/warehouse": {"username": "etl"}}
    try:
        yield Project(tmp_path, up(state, seed_secrets=secrets, databases=tmp_path / "local_databases.yaml").cloud)
    finally:
        down(state)


@pytest.fixture
def real_logs(root: Path) -> Path:
    """10,000 real lines of an Apache log; not part of the project."""
    path = root.parent / "shared" / "data" / "apache_logs"
    if not path.exists():
        pytest.skip("the real Apache logs (shared/data/apache_logs) are not on this machine")
    return path


class Deployed:
    """A project whose stack has been deployed by the CDK CLI."""

    def __init__(self, project: Project, root: Path) -> None:
        self.project = project
        self._cli = [bundled_node(), str(root / "node_modules/aws-cdk/bin/cdk")]
        self._app = f"{sys.executable} {project.root / 'app.py'}"
        (project.root / "app.py").write_text((root / "app.py").read_text())
        self.environment = {**os.environ, **project.cloud.environment(), "CDK_VALIDATION": "false"}

    def cdk(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the CDK CLI on the project's app."""
        return subprocess.run(
            [*self._cli, *arguments, "--app", self._app],
            cwd=self.project.root,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def deploy(self, stack: str = STACK) -> subprocess.CompletedProcess[str]:
        """Deploy a stack, after those that it depends on, without asking."""
        return self.cdk("deploy", stack, "--require-approval", "never")

    def pipelines(self) -> list[str]:
        """Ids of all pipelines on the local cloud."""
        return [item["id"] for item in self.project.client("datapipeline").list_pipelines()["pipelineIdList"]]


@pytest.fixture
def deployed(project: Project, root: Path) -> Deployed:
    """Bootstrapped and deployed."""
    if not (root / "node_modules/aws-cdk").exists():
        pytest.skip("the CDK CLI is not installed: run `make setup`")
    deployed = Deployed(project, root)
    for done in (deployed.cdk("bootstrap", "aws://123456789012/us-east-1"), deployed.deploy()):
        assert done.returncode == 0, done.stdout + done.stderr
    return deployed
