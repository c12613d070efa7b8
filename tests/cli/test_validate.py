"""`penstock validate`: what it says, how it ends, and what it does not load."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from penstock.cli import checking

TWO = """\
name: visits-two
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
"""
OLD_FUNCTION = """\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  cluster:
    type: emr-cluster
    release: emr-5.36.0
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: 1}
    terminate_after: 1 hour
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: run-pig, name: clean, script: pig/old.pig, runs_on: cluster}
"""
WARNING = """\
etl_specs/visits.yaml:6:14: warning PS306: pig/old.pig uses Amazon's Pig function EXTRACT, \
which emr-5.36.0 does not have
   6 |     release: emr-5.36.0
     |              ^^^^^^^^^^
  help: use REGEX_EXTRACT_ALL in the script, or a release before emr-5.0.0

1 warning
"""
HEAVY = ("boto3", "botocore", "moto", "duckdb", "aws_cdk", "jsii", "sqlglot", "lark")
NOT_WHEN_REMEMBERED = (*HEAVY, "pydantic", "typer", "yaml", "rich")


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The names of the specs of each check that is really made."""
    made: list[list[str]] = []
    check_all = checking.check_all

    def count(paths: Any, project: Any, **more: Any) -> Any:
        made.append([path.name for path in paths])
        return check_all(paths, project, **more)

    monkeypatch.setattr(checking, "check_all", count)
    return made


def test_all_specs_of_the_project(project: Any, penstock: Callable[..., Any]) -> None:
    """In order of their names; those with an underscore are no pipelines."""
    project.write("etl_specs/a.yml", TWO)
    project.write("etl_specs/_parts.yaml", "no: spec")
    outcome = penstock("validate")
    assert (outcome.code, outcome.out, outcome.err) == (0, "a.yml, visits.yaml: valid\n", "")


