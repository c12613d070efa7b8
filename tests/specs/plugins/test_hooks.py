"""Hooks: their order, and what they may give."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.definition.pipeline import PipelineDefinition
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.objects import Default
from penstock.specs.plugins.hooks import run_after
from penstock.specs.plugins.project import plugins_of

SPEC = """\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
"""
TAG = """\
def before_compile(spec):
    return spec.model_copy(update={{"tags": {{**spec.tags, "order": spec.tags.get("order", "") + "{name}"}}}})
"""


def before(project: Any, body: str) -> str:
    """What users see of a hook with that result."""
    project.write("hooks/hook.py", f"def before_compile(spec):\n    return {body}\n")
    return str(project.shown(SPEC))


def test_a_hook_changes_the_spec(project: Any) -> None:
    """Before anything looks at it."""
    project.write(
        "hooks/owner.py",
        """\
        from penstock.specs.spec import Spec


        def before_compile(spec: Spec) -> Spec:
            return spec if spec.owner else spec.model_copy(update={"owner": "data-team"})
        """,
    )

    loaded = project.load(SPEC)

    assert (loaded.spec.owner, loaded.changed_by.label) == ("data-team", "hooks/owner.py")
    own = project.load(SPEC + "owner: web\n")
    assert (own.spec.owner, own.changed_by) == ("web", None)


def test_it_changes_the_spec_of_each_environment(project: Any) -> None:
    """As it is there, and once."""
    project.write("hooks/a.py", TAG.format(name="a"))
    loaded = project.load(SPEC + "environments: {dev: {owner: dev-team}}\n")

    dev = loaded.in_environment("dev").spec
    assert (loaded.spec.tags, dev.tags, dev.owner) == ({"order": "a"}, {"order": "a"}, "dev-team")


def test_what_a_hook_puts_in_is_read_like_a_spec(project: Any) -> None:
    """So that a mapping does, and has its defaults."""
    body = 'spec.model_copy(update={"retries": {"maximum": 1}, "schedule": "once"})'
    project.write("hooks/hook.py", f"def before_compile(spec):\n    return {body}\n")

    spec = project.load(SPEC).spec

    assert (spec.retries.maximum, str(spec.retries.delay), spec.schedule.occurrences) == (1, "10 minutes", 1)


def test_the_order(project: Any) -> None:
    """Those of packages by the names of their entry points, then those of the project by the names of their files."""
    project.write("hooks/b.py", TAG.format(name="b"))
    project.write("hooks/a.py", TAG.format(name="a"))
    project.write("hooks/_helper.py", "raise RuntimeError\n")
    project.install(
        "[penstock.hooks]\nz = acme_z\ny = acme_y:Hooks\n",
        acme_z=TAG.format(name="z"),
        acme_y=f"{TAG.format(name='y')}\nclass Hooks:\n    before_compile = staticmethod(before_compile)\n",
    )

    assert project.load(SPEC).spec.tags == {"order": "yzab"}
    assert [hook.label for hook in plugins_of(project.folder).hooks] == [
        "the entry point 'y' of acme_etl",
        "the entry point 'z' of acme_etl",
        "hooks/a.py",
        "hooks/b.py",
    ]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (
            "spec.colour",
            """\
hooks/hook.py:2:12: error PS705: hooks/hook.py: before_compile fails for the spec 'visits': AttributeError: 'Spec' \
object has no attribute 'colour'
   2 |     return spec.colour
     |            ^^^^^^^^^^^

1 error""",
        ),
        (
            "None",
            """\
hooks/hook.py:1:1: error PS705: hooks/hook.py: before_compile gives nothing for the spec 'visits'
   1 | def before_compile(spec):
     | ^
  help: return the Spec, changed or not

1 error""",
        ),
        ("dict(spec)", "before_compile gives a dict for the spec 'visits'\n"),
        (
            'spec.model_copy(update={"tags": {"a": 1}})',
            "what before_compile gives for the spec 'visits' is not valid: tags.a: Input should be a valid string\n",
        ),
        ('spec.model_copy(update={"steps": [{"type": "x"}]})', "is not valid: steps.0: Input tag 'x' found using"),
        ("__import__('sys').exit(3)", "before_compile fails for the spec 'visits': SystemExit: 3\n"),
    ],
)
def test_a_hook_that_fails_or_gives_something_else(project: Any, body: str, shown: str) -> None:
    """Told at its line."""
    assert shown in before(project, body)


def test_a_hook_without_an_argument(project: Any) -> None:
    """None of its lines is reached, so its first one is shown."""
    project.write("hooks/hook.py", "\ndef before_compile():\n    return 1\n")

    (finding,) = project.findings(SPEC)

    assert (finding.id, finding.location.line) == ("PS705", 2)
    assert "takes 0 positional arguments but 1 was given" in finding.message


@pytest.mark.parametrize("text", ["", "before_compile = 1\n", "def beforeCompile(spec): ...\n"])
def test_a_file_without_a_hook(project: Any, text: str) -> None:
    """Nothing would ever call it."""
    project.write("hooks/hook.py", text)

    (finding,) = project.findings(SPEC)

    assert (finding.id, finding.message) == ("PS702", "hooks/hook.py defines neither before_compile nor after_compile")


def test_a_broken_entry_point(project: Any) -> None:
    """It would change every spec, so it is told although no spec names it."""
    project.install("[penstock.hooks]\nacme = acme_hooks\n", acme_hooks="import nothing_of_this_name\n")

    (finding,) = project.findings(SPEC)

    assert (finding.id, finding.location.path.name, finding.location.line) == ("PS701", "acme_hooks.py", 1)


def test_what_a_hook_prints_is_no_output(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output may be read by a program."""
    project.write("hooks/hook.py", "print('loaded')\n\ndef before_compile(spec):\n    print('run')\n    return spec\n")

    project.load(SPEC)

    assert capsys.readouterr() == ("", "loaded\nrun\n")


class TestAfter:
    """after_compile."""

    DEFINITION = PipelineDefinition((Default("Default"),))

    def run(self, project: Any, text: str) -> PipelineDefinition:
        """Run the hooks of a project."""
        project.write("hooks/hook.py", text)
        return run_after(plugins_of(project.folder).hooks, self.DEFINITION, "visits")

    def test_it_changes_the_definition(self, project: Any) -> None:
        """As it wants."""
        text = """\
            from dataclasses import replace


            def after_compile(definition):
                return replace(definition, objects=[item.replace(maximum_retries=1) for item in definition.objects])
            """
        assert list(self.run(project, text).objects[0].pairs()) == [("maximumRetries", "1")]

    @pytest.mark.parametrize(
        ("body", "message"),
        [
            ("return definition.to_wire()", "after_compile gives a WireDefinition for the pipeline 'visits'"),
            ("raise LookupError('no')", "after_compile fails for the pipeline 'visits': LookupError: no"),
            (
                "return type(definition)((1,))",
                """\
what after_compile gives for the pipeline 'visits' cannot be written: AttributeError: 'int' object has no attribute \
'pairs'""",
            ),
        ],
    )
    def test_fails(self, project: Any, body: str, message: str) -> None:
        """Told at its line."""
        with pytest.raises(DiagnosticsError) as caught:
            self.run(project, f"def after_compile(definition):\n    {body}\n")

        (finding,) = caught.value.diagnostics
        assert (finding.id, finding.message) == ("PS705", f"hooks/hook.py: {message}")
        assert finding.location is not None
        assert finding.location.path == project.folder / "hooks" / "hook.py"
