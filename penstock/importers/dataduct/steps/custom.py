"""custom_steps of a config: classes of the user's own, which dataduct ran to make pipeline objects."""

from __future__ import annotations

from penstock.importers.dataduct.config import Config
from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, StepType, Writes
from penstock.importers.dataduct.names import identifier

COMMON = ("step_type", "name", "description", "input_node", "input_path", "depends_on", "max_retries")


def custom_types(config: Config) -> dict[str, StepType]:
    """The types that a config adds, or gives a new meaning to."""
    types = {}
    for item in config.listed("custom_steps"):
        name = item.text("step_type", required=True)
        class_name = item.text("class_name", required=True)
        item.text("file_path", required=True)
        if name and class_name:
            types[name] = StepType(name, class_name, _translate, reads=Reads.DATA, writes=Writes.DATA)
    return types


def _translate(step: DuctStep, context: Context) -> list[NewStep]:
    """A step of the same type, which a class of the project has to compile."""
    values = step.values
    kind = identifier(step.type.name).lower()
    before, sources = context.sources_of(step)
    context.findings.warning(
        "PS608",
        f"'{step.type.name}' is a step of your own: what {step.type.class_name} did is not imported",
        values.at("step_type"),
        advice=f'write a class with `type: Literal["{kind}"]` and these keys in steps/ of the project',
    )
    step.comments.append(f"dataduct: a step of your own, {step.type.class_name}: its class has to be written anew")
    keys = {key: values.raw(key) for key in values.keys if key not in COMMON}
    return [*before, NewStep(kind, keys, values.place, reads=sources, writes=True, on=None)]