def test_from_a_folder_below(project: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """As git does."""
    monkeypatch.chdir(project.folder / "assets" / "pig")
    assert penstock("validate").out == "visits.yaml: valid\n"


def test_named_specs_only(project: Any, penstock: Callable[..., Any]) -> None:
    """The others may be as bad as they like."""
    project.write("etl_specs/bad.yaml", "bad")
    outcome = penstock("validate", "etl_specs/visits.yaml")
    assert (outcome.code, outcome.out, outcome.err) == (0, "visits.yaml: valid\n", "")


def test_errors_of_several_files_at_once(project: Any, penstock: Callable[..., Any]) -> None:
    """YAML, shape, and what only the compiled pipeline shows; no error hides another, and no verdict is printed."""
    project.write(
        "etl_specs/a.yaml",
        """\
        name: a
        schedule: {every: 1 minute, start: first-activation}
        steps:
          - {type: extract-from-s3, nam: logs, path: logs/}
        """,
    )
    project.write("etl_specs/b.yaml", 'name: b\nsteps: "\n')
    project.write("etl_specs/c.yaml", TWO.replace("path: logs/", 'path: "logs/#{nope(1)}/"'))
    outcome = penstock("validate")
    assert (outcome.code, outcome.out) == (1, "")
    head, separator, tail = outcome.err.partition("; known here: ")
    assert separator
    assert head == (
        "etl_specs/a.yaml:2:19: error PS204: schedule.every: '1 minute' is too short; the service's least is"
        " 15 minutes\n"
        "   2 | schedule: {every: 1 minute, start: first-activation}\n"
        "     |                   ^^^^^^^^\n"
        "\n"
        "etl_specs/a.yaml:4:29: error PS201: unknown key 'nam' in steps.0\n"
        "   4 |   - {type: extract-from-s3, nam: logs, path: logs/}\n"
        "     |                             ^^^\n"
        "  allowed: name, path, precondition, type\n"
        "  help: did you mean 'name'?\n"
        "\n"
        "etl_specs/b.yaml:3:1: error PS102: not well-formed YAML: found unexpected end of stream while scanning a"
        " quoted scalar\n"
        "\n"
        "etl_specs/c.yaml:4:35: error PS408: 'directoryPath' of 'logs', character 29: unknown function 'nope'"
    )
    assert tail.partition("\n")[2] == (
        '   4 |   - {type: extract-from-s3, name: logs, path: "logs/#{nope(1)}/"}\n'
        "     |                                   ^^^^\n"
        "\n"
        "4 errors\n"
    )


def test_two_pipelines_of_one_name(project: Any, penstock: Callable[..., Any]) -> None:
    """Their stacks would replace each other."""
    project.write("etl_specs/z.yaml", TWO.replace("visits-two", "visits"))
    outcome = penstock("validate")
    assert outcome.code == 1
    assert outcome.err == (
        "etl_specs/z.yaml:1:7: error PS301: the stack name 'VisitsEtlStack' is taken by visits.yaml\n"
        "   1 | name: visits\n"
        "     |       ^^^^^^\n"
        "\n"
        "1 error\n"
    )


def test_a_clash_is_found_although_each_alone_is_remembered(project: Any, penstock: Callable[..., Any]) -> None:
    """Valid alone is not valid together."""
    project.write("etl_specs/z.yaml", TWO.replace("visits-two", "visits"))
    assert penstock("validate", "etl_specs/visits.yaml").code == 0
    assert penstock("validate", "etl_specs/z.yaml").code == 0
    outcome = penstock("validate")
    assert outcome.code == 1
    assert "PS301" in outcome.err


def test_warnings_are_shown_every_time(project: Any, penstock: Callable[..., Any], checks: list[list[str]]) -> None:
    """They stop nothing, and a spec with one is checked again."""
    project.write("etl_specs/visits.yaml", OLD_FUNCTION)
    project.write("assets/pig/old.pig", "DEFINE E org.apache.pig.piggybank.evaluation.string.EXTRACT();\n")
    for _ in range(2):
        outcome = penstock("validate")
        assert (outcome.code, outcome.out, outcome.err) == (0, "visits.yaml: valid\n", WARNING)
    assert checks == [["visits.yaml"], ["visits.yaml"]]


def test_what_has_not_changed_is_not_checked_again(
    project: Any, penstock: Callable[..., Any], checks: list[list[str]]
) -> None:
    """With --fresh it is; the verdict is the same."""
    assert [penstock("validate").out for _ in range(3)] == ["visits.yaml: valid\n"] * 3
    assert len(checks) == 1
    assert penstock("validate", "--fresh").out == "visits.yaml: valid\n"
    assert penstock("validate", "etl_specs/visits.yaml", "--fresh").out == "visits.yaml: valid\n"
    assert len(checks) == 3


def test_each_of_several_is_remembered_alone(
    project: Any, penstock: Callable[..., Any], checks: list[list[str]]
) -> None:
    """Editors ask for one file after the commit hook has asked for all."""
    project.write("etl_specs/two.yaml", TWO)
    assert penstock("validate").code == 0
    assert penstock("validate", "etl_specs/two.yaml").code == 0
    assert penstock("validate", str(project.folder / "etl_specs" / "visits.yaml")).code == 0
    assert checks == [["two.yaml", "visits.yaml"]]


@pytest.mark.parametrize("changed", ["etl_specs/visits.yaml", "assets/pig/clean.pig", "assets/new.sql", "cdk.json"])
def test_every_change_is_noticed(
    project: Any, penstock: Callable[..., Any], checks: list[list[str]], changed: str
) -> None:
    """Of the spec, of an asset, of the environments."""
    penstock("validate")
    path = project.folder / changed
    environments = '{"context": {"environments": {}}}'
    project.write(changed, environments if changed == "cdk.json" else f"{path.read_text() if path.exists() else ''}\n")
    penstock("validate")
    assert len(checks) == 2


def test_an_error_is_found_after_a_valid_spec_was_remembered(project: Any, penstock: Callable[..., Any]) -> None:
    """And is not remembered itself."""
    assert penstock("validate").code == 0
    project.write("etl_specs/visits.yaml", "name: visits\n")
    assert [penstock("validate").code for _ in range(2)] == [1, 1]
    project.write("etl_specs/visits.yaml", TWO)
    assert penstock("validate").code == 0


@pytest.mark.parametrize("content", ["", "{", "[]", '"text"', '{"x": 1}', "\x00", '{"x": {"y": []}}'])
def test_a_broken_memory_only_costs_time(
    project: Any, penstock: Callable[..., Any], checks: list[list[str]], content: str
) -> None:
    """And is mended."""
    project.write(".penstock/valid.json", content)
    assert [penstock("validate").code for _ in range(2)] == [0, 0]
    assert len(checks) == 1


@pytest.mark.parametrize("obstacle", [".penstock", ".penstock/valid.json/folder"])
def test_an_unwritable_memory_only_costs_time(
    project: Any, penstock: Callable[..., Any], checks: list[list[str]], obstacle: str
) -> None:
    """A file stands where the folder should be, or a folder where the file should be."""
    project.write(obstacle, "")
    outcomes = [penstock("validate") for _ in range(2)]
    assert [(item.code, item.out, item.err) for item in outcomes] == [(0, "visits.yaml: valid\n", "")] * 2
    assert len(checks) == 2


def test_a_project_of_somebody_who_has_no_environment_called_dev(project: Any, penstock: Callable[..., Any]) -> None:
    """The names of the environments are the project's own."""
    warehouse = '{"cluster_id": "c", "database": "d", "username": "u", "secret": "s"}'
    staging = f'{{"warehouse": {warehouse}, "retain_data": false, "log_retention_days": 1}}'
    project.write("cdk.json", f'{{"context": {{"environments": {{"staging": {staging}}}}}}}')
    outcome = penstock("validate")
    assert (outcome.code, outcome.err) == (0, "")


def test_broken_environments(project: Any, penstock: Callable[..., Any]) -> None:
    """The pipeline cannot be compiled without a warehouse."""
    project.write("cdk.json", '{"context": {}}')
    outcome = penstock("validate")
    assert outcome.code == 1
    assert outcome.err.startswith("error PS101: ")
    assert outcome.err.endswith("cdk.json has no readable context.environments ('environments')\n\n1 error\n")


def test_no_project_here(tmp_path: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """It says where it looked."""
    monkeypatch.chdir(tmp_path)
    outcome = penstock("validate")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f"error PS101: neither {tmp_path} nor a folder above it has etl_specs/\n"
        "  help: go to a Penstock project, or make etl_specs/\n"
        "\n"
        "1 error\n"
    )


def test_no_specs(project: Any, penstock: Callable[..., Any]) -> None:
    """Nothing is not valid."""
    (project.folder / "etl_specs" / "visits.yaml").unlink()
    outcome = penstock("validate")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "error PS101: there is no spec\n  help: add NAME.yaml to etl_specs/\n\n1 error\n"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("etl_specs/gone.yaml", "cannot read etl_specs/gone.yaml: No such file or directory"),
        ("etl_specs", "cannot read etl_specs: Is a directory"),
        ("nowhere/at/all.yaml", "cannot read nowhere/at/all.yaml: No such file or directory"),
        ("etl_specs/visits.yaml/x", "cannot read etl_specs/visits.yaml/x: Not a directory"),
    ],
)
def test_what_cannot_be_read(project: Any, penstock: Callable[..., Any], path: str, message: str) -> None:
    """In the system's words; twice, for the memory must not stumble over it."""
    for _ in range(2):
        outcome = penstock("validate", path)
        assert (outcome.code, outcome.out, outcome.err) == (1, "", f"error PS101: {message}\n\n1 error\n")


