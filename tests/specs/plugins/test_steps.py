"""Steps of a project and of installed packages."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.specs.plugins.project import plugins_of
from penstock.steps import BUILT_IN, PENSTOCK


def test_a_step_of_the_project(project: Any, step: str) -> None:
    """It is read like Penstock's own: keys, defaults, name and place included."""
    project.write("steps/count_lines.py", step)

    loaded = project.load(
        "name: a\nschedule: once\nsteps:\n  - {type: extract-from-s3, path: a/}\n  - {type: count-lines, least: 3}\n"
    )

    made = loaded.spec.steps[1]
    assert (made.type, made.name, made.runs_on, made.least) == ("count-lines", "count-lines", "Machine", 3)
    assert type(made).__name__ == "CountLines"


def test_errors_of_its_keys_are_like_those_of_others(project: Any, step: str) -> None:
    """Located in the spec, with what is allowed."""
    project.write("steps/count_lines.py", step)

    assert project.shown("name: a\nschedule: once\nsteps: [{type: count-lines, last: 3, least: x}]\n") == (
        """\
etl_specs/visits.yaml:3:9: error PS304: 'count-lines' reads data, but no step above it writes any
   3 | steps: [{type: count-lines, last: 3, least: x}]
     |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: put a step such as extract-from-s3 above it

etl_specs/visits.yaml:3:29: error PS201: unknown key 'last' in steps.0
   3 | steps: [{type: count-lines, last: 3, least: x}]
     |                             ^^^^
  allowed: after, alarms, least, name, retries, runs_on, timeout, type
  help: did you mean 'least'?

etl_specs/visits.yaml:3:45: error PS203: steps.0.least: found the text 'x': a whole number is needed
   3 | steps: [{type: count-lines, last: 3, least: x}]
     |                                             ^

3 errors"""
    )


def test_its_type_is_suggested(project: Any, step: str) -> None:
    """Beside Penstock's own."""
    project.write("steps/count_lines.py", step)

    (finding,) = project.findings("name: a\nschedule: once\nsteps:\n  - {type: count-line}\n")

    assert (finding.id, finding.help) == ("PS205", "did you mean 'count-lines'?")
    assert finding.allowed == ", ".join(sorted((*BUILT_IN, "count-lines")))


def test_files_import_each_other(project: Any, step: str) -> None:
    """The folder is a package; a file that begins with _ is no step."""
    project.write("steps/_least.py", "LEAST = 7\n")
    text = step.replace("from typing", "from ._least import LEAST\nfrom typing").replace("default=1", "default=LEAST")
    project.write("steps/count_lines.py", text)

    assert project.load().spec.steps[1].least == 7


