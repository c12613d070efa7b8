"""app.py under the real CDK CLI, with CloudFormation validation and cdk-nag on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.cdk


class Cdk:
    """Runs the pinned CDK CLI on a copy of the project's own files."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        self.cli = root / "node_modules" / "aws-cdk" / "bin" / "cdk"
        self.python = root / ".venv" / "bin" / "python"
        for name in ("app.py", "cdk.json"):
            shutil.copy(root / name, folder / name)
        for name in ("assets", "etl_specs"):
            shutil.copytree(root / name, folder / name)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one command; validation is on, as it is for users."""
        environment = {key: value for key, value in os.environ.items() if key != "CDK_VALIDATION"}
        app = f"{self.python} app.py"
        return subprocess.run(
            [os.environ["JSII_NODE"], str(self.cli), *arguments, "--app", app],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def cdk(root: Path, tmp_path: Path) -> Cdk:
    """The CLI in a folder of its own."""
    if not (root / "node_modules/aws-cdk").exists():
        pytest.skip("the CDK CLI is not installed: run `make setup`")
    return Cdk(root, tmp_path)


def test_synth_is_valid_and_every_wildcard_has_a_reason(cdk: Cdk) -> None:
    """No finding of CloudFormation's linter or of AwsSolutions is left without an acknowledgement."""
    done = cdk.run("synth", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((cdk.folder / "cdk.out/validation-report.json").read_text())
    assert [item for plugin in report["pluginReports"] for item in plugin["violations"]] == []


def test_a_wildcard_without_a_reason_stops_the_synth(cdk: Cdk) -> None:
    """The check above can fail: cdk-nag sees a policy that nobody has explained."""
    app = cdk.folder / "app.py"
    careless = (
        "    from aws_cdk import aws_iam as iam\n"
        "    stack = app.node.children[0]\n"
        "    role = iam.Role(stack, 'R', assumed_by=iam.ServicePrincipal('ec2.amazonaws.com'))\n"
        "    role.add_to_policy(iam.PolicyStatement(actions=['s3:GetObject'], resources=['*']))\n"
        "    app.synth()\n"
    )
    app.write_text(app.read_text().replace("    app.synth()\n", careless))
    done = cdk.run("synth", "--quiet")
    assert done.returncode != 0
    assert "AwsSolutions-IAM5[Resource::*]" in done.stdout + done.stderr


def test_all_errors_of_all_specs_are_told_at_once(cdk: Cdk) -> None:
    """One bad spec hides neither the other nor its own second error, and nobody sees a traceback."""
    spec = cdk.folder / "etl_specs" / "clickstream.yaml"
    (cdk.folder / "etl_specs/second.yaml").write_text(spec.read_text().replace("every: 1 day", "every: 1 minute"))
    spec.write_text(
        spec.read_text().replace("runs_on: myEMR", "runs_on: myERM").replace("table: weblogs", "table: weblog")
    )
    done = cdk.run("synth", "--quiet")
    assert done.returncode != 0
    lines = [line.split(": ")[1] for line in done.stderr.splitlines() if line.startswith("etl_specs")]
    assert lines == ["error PS302", "error PS303", "error PS204"]
    assert "Traceback" not in done.stderr


def test_what_the_service_would_refuse_is_told_at_its_step(cdk: Cdk) -> None:
    """The definition is checked before synth: here an expression without an end."""
    spec = cdk.folder / "etl_specs" / "clickstream.yaml"
    spec.write_text(spec.read_text().replace("path: logs/#{format(minusDays", "path: logs/#{formt(minusDays"))
    done = cdk.run("synth", "--quiet")
    assert done.returncode != 0
    assert "etl_specs/clickstream.yaml:23:11: error PS408" in done.stderr
    assert "formt" in done.stderr
    assert "Traceback" not in done.stderr


WARNED = """\
name: warned
kind: definition
objects:
  - {id: Default, scheduleType: ondemand, role: DataPipelineDefaultRole, resourceRole: DataPipelineDefaultResourceRole}
  - {id: Folder, type: S3DataNode, directoryPath: s3://bucket/folder/, colour: green}
"""


def test_a_warning_about_a_pipeline_stands_in_the_report_too(cdk: Cdk) -> None:
    """At its line in the pretty form, at its construct in CDK's report; it stops nothing."""
    (cdk.folder / "etl_specs" / "warned.yaml").write_text(WARNED)
    done = cdk.run("synth", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "etl_specs/warned.yaml:5:80: warning PS414: " in done.stderr
    report = json.loads((cdk.folder / "cdk.out/validation-report.json").read_text())
    (penstock,) = [plugin for plugin in report["pluginReports"] if plugin["pluginName"] == "Penstock"]
    (violation,) = penstock["violations"]
    assert (penstock["conclusion"], violation["ruleName"], violation["severity"]) == ("success", "PS414", "warning")
    assert [place["constructPath"] for place in violation["violatingConstructs"]] == [
        "WarnedEtlStack/Pipeline/Resource"
    ]


def test_diff_against_the_golden_template_needs_no_account(cdk: Cdk, root: Path) -> None:
    """A reviewer without credentials sees what a change does."""
    spec = cdk.folder / "etl_specs" / "clickstream.yaml"
    spec.write_text(spec.read_text().replace("count: 2}", "count: 3}"))
    golden = root / "tests" / "golden" / "ClickstreamEtlStack.dev.json"
    done = cdk.run("diff", "ClickstreamEtlStack", "--template", str(golden))
    assert done.returncode == 0, done.stderr
    changed = [line.strip() for line in (done.stdout + done.stderr).splitlines() if '"3"' in line]
    assert changed, done.stdout + done.stderr