def test_a_good_spec_beside_one_that_is_gone(project: Any, penstock: Callable[..., Any]) -> None:
    """The command fails as a whole."""
    outcome = penstock("validate", "etl_specs/visits.yaml", "etl_specs/gone.yaml")
    assert outcome.code == 1
    assert "gone.yaml: No such file" in outcome.err


def test_findings_for_machines(project: Any, penstock: Callable[..., Any]) -> None:
    """On standard output, and nothing else anywhere; the exit code is the same as for people."""
    project.write("etl_specs/visits.yaml", OLD_FUNCTION)
    project.write("assets/pig/old.pig", "DEFINE E org.apache.pig.piggybank.evaluation.string.EXTRACT();\n")
    project.write("etl_specs/bad.yaml", "name: bad\n")
    warnings = penstock("validate", "etl_specs/visits.yaml", "--format", "json")
    errors = penstock("validate", "--format=json")

    assert (warnings.code, warnings.err, errors.code, errors.err) == (0, "", 1, "")
    assert [(item["id"], item["severity"], item["file"]) for item in json.loads(warnings.out)] == [
        ("PS306", "warning", "etl_specs/visits.yaml")
    ]
    assert [(item["id"], item["severity"], item["file"], item["line"]) for item in json.loads(errors.out)] == [
        ("PS202", "error", "etl_specs/bad.yaml", 1),
        ("PS202", "error", "etl_specs/bad.yaml", 1),
        ("PS306", "warning", "etl_specs/visits.yaml", 6),
    ]


