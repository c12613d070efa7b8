"""A definition made ready to run: compiled once for each version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from penstock.definition.inheritance import effective
from penstock.definition.wire import WireDefinition, WireObject
from penstock.local.datapipeline.component import Component
from penstock.local.datapipeline.kinds import SCHEDULED_KINDS, SYSTEM_PRECONDITIONS, Kind, kind_of
from penstock.local.datapipeline.settings import read_settings, resolved

ON_DEMAND = "ondemand"


@dataclass(frozen=True, slots=True)
class Plan:
    """Components by id, in the order of the definition; `users` names who refers to a precondition."""

    definition: WireDefinition
    components: Mapping[str, Component]
    users: Mapping[str, tuple[str, ...]]
    is_on_demand: bool

    def scheduled(self) -> tuple[Component, ...]:
        """Return the activities, data nodes and resources."""
        return tuple(component for component in self.components.values() if component.kind in SCHEDULED_KINDS)

    def schedule_ids(self) -> tuple[str, ...]:
        """Return the schedules in use."""
        return tuple(dict.fromkeys(item.schedule_id for item in self.scheduled() if item.schedule_id is not None))

    def on_schedule(self, schedule_id: str | None) -> tuple[Component, ...]:
        """Return the activities, data nodes and resources of a schedule; None is that of ondemand."""
        return tuple(item for item in self.scheduled() if item.schedule_id == schedule_id)

    def is_shared_across_schedules(self, resource_id: str) -> bool:
        """Tell whether a resource serves objects of another schedule, whose instances come one by one."""
        own = self.components[resource_id].schedule_id
        return any(item.runs_on == resource_id and item.schedule_id != own for item in self.scheduled())

    def machine_of(self, component_id: str, owner_id: str | None) -> str | None:
        """Return the resource that a component runs on; a user-managed precondition runs on its user's."""
        component = self.components[component_id]
        if component.wire.type in SYSTEM_PRECONDITIONS:
            return None
        return component.runs_on or (self.components[owner_id].runs_on if owner_id is not None else None)

    def worker_group_of(self, component_id: str, owner_id: str | None) -> str | None:
        """Return the worker group of a component without a resource, found likewise."""
        own = self.components[component_id].settings.worker_group
        return own or (self.components[owner_id].settings.worker_group if owner_id is not None else None)


def compile_plan(definition: WireDefinition) -> Plan:
    """Work out inheritance, references and settings of a definition that has passed validation."""
    objects = {item.id: effective(definition, item) for item in definition}
    producers: dict[str, list[str]] = {}
    users: dict[str, list[str]] = {}
    for item in objects.values():
        if kind_of(item.type) is Kind.ACTIVITY:
            for output in item.references("output"):
                producers.setdefault(output, []).append(item.id)
        if kind_of(item.type) in SCHEDULED_KINDS:
            for precondition in item.references("precondition"):
                users.setdefault(precondition, []).append(item.id)
    on_demand = any(_schedule_type(item, definition) == ON_DEMAND for item in objects.values())
    components = {
        item.id: _component(item, definition, tuple(producers.get(item.id, ())), on_demand) for item in objects.values()
    }
    return Plan(definition, components, {key: tuple(value) for key, value in users.items()}, on_demand)


def _component(item: WireObject, definition: WireDefinition, producers: tuple[str, ...], on_demand: bool) -> Component:
    kind = kind_of(item.type)
    waits = kind in {Kind.ACTIVITY, Kind.DATA_NODE}
    return Component(
        wire=item,
        kind=kind,
        settings=read_settings(item, definition),
        schedule_id=None if on_demand else next(iter(item.references("schedule")), None),
        runs_at_end=waits and not on_demand and _schedule_type(item, definition) == "timeseries",
        inputs=item.references("input") if kind is Kind.ACTIVITY else (),
        producers=producers if kind is Kind.DATA_NODE else (),
        depends_on=item.references("dependsOn") if waits else (),
        preconditions=item.references("precondition") if waits else (),
        runs_on=next(iter(item.references("runsOn")), None) if kind in {Kind.ACTIVITY, Kind.PRECONDITION} else None,
    )


def _schedule_type(item: WireObject, definition: WireDefinition) -> str:
    return (resolved(item, "scheduleType", definition) or "").lower()
