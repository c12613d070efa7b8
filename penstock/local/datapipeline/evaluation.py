"""Expressions of objects in their runs: fields, parameters, runtime fields, and fields through references.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-pipeline-expressions.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from penstock.definition.wire import Field
from penstock.expressions import Context, ExpressionError, Value, evaluate, evaluate_value, parse
from penstock.local.datapipeline.component import Component
from penstock.local.datapipeline.names import parse_time
from penstock.local.datapipeline.parameters import parameter_values
from penstock.local.datapipeline.plan import Plan
from penstock.local.datapipeline.runtime_fields import TEXT_FIELDS, TIME_FIELDS, attempt_fields, instance_fields
from penstock.local.datapipeline.store import Store
from penstock.local.datapipeline.store.rows import Attempt, Instance, Pipeline
from penstock.local.datapipeline.waiting import waiting_on

MASK = "*****"

_VERBATIM = frozenset({"type", "onSuccess", "onFail", "onLateAction"})


@dataclass(slots=True)
class Scope:
    """What one run sees: an instance, and the instances that it is linked to.

    Args:
        store: For linked instances.
        plan: The definition of the instance's version.
        pipeline: The pipeline.
        item: The instance, or None for a component by itself.
        attempt: The attempt, when it is the attempt that is looked at.
        node: The instance that an action is for.
        masks: Hide the values of secret (`*`) fields and parameters.
    """

    store: Store
    plan: Plan
    pipeline: Pipeline
    item: Instance | None
    attempt: Attempt | None = None
    node: Instance | None = None
    masks: bool = False
    busy: set[tuple[str, str]] = field(default_factory=set)
    _linked: dict[str, Instance | None] | None = None

    def of(self, component: Component) -> ObjectContext:
        """Return the context of an object in this run."""
        return ObjectContext(self, component)

    def instance_of(self, component_id: str) -> Instance | None:
        """Return the instance that stands for a component in this run."""
        if self.item is None:
            return None
        if self._linked is None:
            found = (self.store.instances.by_key(key) for key, _ in self.store.instances.links(self.item.key))
            self._linked = {item.component_id: item for item in found if item is not None}
            self._linked[self.item.component_id] = self.item
        if component_id not in self._linked:
            # Not a dependency, such as an activity's output: the instance of the same interval.
            state = self.store.components.find(self.pipeline.key, component_id)
            found_there = self.store.instances.containing(state.key, self.item.start) if state else None
            is_own = found_there is not None and found_there.owner is None
            self._linked[component_id] = found_there if is_own else None
        return self._linked[component_id]

    def parameters(self) -> dict[str, Value]:
        """Return the parameter values."""
        values = parameter_values(self.plan.definition)
        return {key: MASK if self.masks and key.startswith("*") else value for key, value in values.items()}

    def runtime(self, component: Component) -> list[Field]:
        """Return the runtime fields of an object in this run."""
        item = self.instance_of(component.id)
        if item is None:
            times = instance_fields(self.pipeline, self.item, None) if self.item is not None else []
            return [
                entry for entry in times if entry.key in {"@pipelineId", "@scheduledStartTime", "@scheduledEndTime"}
            ]
        owner = self.owner(item)
        if self.attempt is not None and item is self.item:
            return attempt_fields(self.pipeline, item, self.attempt, owner)
        return instance_fields(self.pipeline, item, owner, waiting_on(self.store, self.pipeline, item))

    def owner(self, item: Instance) -> Instance | None:
        """Return the instance that a precondition is for."""
        return self.store.instances.by_key(item.owner) if item.owner is not None else None


@dataclass(frozen=True, slots=True)
class ObjectContext:
    """The names that an expression in one object may use."""

    scope: Scope
    component: Component

    def lookup(self, name: str) -> Value | Context | None:
        """Return a field, a parameter, a runtime field, or the context of a referenced object."""
        scope = self.scope
        item = scope.instance_of(self.component.id)
        match name:
            case "id" | "@id":
                attempt = scope.attempt if item is scope.item else None
                return attempt.attempt_id if attempt else item.instance_id if item else self.component.id
            case "name":
                return self.component.wire.name
            case "parent":
                return Scope(scope.store, scope.plan, scope.pipeline, None, masks=scope.masks).of(self.component)
            case "node":
                node = scope.node or (scope.owner(item) if item else None)
                if node is None:
                    return None
                inner = Scope(scope.store, scope.plan, scope.pipeline, node, masks=scope.masks)
                return inner.of(scope.plan.components[node.component_id])
        return self._runtime(name) if name.startswith("@") else self._field(name)

    def names(self) -> Iterable[str]:
        """Return what `lookup` knows."""
        runtime = (entry.key for entry in self.scope.runtime(self.component))
        return dict.fromkeys(("id", "name", *self.component.wire.keys(), *runtime, *self.scope.parameters()))

    def _runtime(self, name: str) -> Value | None:
        texts = [entry.value for entry in self.scope.runtime(self.component) if entry.key == name]
        if not texts:
            return None
        return parse_time(texts[0]) if name in TIME_FIELDS else texts[0] if len(texts) == 1 else tuple(texts)

    def _field(self, name: str) -> Value | Context | None:
        wire = self.component.wire
        for target in wire.references(name):
            found = self.scope.plan.components.get(target)
            return self.scope.of(found) if found else None
        texts = wire.strings(name)
        if not texts:
            item = self.scope.instance_of(self.component.id)
            own = [entry.value for entry in self.scope.runtime(self.component) if entry.key == name]
            if own or (item is not None and name in TEXT_FIELDS):
                return own[0] if own else ""
            return self.scope.parameters().get(name)
        if self.scope.masks and name.startswith("*"):
            return MASK
        values = tuple(self._evaluated(name, text) for text in texts)
        return values[0] if len(values) == 1 else values

    def _evaluated(self, name: str, text: str) -> Value:
        if "#{" not in text:
            return text
        step = (self.component.id, name)
        if step in self.scope.busy:
            message = f"'{name}' of '{self.component.id}' refers to itself; break the circle of expressions"
            raise ExpressionError(message, 0, text)
        self.scope.busy.add(step)
        try:
            template = parse(text)
            if len(template.parts) == 1 and len(template.expressions) == 1:
                return evaluate_value(template.expressions[0], self)  # a number or a DateTime stays one
            return evaluate(template, self)
        finally:
            self.scope.busy.discard(step)


def evaluated_text(text: str, context: Context) -> str:
    """Return a template's value as one text; a list is joined with commas.

    Raises:
        ExpressionError: It cannot be evaluated.
    """
    if "#{" not in text:
        return text
    value = evaluate(text, context)
    return value if isinstance(value, str) else ",".join(value)


def evaluated_fields(scope: Scope, component: Component, *, evaluates: bool = True) -> list[Field]:
    """Return the definition's fields of an object in a run: evaluated, with references to instances if there are any.

    Raises:
        ExpressionError: One of them cannot be evaluated.
    """
    context = scope.of(component)
    result: list[Field] = []
    for entry in component.wire.fields:
        if entry.is_reference:
            if entry.key != "parent":
                result.append(Field(entry.key, _target(scope, entry.value), is_reference=True))
        elif scope.masks and entry.key.startswith("*"):
            result.append(Field(entry.key, MASK))
        elif not evaluates or entry.key in _VERBATIM or "#{" not in entry.value:
            result.append(entry)
        else:
            value = evaluate(entry.value, context)
            result.extend(Field(entry.key, text) for text in ([value] if isinstance(value, str) else value))
    return result


def _target(scope: Scope, component_id: str) -> str:
    item = scope.instance_of(component_id)
    return item.instance_id if item is not None else component_id