def test_several_steps_of_a_file(project: Any, step: str) -> None:
    """But neither imported ones nor bases, which begin with _."""
    more = """

class _Base(ActivityStep):
    RUNS_ON = ("emr-cluster",)


class Other(_Base):
    type: Literal["other"]

    def compile(self, context: StepContext) -> StepResult:
        return StepResult()


from penstock.steps.run_pig import RunPig
"""
    project.write("steps/count_lines.py", step + more)

    types = plugins_of(project.folder).steps
    assert set(types.names) - set(BUILT_IN) == {"count-lines", "other"}


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "def compile(self, context",
            "def compile(self,, context",
            """\
steps/count_lines.py:23:22: error PS701: steps/count_lines.py cannot be loaded: SyntaxError: invalid syntax
  23 |     def compile(self,, context: StepContext) -> StepResult:
     |                      ^
""",
        ),
        (
            "from penstock.objects import ShellCommandActivity",
            "from penstock.objects import ShellCommand",
            """\
steps/count_lines.py:9:1: error PS701: steps/count_lines.py cannot be loaded: ImportError: cannot import name \
'ShellCommand' from 'penstock.objects' (""",
        ),
        (
            "class CountLines(ActivityStep):",
            "class CountLines(ActivityStep, 1 / 0):",
            """\
steps/count_lines.py:14:32: error PS701: steps/count_lines.py cannot be loaded: ZeroDivisionError: division by zero
  14 | class CountLines(ActivityStep, 1 / 0):
     |                                ^^^^^
""",
        ),
        (
            "class CountLines(ActivityStep):",
            "class CountLines:",
            """\
steps/count_lines.py:1:1: error PS702: steps/count_lines.py defines no step
   1 | \"\"\"count-lines: fails where there are too few.\"\"\"
     | ^
  help: write a subclass of penstock.steps.ActivityStep, or of Step
""",
        ),
        (
            '    type: Literal["count-lines"]\n',
            "",
            """\
steps/count_lines.py:14:1: error PS702: steps/count_lines.py: CountLines does not say its type
  14 | class CountLines(ActivityStep):
     | ^^^^^^^^^^^^^^^^
  help: write `type: Literal["my-step"]`, with small letters, digits and single hyphens
""",
        ),
        (
            '"count-lines"]',
            '"Count lines"]',
            "steps/count_lines.py:14:1: error PS702: steps/count_lines.py: CountLines has the type 'Count lines'\n",
        ),
        (
            '"count-lines"]',
            '"run-pig"]',
            """\
steps/count_lines.py:14:1: error PS703: steps/count_lines.py: the type 'run-pig' is taken by Penstock
  14 | class CountLines(ActivityStep):
     | ^^^^^^^^^^^^^^^^
  help: choose another type
""",
        ),
        ('"count-lines"]', '"parallel"]', "the type 'parallel' is taken by Penstock\n"),
        (
            "least: int",
            "least: Whole",
            "the keys of CountLines cannot be read: PydanticUndefinedAnnotation: name 'Whole' is not defined\n",
        ),
        (
            "def compile(self",
            "def render(self",
            """\
steps/count_lines.py:14:1: error PS702: steps/count_lines.py: CountLines does not define compile
  14 | class CountLines(ActivityStep):
     | ^^^^^^^^^^^^^^^^
  help: define it, or begin the name of a base with _
""",
        ),
        ('("ec2-instance",)', '("ec2-instance")', "CountLines has RUNS_ON 'ec2-instance'\n"),
        ('("ec2-instance",)', '("machine",)', "  help: give a tuple of ec2-instance, emr-cluster; worker groups run"),
        ('("ec2-instance",)', "()", "CountLines does something, but RUNS_ON is empty\n"),
        ("(ActivityStep):", "(Step):", "CountLines has RUNS_ON, but is no ActivityStep\n"),
        ("READS = True", "TABLES_READ = ['least']", "CountLines has TABLES_READ ['least']\n"),
        ("READS = True", "TABLES_WRITTEN = ('table',)", "CountLines has TABLES_WRITTEN ('table',)\n"),
    ],
)
def test_a_broken_step(project: Any, step: str, old: str, new: str, shown: str) -> None:
    """Told at its line; that nobody knows its type follows from it, and is not told as well."""
    assert old in step
    text = step.replace(old, new).replace("import ActivityStep\n", "import ActivityStep, Step\n")
    project.write("steps/count_lines.py", text)

    found = project.shown()

    assert shown in found
    assert found.endswith("\n1 error")


def test_two_steps_of_one_type(project: Any, step: str) -> None:
    """The file whose name comes first has it."""
    project.write("steps/a.py", step)
    project.write("steps/b.py", step)

    (finding,) = project.findings()

    assert (finding.id, finding.location.path.name) == ("PS703", "b.py")
    assert finding.message == "steps/b.py: the type 'count-lines' is taken by a.py"


def test_a_file_that_no_module_can_be(project: Any, step: str) -> None:
    """Python's imports have names without hyphens."""
    project.write("steps/count-lines.py", step)

    (finding,) = project.findings()

    assert (finding.id, finding.help) == ("PS701", "rename it")


