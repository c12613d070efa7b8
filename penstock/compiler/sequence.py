"""StepSequence: the steps of a spec, compiled in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from penstock.compiler.run_order import RunOrder
from penstock.objects import Activity, DataNode, Period, PipelineObject, RedshiftDatabase, Resource, S3DataNode
from penstock.specs.entries import Parallel
from penstock.specs.spec import Spec
from penstock.steps import ActivityStep, Step, is_custom
from penstock.steps.context import StepContext, StepResult, WorkerGroup
from penstock.steps.deployment import Deployment
from penstock.steps.keys.alarms import Alarms, AlarmsSpec
from penstock.steps.keys.library import install_library


class StepSequence:
    """Compiles steps in order."""

    def __init__(
        self,
        spec: Spec,
        deployment: Deployment,
        assets: Path,
        resources: Mapping[str, Resource | WorkerGroup],
        warehouse: RedshiftDatabase,
    ) -> None:
        self.spec = spec
        self.deployment = deployment
        self.assets = assets
        self.resources = resources
        self.warehouse = warehouse
        self.alarms = Alarms(spec.name, deployment)
        self.order = RunOrder()
        self.outputs: dict[str, DataNode] = {}
        self.activities: dict[str, Activity] = {}
        self.objects: list[PipelineObject] = []
        self.libraries: dict[str, S3DataNode] = {}
        self.first: tuple[Activity, ...] = ()
        """What even those steps wait for that wait for nothing above."""

    def run(self) -> tuple[PipelineObject, ...]:
        """Compile all: `library` and what `bootstrap` says before everything, what `teardown` says after it.

        Returns:
            The objects of the steps, in order.
        """
        self._install_library()
        for entry in self.spec.bootstrap:
            self._add(entry)
        self.first = self.order.ends
        for entry in (*self.spec.steps, *self.spec.teardown):
            self._add(entry)
        return tuple(self.objects)

    def _install_library(self) -> None:
        """Install the library of the spec, where there is one, wherever steps run that use it."""
        if self.spec.library is None:
            return
        users = (step for step in self.spec.all_steps() if isinstance(step, ActivityStep) and step.USES_LIBRARY)
        for resource in dict.fromkeys(step.runs_on for step in users):
            context = self._context({}, self.spec.alarms, ())
            activity, output = install_library(context, self.spec.library, resource)
            if self.spec.timeout is not None:
                activity = activity.replace(attempt_timeout=self.spec.timeout)
            self.libraries[resource] = output
            self.order.add(activity)
            self.objects.append(activity)

    def _add(self, entry: Step | Parallel) -> None:
        """Compile a step, or a block whose steps wait for the same and do not see each other's data."""
        if isinstance(entry, Parallel):
            above, outputs = self.order.ends, dict(self.outputs)
            for step in entry.parallel:
                self._add_step(step, above, outputs)
        else:
            self._add_step(entry, self.order.ends, self.outputs)

    def _add_step(self, step: Step, above: tuple[Activity, ...], outputs: Mapping[str, DataNode]) -> None:
        alarms = self.spec.alarms
        if isinstance(step, ActivityStep):
            if step.after is not None:
                # A step that turns out only to name data is not waited for.
                above = tuple(self.activities[name] for name in step.after if name in self.activities) or self.first
            elif step.named_inputs:
                above = () if self._are_written(step.named_inputs) else self.first
            alarms = alarms if step.alarms is None else step.alarms.over(alarms)
        result = _compiled(step, self._context(outputs, alarms, above))
        if result.output is not None:
            self.outputs |= {node.id: node for node in (*result.more_outputs, result.output)}
            self.outputs[step.name] = result.output  # the last one is what the next step reads
            self.objects.append(result.output)
        for activity in _activities(result, step, self.spec.timeout):
            self.activities[step.name] = activity  # the last one is what others wait for
            self.order.add(activity)
            self.objects.append(activity)

    def _context(self, outputs: Mapping[str, DataNode], alarms: AlarmsSpec, above: tuple[Activity, ...]) -> StepContext:
        return StepContext(
            self.spec.name,
            self.deployment,
            self.assets,
            self.resources,
            dict(outputs),
            self.alarms.fields(alarms),
            self.warehouse,
            above,
            self.spec.schedule.due,
            dict(self.libraries),
        )

    def _are_written(self, names: Iterable[str]) -> bool:
        """Whether activities write all of this data: those have waited for what is first already."""
        written = {node.id for activity in self.activities.values() for node in activity.output or ()}
        return all(self.outputs[name].id in written for name in names)


def _compiled(step: Step, context: StepContext) -> StepResult:
    """Compile a step; one of Penstock's own has no error that would have to be told."""
    if not is_custom(type(step)):
        return step.compile(context)
    from penstock.specs.plugins.custom import compiled

    return compiled(step, context)


def _activities(result: StepResult, step: Step, timeout: Period | None) -> Iterator[Activity]:
    """The activities of a step in order, with the retries and the timeout that it asks for, or that of the spec."""
    replaced: dict[str, Activity] = {}
    for activity in (*result.before, *(() if result.activity is None else (result.activity,))):
        made = _with_attempts(activity, step, timeout) if isinstance(step, ActivityStep) else activity
        if made.depends_on:
            made = made.replace(depends_on=tuple(replaced.get(item.id, item) for item in made.depends_on))
        replaced[made.id] = made
        yield made


def _with_attempts(activity: Activity, step: ActivityStep, timeout: Period | None) -> Activity:
    """The activity with the retries that its step asks for, and its timeout.

    A timeout of the spec is no field of Default: machines would inherit it, and preconditions, which may wait for long.
    """
    changes: dict[str, object] = {}
    if step.retries is not None:
        changes.update(maximum_retries=step.retries.maximum, retry_delay=step.retries.delay)
    timeout = step.attempt_timeout or timeout
    if timeout is not None:
        changes["attempt_timeout"] = timeout
    return activity.replace(**changes) if changes else activity