@pytest.mark.parametrize(("form", "told"), [("json", "[]\n"), ("github", ""), ("pretty", "visits.yaml: valid\n")])
def test_valid_specs_for_machines(project: Any, penstock: Callable[..., Any], form: str, told: str) -> None:
    """No verdict stands between what machines read, not even when the specs are remembered."""
    for _ in range(2):
        outcome = penstock("validate", "--format", form)
        assert (outcome.code, outcome.out, outcome.err) == (0, told, "")


def test_valid_specs_as_sarif(project: Any, penstock: Callable[..., Any]) -> None:
    """A run without results."""
    outcome = penstock("validate", "--format", "sarif")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out)["runs"][0]["results"] == []


def test_valid_specs_are_remembered_whatever_the_form(
    project: Any, penstock: Callable[..., Any], checks: list[list[str]]
) -> None:
    """The commit hook has nothing to do after CI's command."""
    penstock("validate", "--format", "json")
    penstock("validate")
    assert len(checks) == 1


def test_no_project_for_machines(tmp_path: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no place in a file is told, too."""
    monkeypatch.chdir(tmp_path)
    outcome = penstock("validate", "--format", "github")
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out == (
        f"::error title=PS101::neither {tmp_path} nor a folder above it has etl_specs/"
        "%0Ahelp: go to a Penstock project, or make etl_specs/\n"
    )


def test_help(penstock: Callable[..., Any]) -> None:
    """It tells the exit code, the memory and the way around it."""
    outcome = penstock("validate", "--help")
    assert outcome.code == 0
    words = " ".join(outcome.out.split())
    assert "Check specs and the pipelines that they compile to; exit code 1 when there is an error." in words
    assert "Specs that have not changed since they were found valid are not checked again." in words
    assert "Spec files; by default all of etl_specs/" in words
    assert "--fresh Check again even what has not changed since it was found valid" in words.replace("<bool> ", "")


@pytest.mark.parametrize("arguments", [["--bogus"], ["--fresh=maybe"], ["--format", "xml"]])
def test_wrong_usage(project: Any, penstock: Callable[..., Any], arguments: list[str]) -> None:
    """Exit code 2, as for every command."""
    assert penstock("validate", *arguments).code == 2


def _loaded(project: Any, names: tuple[str, ...], *arguments: str) -> tuple[str, list[str]]:
    """Run the command in a new process; the last line of its output, and which of the modules it has loaded."""
    program = (
        "import sys\n"
        f"sys.argv = ['penstock', *{list(arguments)!r}]\n"
        "from penstock.cli import main\n"
        "try:\n    main()\nexcept SystemExit as error:\n    assert not error.code, error.code\n"
        f"print([name for name in {names!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=project.folder, capture_output=True, text=True, env=os.environ, check=True
    )
    return done.stdout, done.stderr.split()


def test_nothing_heavy_is_loaded(project: Any) -> None:
    """Neither AWS's client, nor the local cloud, nor Node's bridge, nor a database."""
    assert _loaded(project, HEAVY, "validate") == ("visits.yaml: valid\n", ["[]"])


def test_hardly_anything_is_loaded_for_what_is_remembered(project: Any) -> None:
    """Neither the spec language nor the command line; the control shows that the test can fail."""
    names = ("pydantic", "typer", "yaml")
    assert _loaded(project, names, "validate") == ("visits.yaml: valid\n", ["['pydantic',", "'yaml']"])
    out, loaded = _loaded(project, names, "validate", "--format", "pretty")
    assert (out, loaded) == ("visits.yaml: valid\n", ["['pydantic',", "'typer',", "'yaml']"])
    assert _loaded(project, NOT_WHEN_REMEMBERED, "validate") == ("visits.yaml: valid\n", ["[]"])
    assert _loaded(project, NOT_WHEN_REMEMBERED, "validate", "etl_specs/visits.yaml")[1] == ["[]"]
