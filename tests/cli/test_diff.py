"""`penstock diff`: every kind of side, every form, and what is said where there is nothing to compare."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.cli import diff_sides
from penstock.cli.project import Project
from penstock.definition.cli_form import to_cli
from penstock.definition.cloudformation_form import to_cloudformation
from penstock.sides.file import file_state

SPEC = "etl_specs/visits.yaml"
GOLDEN = "tests/golden/VisitsEtlStack.dev.json"
NOTE = (
    "note: not compared, since only a deployment knows them (nor are the contents of files): <bucket>, <log folder>, "
    "<resource role>, <service role>"
)
UNNAMED = (
    "note: not compared, since one side does not tell: name of the pipeline\n"
    "note: not compared, since one side does not tell: description of the pipeline\n"
)


def _text(value: str) -> Any:
    """What a stack has in place of the holes of a spec."""
    for mark in ("\ue000segment:", "\ue000uri:", "\ue000text:"):
        value = value.replace(mark, "${").replace("\ue001", "}")
    return {"Fn::Sub": value} if "${" in value else value


@pytest.fixture
def golden(project: Any) -> dict[str, Any]:
    """The golden template of the project's spec, and its definition with real names."""
    own = Project(project.folder)
    state = file_state(project.folder / SPEC, own.assets, own.connections())
    properties = {"Name": "visits", **to_cloudformation(state.definition)}
    for item in properties["PipelineObjects"]:
        for field in item["Fields"]:
            if "StringValue" in field:
                field["StringValue"] = _text(field["StringValue"])
    template = {"Resources": {"P": {"Type": "AWS::DataPipeline::Pipeline", "Properties": properties}}}
    project.write(GOLDEN, json.dumps(template))
    return template


def _change(project: Any, old: str, new: str) -> None:
    path = project.folder / SPEC
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_nothing_has_changed(project: Any, golden: Any, penstock: Callable[..., Any]) -> None:
    """Against the golden template of the spec's stack."""
    outcome = penstock("diff", SPEC)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{SPEC} against {GOLDEN}\n\nno changes\n{NOTE}\n"


def test_a_change_in_place(project: Any, golden: Any, penstock: Callable[..., Any]) -> None:
    """Exit code 0."""
    _change(project, "path: logs/", "path: visits/")
    outcome = penstock("diff", SPEC)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        f"{SPEC} against {GOLDEN}\n\nlogs (S3DataNode)\n  ~ directoryPath: s3://<bucket>/logs/ -> "
        "s3://<bucket>/visits/\n\nin place: 1 change; the pipeline and its history stay\n" + NOTE + "\n"
    )


def test_a_refused_change(project: Any, golden: Any, penstock: Callable[..., Any]) -> None:
    """Exit code 1, in every form."""
    _change(project, "1 day", "2 days")
    text = penstock("diff", SPEC)
    assert (text.code, text.err) == (1, "")
    assert text.out == (
        f"{SPEC} against {GOLDEN}\n\nSchedule (Schedule)\n  ~ period: 1 day -> 2 days\n"
        "      refused: the period of a schedule cannot change after activation\n\n"
        "refused: 1 of 1 change; a CloudFormation update fails and rolls back\n"
        "  keep what cannot change, or replace the pipeline by changing its description, too: see docs/changes.md\n"
        f"{NOTE}\n"
    )
    markdown = penstock("diff", SPEC, "--format", "markdown")
    assert (markdown.code, markdown.err) == (1, "")
    assert "| <code>period</code> | <code>1 day</code> | <code>2 days</code> | refused: the period of a" in markdown.out
    as_json = penstock("diff", SPEC, "--format", "json")
    assert (as_json.code, as_json.err) == (1, "")
    assert [(item["id"], item["field"]) for item in json.loads(as_json.out)["changes"]] == [("Schedule", "period")]


def test_a_replacement(project: Any, golden: Any, penstock: Callable[..., Any]) -> None:
    """Exit code 1, and what is lost."""
    golden["Resources"]["P"]["Properties"]["Description"] = "Visits"
    project.write("old.json", json.dumps(golden))
    outcome = penstock("diff", SPEC, "--against", "old.json")
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out == (
        f"{SPEC} against old.json\n\nthe pipeline\n  - description: Visits\n"
        "      replacement: CloudFormation replaces the pipeline when its description changes\n\n"
        "replaced: CloudFormation makes a new pipeline, and deletes the old one\n"
        "  the new pipeline has an id of its own; what names the old one (scripts, policies, dashboards) must follow\n"
        "  the run history, with all instances and attempts, is deleted with the old pipeline; its logs stay in S3\n"
        f"  'Schedule' starts at first activation, which is now that of the new pipeline\n{NOTE}\n"
    )


def test_two_definition_files(project: Any, penstock: Callable[..., Any]) -> None:
    """In the CLI's form and in the API's; no secret is printed."""
    old = {"objects": [{"id": "A", "x": "1", "*password": "hush-1"}]}
    fields = [{"key": "x", "stringValue": "2"}, {"key": "*password", "stringValue": "hush-2"}]
    project.write("old.json", json.dumps(old))
    project.write("new.json", json.dumps({"pipelineObjects": [{"id": "A", "name": "A", "fields": fields}]}))
    outcome = penstock("diff", "new.json", "--against", "old.json")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "new.json against old.json\n\nA\n  ~ *password: (changed)\n  ~ x: 1 -> 2\n\n"
        f"in place: 2 changes; the pipeline and its history stay\n{UNNAMED}"
    )
    for form in ("markdown", "json"):
        assert "hush" not in penstock("diff", "new.json", "--against", "old.json", "--format", form).out


