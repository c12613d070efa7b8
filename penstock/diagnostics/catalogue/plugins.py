"""7xx: steps and hooks of a project, or of installed packages."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

_STEP = '''\
from typing import Literal

from penstock.objects import ShellCommandActivity
from penstock.steps import ActivityStep
from penstock.steps.context import StepContext, StepResult


class Greet(ActivityStep):
    """Greets."""

    RUNS_ON = ("ec2-instance",)

    type: Literal["greet"]

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity."""
        activity = ShellCommandActivity(
            self.name,
            command="echo hello",
            depends_on=context.waits_for(None),
            **context.place(self.runs_on),
            **context.alarms,
        )
        return StepResult(activity=activity)
'''
_HOOK = """\
def before_compile(spec):
    %s
"""

ENTRIES: tuple[Entry, ...] = (
    Entry(
        id="PS701",
        title="A file of steps or hooks, or an entry point, that cannot be loaded.",
        why="Python could not read it, or it failed when it was imported. No spec of the project is compiled without "
        "it, for it may be what makes them right.",
        fix="Mend the line that is shown; install what it imports. A file that others import begins with `_`.",
        wrong=_STEP.replace("import ActivityStep\n", "import ActivityStop\n"),
        right=_STEP,
    ),
    Entry(
        id="PS702",
        title="A plugin that defines nothing that Penstock could use.",
        why="A file of `steps/` has subclasses of penstock.steps.Step, each with a `type`; a file of `hooks/` has "
        "before_compile or after_compile. Something else would never be used, and nobody would notice.",
        fix="Define it as docs/custom-steps.md says. A file that others import begins with `_`.",
        wrong=_STEP.replace('Literal["greet"]', "str"),
        right=_STEP,
    ),
    Entry(
        id="PS703",
        title="The type of a custom step is taken.",
        why="A spec that names the type could mean either of the two steps.",
        fix="Choose another type.",
        wrong=_STEP.replace('Literal["greet"]', 'Literal["run-shell"]'),
        right=_STEP,
    ),
    Entry(
        id="PS704",
        title="A custom step fails, or gives what no pipeline can have.",
        why="Its `compile` raised an error, or what it returned is no StepResult with objects named after the step.",
        fix="Mend the line that is shown.",
        wrong=_STEP.replace("return StepResult(activity=activity)", "return activity"),
        right=_STEP,
    ),
    Entry(
        id="PS705",
        title="A hook fails, or gives something else than it got.",
        why="Hooks change every spec and every definition of a project; without what they give, nothing is compiled.",
        fix="Return the spec or the definition, changed or not.",
        wrong=_HOOK % 'spec.tags["team"] = "data"',
        right=_HOOK % 'return spec.model_copy(update={"tags": {"team": "data"}})',
    ),
)
"""The examples are files: one with a class is of `steps/`, another of `hooks/`."""