def test_a_broken_step_does_not_hide_other_errors(project: Any) -> None:
    """Of the spec, or of other files."""
    project.write("steps/a.py", "import nothing_of_this_name\n")
    project.write("steps/b.py", "x = \n")
    project.write("hooks/c.py", "")

    text = "name: a\nschedule: once\nowner: 1\nsteps: [{type: count-lines}]\n"
    assert [item.id for item in project.findings(text)] == ["PS701", "PS701", "PS702", "PS203"]


class TestInstalled:
    """Steps of installed packages, by entry points."""

    ENTRY = "[console_scripts]\nacme = acme:main\n\n[penstock.steps]\ncount-lines = acme_steps:CountLines [extra]\n"

    def test_a_step(self, project: Any, step: str) -> None:
        """Its module is imported when a spec names it."""
        project.install(self.ENTRY, acme_steps=step)

        assert project.load().spec.steps[1].type == "count-lines"
        assert "count-lines" in plugins_of(project.folder).steps.names

    def test_it_is_not_imported_without_need(self, project: Any) -> None:
        """Not even where it could not be."""
        project.install(self.ENTRY, acme_steps="raise RuntimeError\n")

        assert project.findings("name: a\nschedule: once\nsteps: [{type: extract-from-s3, path: a/}]\n") == ()

    @pytest.mark.parametrize(
        ("module", "shown"),
        [
            (
                "x = 1 / 0\n",
                """\
site/acme_steps.py:1:5: error PS701: the entry point 'count-lines' of acme_etl cannot be loaded: ZeroDivisionError: \
division by zero
""",
            ),
            (
                "",
                """\
site/acme_etl-1.0.dist-info/entry_points.txt:5:1: error PS701: the entry point 'count-lines' of acme_etl cannot be \
loaded: AttributeError: module 'acme_steps' has no attribute 'CountLines'
   5 | count-lines = acme_steps:CountLines [extra]
     | ^^^^^^^^^^^
""",
            ),
            ("CountLines = int\n", "error PS702: the entry point 'count-lines' of acme_etl defines no step\n"),
        ],
    )
    def test_a_broken_one(self, project: Any, module: str, shown: str) -> None:
        """At the line of the package, or at its entry point."""
        project.install(self.ENTRY, acme_steps=module)

        assert shown in project.shown()

    def test_a_package_without_its_module(self, project: Any) -> None:
        """At the entry point, for there is no other place."""
        path = project.install(self.ENTRY)

        (finding,) = project.findings()

        assert (finding.id, finding.location.path, finding.location.line) == ("PS701", path, 5)
        assert finding.message.endswith("ModuleNotFoundError: No module named 'acme_steps'")

    def test_it_is_named_after_its_type(self, project: Any, step: str) -> None:
        """Otherwise its module would have to be imported to know it."""
        project.install(self.ENTRY, acme_steps=step.replace('"count-lines"]', '"other"]'))

        (finding,) = project.findings()

        assert (finding.id, finding.message) == (
            "PS702",
            "the entry point 'count-lines' of acme_etl is of the type 'other'",
        )

    def test_a_type_that_is_taken(self, project: Any, step: str) -> None:
        """By Penstock, by the project, or by another package."""
        project.write("steps/count_lines.py", step)
        project.install(self.ENTRY + "run-pig = acme_steps:RunPig\nother = a:A\nother = b:B\n")

        assert [(item.id, item.message, item.location.line) for item in project.findings()] == [
            ("PS703", "the entry point 'count-lines' of acme_etl: the type 'count-lines' is taken by the project", 5),
            (
                "PS703",
                "the entry point 'other' of acme_etl: the type 'other' is taken by the entry point 'other' of acme_etl",
                8,
            ),
            ("PS703", "the entry point 'run-pig' of acme_etl: the type 'run-pig' is taken by Penstock", 6),
        ]


def test_penstock_has_no_steps_of_others() -> None:
    """Without a project."""
    assert (PENSTOCK.own(), PENSTOCK.names) == ((), tuple(sorted(BUILT_IN)))