def test_another_spec(project: Any, penstock: Callable[..., Any]) -> None:
    """Two specs know equally little, so their holes are names that can be compared."""
    project.write("etl_specs/other.yaml", (project.folder / SPEC).read_text().replace("path: logs/", "path: s3://b/"))
    outcome = penstock("diff", "etl_specs/other.yaml", "--against", SPEC)
    assert outcome.code == 0
    assert "  ~ directoryPath: s3://<bucket>/logs/ -> s3://b/\n" in outcome.out
    assert "note:" not in outcome.out


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, project: Any, golden: Any) -> dict[str, Any]:
    """A service that has the pipeline under the id df-7; it notes what was asked for."""
    said: dict[str, Any] = {"id": "df-7", "asked": []}
    state = file_state(project.folder / GOLDEN, project.folder, Project(project.folder).connections())

    def find(client: Any, name: str) -> Any:
        said["asked"].append((client, name))
        return said["id"]

    def read(client: Any, pipeline_id: str) -> Any:
        said["asked"].append((client, pipeline_id))
        return state

    monkeypatch.setattr(diff_sides, "client_for", lambda project, name: f"client of {name}")
    monkeypatch.setattr(diff_sides, "find_pipeline", find)
    monkeypatch.setattr(diff_sides, "deployed_state", read)
    return said


def test_a_deployed_pipeline(project: Any, service: dict[str, Any], penstock: Callable[..., Any]) -> None:
    """By name or id, where there is no such file."""
    outcome = penstock("diff", SPEC, "--against", "visits")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{SPEC} against visits\n\nno changes\n{NOTE}\n"
    assert service["asked"] == [("client of datapipeline", "visits"), ("client of datapipeline", "df-7")]


def test_an_unknown_pipeline(project: Any, service: dict[str, Any], penstock: Callable[..., Any]) -> None:
    """Exit code 2."""
    service["id"] = None
    outcome = penstock("diff", SPEC, "--against", "visit")
    assert (outcome.code, outcome.out, outcome.err) == (2, "", "there is neither a file nor a pipeline 'visit'\n")


def test_environments(project: Any, golden: Any, root: Path, penstock: Callable[..., Any]) -> None:
    """Each has a golden template of its own, and the first of cdk.json is taken by default."""
    project.write("cdk.json", (root / "cdk.json").read_text())
    assert penstock("diff", SPEC).code == 0
    missing = penstock("diff", SPEC, "--env", "prod")
    assert (missing.code, missing.out) == (2, "")
    assert missing.err == (
        "there is no golden template VisitsEtlStack.prod.json; say with --against what to compare with\n"
    )
    unknown = penstock("diff", SPEC, "--env", "prdo")
    assert unknown.code == 1
    assert "error PS302: cdk.json has no environment 'prdo'" in unknown.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("diff", "none.yaml"), 1, "error PS101: cannot read none.yaml"),
        (("diff", "folder/none", "--against", SPEC), 1, "error PS101: cannot read folder/none"),
        (("diff", SPEC, "--against", "none.json"), 1, "error PS101: cannot read none.json"),
        (("diff", SPEC, "--against", "."), 1, "error PS101: cannot read ."),
        (("diff", SPEC, "--against", "broken.json"), 1, "broken.json:1:2: error PS102: not well-formed JSON"),
        (("diff", SPEC, "--against", "empty.json"), 1, "empty.json:1:1: error PS602: this is no pipeline definition"),
        (("diff", "odd.yaml", "--against", SPEC), 1, "odd.yaml:1:1: error PS201"),
        (
            ("diff", "definition.json"),
            2,
            "there is no golden template of what is not a spec; say with --against what to compare with",
        ),
        (("diff",), 2, "Missing argument"),
        (("diff", SPEC, "--format", "xml"), 2, "Invalid value for '--format'"),
    ],
)
def test_fails_without_two_sides(
    project: Any, penstock: Callable[..., Any], arguments: tuple[str, ...], code: int, message: str
) -> None:
    """With a diagnostic or the usage, and nothing on standard output."""
    project.write("broken.json", "{")
    project.write("empty.json", "{}")
    project.write("odd.yaml", "steops: []\n")
    project.write("definition.json", json.dumps({"objects": []}))
    outcome = penstock(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err


def test_outside_of_a_project(
    project: Any, golden: Any, penstock: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project is the one that the file lies in."""
    monkeypatch.chdir(tmp_path)
    outcome = penstock("diff", f"project/{SPEC}")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"project/{SPEC} against project/{GOLDEN}\n\nno changes\n")


def test_colours_are_for_terminals(
    project: Any, golden: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same lines; long ones are not cut."""
    _change(project, "1 day", "2 days")
    plain = penstock("diff", SPEC).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = penstock("diff", SPEC).out
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_the_definition_of_the_cli(project: Any, golden: Any, penstock: Callable[..., Any]) -> None:
    """What `aws datapipeline get-pipeline-definition` prints, of the deployed pipeline."""
    state = file_state(project.folder / GOLDEN, project.folder, Project(project.folder).connections())
    text = json.dumps(to_cli(state.definition))
    for name in ("bucket", "log folder", "service role", "resource role"):
        for shape in ("segment", "uri", "text"):
            text = text.replace(f"\\ue000{shape}:{name}\\ue001", f"my-{name.replace(' ', '-')}")
    project.write("deployed.json", text)
    outcome = penstock("diff", SPEC, "--against", "deployed.json")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{SPEC} against deployed.json\n\nno changes\n{NOTE}\n{UNNAMED}"
