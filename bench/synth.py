"""Synth of the clickstream spec beside the same stack written by hand."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.projects import project_of_clickstream
from bench.report import Row
from bench.timing import ROOT, medians, seconds


def rows() -> Iterator[Row]:
    """Measure with CloudFormation validation off and on; cdk-nag runs in both, on both sides."""
    for validation in ("false", "true"):
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder) / "project"
            project_of_clickstream(project)
            commands = {
                "penstock": [sys.executable, str(project / "app.py")],
                "by hand": [sys.executable, "-m", "bench.handwritten_clickstream"],
            }
            environment = {
                "CDK_CONTEXT_JSON": json.dumps(json.loads((ROOT / "cdk.json").read_text())["context"]),
                "CDK_OUTDIR": str(Path(folder) / "out"),
                "CDK_VALIDATION": validation,
            }
            _check_sameness(commands, environment)
            taken = medians(commands, repeats=7, environment=environment)
        yield Row(f"synth, CDK_VALIDATION={validation}, whole process", taken["penstock"], taken["by hand"], 1.2)


def _check_sameness(commands: dict[str, list[str]], environment: dict[str, str]) -> None:
    """The yardstick must do the same work: same resources, same pipeline objects, same number of statements."""
    shapes = {}
    for name, command in commands.items():
        seconds(command, environment)
        template = json.loads((Path(environment["CDK_OUTDIR"]) / "ClickstreamEtlStack.template.json").read_text())
        shapes[name] = _shape(template)
    if shapes["penstock"] != shapes["by hand"]:
        raise SystemExit(f"the yardstick is another stack:\n{shapes['penstock']}\n{shapes['by hand']}")


def _shape(template: dict[str, Any]) -> dict[str, Any]:
    resources = template["Resources"].values()
    (pipeline,) = (item for item in resources if item["Type"] == "AWS::DataPipeline::Pipeline")
    return {
        "types": sorted(item["Type"] for item in resources),
        "fields": {
            item["Id"]: [field["Key"] for field in item["Fields"]] for item in pipeline["Properties"]["PipelineObjects"]
        },
        "actions": sorted(
            str(statement["Action"])
            for item in resources
            if item["Type"] == "AWS::IAM::Policy"
            for statement in item["Properties"]["PolicyDocument"]["Statement"]
        ),
    }
