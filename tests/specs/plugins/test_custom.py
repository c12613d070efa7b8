"""What custom steps raise and give when they are compiled."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.compiler import check_compiled, compile_loaded
from penstock.definition.cli_form import to_cli
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.diagnostics.formats.pretty import render


def shown(project: Any, deployment: Any) -> str:
    """What users see when the spec is checked."""
    try:
        findings = check_compiled(project.load(), deployment)
    except DiagnosticsError as error:
        findings = error.diagnostics
    return render(findings, relative_to=project.folder)


def test_the_objects_of_a_custom_step(project: Any, deployment: Any, step: str) -> None:
    """They have their place in the run order, and all that other steps have."""
    project.write("steps/count_lines.py", step)

    form = to_cli(compile_loaded(project.load(), deployment).to_wire())

    (made,) = (item for item in form["objects"] if item["id"] == "count")
    assert made == {
        "id": "count",
        "name": "count",
        "type": "ShellCommandActivity",
        "command": 'test "$(cat "$INPUT1_STAGING_DIR"/* | wc -l)" -ge "$1"',
        "scriptArgument": "1",
        "stage": "true",
        "input": {"ref": "logs"},
        "onFail": {"ref": "FailureAlarm"},
        "runsOn": {"ref": "Machine"},
    }
    assert shown(project, deployment) == ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "source = context.input(None)",
            "source = 1 / 0",
            """\
steps/count_lines.py:25:18: error PS704: 'count' (count-lines) of 'visits' fails: ZeroDivisionError: division by zero
  25 |         source = 1 / 0
     |                  ^^^^^

1 error""",
        ),
        (
            "return StepResult(activity=activity)",
            "StepResult(activity=activity)",
            """\
steps/count_lines.py:23:1: error PS704: 'count' (count-lines) of 'visits' gives nothing
  23 |     def compile(self, context: StepContext) -> StepResult:
     | ^
  help: return a StepResult

1 error""",
        ),
        ("return StepResult(activity=activity)", "return activity", "gives a ShellCommandActivity\n"),
        ("activity=activity", "activity=source", "gives outputs that are no data nodes, or activities that are none\n"),
        ("activity=activity", "before=1", "gives what is no result: TypeError: "),
        ("activity=activity", "more_outputs=(source,)", "has more_outputs without an output\n"),
        ("activity=activity", "before=(activity,)", "has activities before, but none that others could wait for\n"),
        (
            "activity=activity",
            "activity=activity, before=(activity,)",
            "has earlier activities that are not named after",
        ),
        (
            "self.name,",
            "'x',",
            "has an activity with the id 'x'\n",
        ),
        ("self.name,", "self.nam,", "fails: AttributeError: 'CountLines' object has no attribute 'nam'\n"),
        (
            "input=(source,)",
            'input=("logs",)',
            "gives objects that cannot be written: TypeError: input of 'count' takes pipeline objects, not 'logs'\n",
        ),
        (
            "    def compile(self",
            "    @property\n    def staging_prefix(self):\n        return 1 / 0\n\n    def compile(self",
            "steps/count_lines.py:25:16: error PS704: 'count' (count-lines) of 'visits' fails: ZeroDivisionError: ",
        ),
        (
            "    def compile(self",
            "    @property\n    def staging_prefix(self):\n        return 'count'\n\n    def compile(self",
            "the staging_prefix of 'count' (count-lines) of 'visits' is 'count'\n",
        ),
        (
            "    def compile(self",
            "    def lacks(self, deployment):\n        raise LookupError\n\n    def compile(self",
            "what count of 'visits' compiles to does not fit the other steps: LookupError",
        ),
    ],
)
def test_a_step_that_fails(project: Any, deployment: Any, step: str, old: str, new: str, expected: str) -> None:
    """Told at its line, never as a traceback."""
    assert old in step
    project.write("steps/count_lines.py", step.replace(old, new, 1))

    found = shown(project, deployment)

    assert expected in found
    assert found.endswith("\n1 error")


def test_a_validator_that_fails(project: Any, deployment: Any, step: str) -> None:
    """Pydantic tells of ValueErrors; others go through it."""
    text = step.replace("import Field", "import Field, field_validator").replace(
        "    def compile",
        '    @field_validator("least")\n    @classmethod\n    def _check(cls, value):\n        return {}[value]\n\n'
        "    def compile",
    )
    project.write("steps/count_lines.py", text.replace("default=1", "default=1, validate_default=True"))

    assert shown(project, deployment) == (
        """\
steps/count_lines.py:26:16: error PS704: a check of the keys of a custom step fails: KeyError: 1
  26 |         return {}[value]
     |                ^^^^^^^^^

1 error"""
    )


def test_an_id_that_another_step_has(project: Any, deployment: Any, step: str) -> None:
    """Nobody knows which of the two should change, but one of them is a custom step's."""
    text = step.replace(
        "        activity = ", "        other = type(source)('Default', directory_path='s3://b/')\n        activity = "
    )
    project.write("steps/count_lines.py", text.replace("activity=activity", "output=other, activity=activity"))

    found = shown(project, deployment)

    assert (
        "error PS704: what count of 'visits' compiles to does not fit the other steps: ValueError: two pipeline"
        in found
    )
    assert "help: begin the ids of a custom step's objects with its name" in found


def test_a_spec_that_a_hook_made_worse(project: Any, deployment: Any, step: str) -> None:
    """The hook is named, whoever notices first."""
    project.write("steps/count_lines.py", step)
    project.write("hooks/a.py", "def before_compile(spec):\n    return spec.model_copy(update={'resources': {}})\n")
    assert "help: hooks/a.py has changed the spec" in shown(project, deployment)

    project.write("etl_specs/other.yaml", "")
    text = "name: a\nschedule: once\nsteps: [{type: run-shell, name: a, command: 'true'}]\n"
    (finding,) = check_compiled(project.load(text), deployment)
    assert (finding.id, finding.location.path.name, finding.location.line) == ("PS705", "a.py", 1)
    assert finding.message == (
        "hooks/a.py: what before_compile gives for the spec 'a' cannot be compiled: KeyError: 'Machine'"
    )


def test_errors_of_penstock_itself_are_none_of_plugins(project: Any, deployment: Any) -> None:
    """They are faults, and stay what they are."""
    loaded = project.load("name: a\nschedule: once\nsteps: [{type: run-shell, name: a, command: 'true'}]\n")
    loaded.spec.resources.clear()

    with pytest.raises(KeyError):
        compile_loaded(loaded, deployment)
