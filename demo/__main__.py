"""Deploys the clickstream pipeline to a local cloud with the real CDK CLI, runs it, and shows what it loaded."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from etl_constructs.node import bundled_node

from demo.apache_logs import LogSample, write_logs
from demo.saying import say
from demo.warehouse import query
from penstock.cli.endpoint import make_client
from penstock.cli.log_file import log_to
from penstock.cli.progress import show_progress
from penstock.client.inputs import give_input
from penstock.client.runs import RunView
from penstock.client.watch import watch
from penstock.environments import read_environment, read_environments
from penstock.local.account import ACCOUNT, REGION
from penstock.local.cloud import LocalCloud

ROOT = Path(__file__).parent.parent
NODE = bundled_node()
STACK = "ClickstreamEtlStack"
SAMPLE = LogSample(good=9_940, malformed=60)
SEED = 303
FIRST_ROWS = "SELECT * FROM weblogs ORDER BY request_time, host LIMIT 5"


def main() -> int:
    """Run the demonstration; returns the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that everything is cleaned up
    log_to(ROOT / ".penstock" / "demo.log")
    try:
        with tempfile.TemporaryDirectory(prefix="penstock-demo-") as folder:
            return _demonstrate(Path(folder))
    except KeyboardInterrupt:
        return 130


def _demonstrate(folder: Path) -> int:
    warehouse = read_environment(read_environments(ROOT / "cdk.json"), "dev").warehouse
    seed_secrets = {warehouse.secret: {"username": warehouse.username}}
    with LocalCloud(folder / "cloud", seed_secrets=seed_secrets) as cloud:
        cloud.load_cloudformation()
        environment = cloud.environment()
        say(f"Local cloud at {environment['AWS_ENDPOINT_URL']}")
        # In a folder without cdk.json, for bootstrapping needs no app: that saves a synth.
        _cdk(folder, environment, "bootstrap", f"aws://{ACCOUNT}/{REGION}")
        _cdk(ROOT, environment, "deploy", STACK, "--require-approval", "never", "--output", str(folder / "cdk.out"))
        runs = _run(folder, environment)
        if not all(run.is_successful for run in runs):
            return 1
        return _show_rows(environment)


def _cdk(folder: Path, environment: Mapping[str, str], *arguments: str) -> None:
    """Run the pinned CDK CLI in a folder; its output goes to the terminal.

    Raises:
        SystemExit: with its exit code, when it fails.
    """
    say(f"cdk {' '.join(arguments)}")
    command = [NODE, str(ROOT / "node_modules/aws-cdk/bin/cdk"), *arguments, "--no-notices"]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **environment}, check=False)
    if done.returncode != 0:
        raise SystemExit(done.returncode)


def _run(folder: Path, environment: Mapping[str, str]) -> tuple[RunView, ...]:
    """Give the deployed pipeline the logs that it waits for, and watch it."""
    client, s3 = (make_client(service, environment) for service in ("datapipeline", "s3"))
    outputs = _outputs(environment)
    pipeline_id = outputs["PipelineId"]
    logs = folder / "access_log"
    write_logs(logs, good=SAMPLE.good, malformed=SAMPLE.malformed, seed=SEED)
    say(f"{SAMPLE.good:,} good and {SAMPLE.malformed} malformed log lines go to {outputs['DataBucket']}")

    def states() -> Any:
        given = False
        for runs in watch(client, pipeline_id):
            yield runs
            if runs and not given:
                give_input(client, s3, pipeline_id, runs[0], "weblogs-bucket", logs)
                given = True

    return show_progress(f"clickstream ({pipeline_id})", states())


def _show_rows(environment: Mapping[str, str]) -> int:
    """Print the table's first rows, and compare the number of rows with the generator's good lines."""
    client = make_client("redshift-data", environment)
    ((count,),) = query(client, "SELECT COUNT(*) FROM weblogs")
    say(f"weblogs: {count:,} rows")
    for row in query(client, FIRST_ROWS):
        print("  " + "  ".join(str(value) for value in row))
    if count != SAMPLE.good:
        print(f"expected {SAMPLE.good:,} rows, the generator's good lines", file=sys.stderr)
        return 1
    return 0


def _outputs(environment: Mapping[str, str]) -> dict[str, str]:
    stacks = make_client("cloudformation", environment).describe_stacks(StackName=STACK)["Stacks"]
    return {item["OutputKey"]: item["OutputValue"] for item in stacks[0]["Outputs"]}


if __name__ == "__main__":
    sys.exit(main())
