"""Custom steps and hooks in stacks, which is what `cdk synth` makes of them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App, assertions

from penstock.environments import read_environment
from penstock.specs.folder import load_folder
from penstock.specs.plugins import project
from stacks.assembly import add_stacks

pytestmark = pytest.mark.cdk

ENVIRONMENTS = {
    "dev": {
        "region": "us-east-1",
        "warehouse": {"cluster_id": "dwh", "database": "dev", "username": "etl", "secret": "dwh"},
        "retain_data": False,
        "log_retention_days": 7,
    }
}


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the example."""
    modules = set(sys.modules)
    made = tmp_path / "custom"
    shutil.copytree(root / "docs/examples/custom", made, ignore=shutil.ignore_patterns("__pycache__"))
    (made / "assets").mkdir()
    yield made
    for name in set(sys.modules) - modules:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]
    project._plugins.cache_clear()


def synthesized(folder: Path) -> tuple[App, Any]:
    """Return the app, and what was found."""
    app = App()
    loaded = load_folder(folder / "etl_specs", folder / "assets")
    return app, add_stacks(app, loaded, read_environment(ENVIRONMENTS, "dev"))


def test_the_stack_has_what_they_make(folder: Path) -> None:
    """The step, the timeout and the owner; the machines may read what the step reads."""
    app, findings = synthesized(folder)
    assert findings == ()

    template = assertions.Template.from_stack(app.node.find_child("VisitsCountedEtlStack"))
    ((_, pipeline),) = template.find_resources("AWS::DataPipeline::Pipeline").items()
    properties = pipeline["Properties"]
    (step,) = (item for item in properties["PipelineObjects"] if item["Id"] == "count-lines")
    fields = {field["Key"]: field.get("StringValue") for field in step["Fields"]}
    assert (fields["attemptTimeout"], fields["scriptArgument"]) == ("2 hours", "2")
    assert properties["PipelineTags"] == [{"Key": "owner", "Value": "data-team"}]
    assert "/visits/*" in str(template.find_resources("AWS::IAM::Policy"))


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("steps/count_lines.py", "context.input(None)", "1 / 0", ("PS704", "count_lines.py", 29)),
        ("steps/count_lines.py", "READS = True", "READS = ", ("PS701", "count_lines.py", 21)),
        ("hooks/owner.py", "spec.owner", "spec.owners", ("PS705", "owner.py", 10)),
        ("hooks/timeouts.py", "replace(definition", "replac(definition", ("PS705", "timeouts.py", 13)),
    ],
)
def test_what_is_broken_is_a_finding(folder: Path, file: str, old: str, new: str, found: tuple[str, str, int]) -> None:
    """The app shows it, and ends without a traceback."""
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    _, findings = synthesized(folder)

    assert [(item.id, item.location.path.name, item.location.line) for item in findings] == [found]
