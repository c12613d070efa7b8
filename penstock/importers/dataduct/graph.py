"""The graph that dataduct ran: names, inputs and waits of its steps.

The order of its YAML was not the order of its runs. A step waited for the step directly above only where that had an
S3 output, if only one to which nothing was written, and the step took it as its input; or for what `input_node` and
`depends_on` name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.model import DuctInput, DuctStep, Reads, StepType, Writes
from penstock.importers.dataduct.values import Values

MACHINE, CLUSTER = "ec2", "emr"


class Graph:
    """Steps in the order in which dataduct made them."""

    def __init__(self, types: Mapping[str, StepType], findings: Findings) -> None:
        """Begin with no steps."""
        self.steps: list[DuctStep] = []
        self._types = types
        self._findings = findings
        self._bootstrap: dict[str, list[Values]] = {}
        self._names: dict[str, DuctStep] = {}
        self._outputs: dict[str, DuctInput] = {}

    def build(
        self,
        bootstrap: Mapping[str, Sequence[Values]],
        steps: Sequence[Values],
        teardown: Values | None,
        *,
        has_worker_group: bool = False,
    ) -> list[DuctStep]:
        """Make the steps of a pipeline.

        Args:
            bootstrap: what is done first on a machine, `ec2`, and on a cluster, `emr`: where it is needed at all.
            steps: the pipeline's steps.
            teardown: what is done last, where the pipeline or the config says so.
            has_worker_group: whether a machine of one's own runs the steps, which dataduct never set up.
        """
        self._bootstrap = {} if has_worker_group else {key: list(items) for key, items in bootstrap.items()}
        self._add_all(steps, "steps")
        if teardown is not None:
            self._add_all([teardown], "teardown")
        order = ("bootstrap", "steps", "teardown")
        return sorted(self.steps, key=lambda step: order.index(step.section))

    def _add_all(self, items: Sequence[Values], section: str) -> None:
        above: DuctStep | None = None
        for values in items:
            above = self._add(values, section, above)

    def _add(self, values: Values, section: str, above: DuctStep | None) -> DuctStep | None:
        kind = values.text("step_type", required=True)
        step_type = None if kind is None else self._types.get(kind.replace("_", "-"))
        if step_type is None:
            if kind is not None:
                self._findings.error(
                    "PS205",
                    f"dataduct has no step_type '{kind}'",
                    values.at("step_type"),
                    allowed=listed(self._types),
                    advice=did_you_mean(kind, self._types) or "a step of your own stands in custom_steps of the config",
                )
            return None
        if section == "steps":
            self._set_up(CLUSTER if step_type.on_cluster(values) else MACHINE)
        given = values.text("name")
        step = DuctStep(step_type, values, given or f"{step_type.class_name}{len(self.steps)}", bool(given), section)
        if step.name in self._names:
            self._findings.error("PS301", f"the name {step.shown} is taken already", values.at("name"))
        step.inputs = self._inputs(step, above)
        step.waits = self._waits(step)
        self.steps.append(step)
        self._names.setdefault(step.name, step)
        self._write(step)
        return step

    def _set_up(self, resource: str) -> None:
        """Put the bootstrap of a resource before the first step that needs it, as the numbers of steps tell."""
        self._add_all(self._bootstrap.pop(resource, []), "bootstrap")

    def _write(self, step: DuctStep) -> None:
        if step.writes is Writes.NAMED:
            for name in step.values.texts("output_node"):
                self._outputs[name] = DuctInput(step, name, None, step.values.at("output_node"))
        elif step.writes is not Writes.NOTHING:
            self._outputs[step.name] = DuctInput(step, None, None, step.values.place)

    def _inputs(self, step: DuctStep, above: DuctStep | None) -> tuple[DuctInput, ...]:
        values = step.values
        node = values.raw("input_node")
        if step.reads is Reads.NOTHING:
            return ()
        if node is not None and values.has("input_path"):
            self._findings.error("PS204", "input_node and input_path exclude each other", values.at_key("input_path"))
        if isinstance(node, dict):
            aliases = values.mapping("input_node")
            found = [] if aliases is None else [self._named(key, aliases, aliases.text(key)) for key in aliases.keys]
            return tuple(item for item in found if item is not None)
        if isinstance(node, list):
            if node:
                values.wrong_type("input_node", "the name of a step, a mapping of names to subfolders, or []")
            return ()
        if node is not None:
            item = self._named(values.text("input_node") or "", values, None)
            return () if item is None else (item,)
        if "input_node" in values.keys or values.has("input_path") or above is None:
            return ()
        return (DuctInput(above, None, None, values.place),) if above.writes in (Writes.DATA, Writes.PHANTOM) else ()

    def _named(self, name: str, values: Values, alias: str | None) -> DuctInput | None:
        place = values.at_key(name) if alias is not None else values.at("input_node")
        known = self._outputs.get(name)
        if known is None:
            self._findings.error(
                "PS302",
                f"no step above writes '{name}'",
                place,
                allowed=listed(self._outputs),
                advice=did_you_mean(name, self._outputs),
            )
            return None
        return DuctInput(known.step, known.output, alias, place)

    def _waits(self, step: DuctStep) -> tuple[DuctStep, ...]:
        found = [item.step for item in step.inputs]
        for name in step.values.texts("depends_on"):
            if name in self._names:
                found.append(self._names[name])
            else:
                self._findings.error(
                    "PS302",
                    f"depends_on: there is no step '{name}' above",
                    step.values.at("depends_on"),
                    allowed=listed(self._names),
                    advice=did_you_mean(name, self._names),
                )
        if step.section == "steps":
            found += [item for item in self.steps if item.section == "bootstrap"]
        elif step.section == "teardown":
            found += self.steps
        return tuple(dict.fromkeys(found))
