"""One transaction's work: the store, the time, and the instances that must be looked at before it ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from penstock.local.datapipeline.component import Component
from penstock.local.datapipeline.pace import Pace
from penstock.local.datapipeline.plan import Plan, compile_plan
from penstock.local.datapipeline.store import Store
from penstock.local.datapipeline.store.rows import Instance, Pipeline


@dataclass(slots=True)
class Plans:
    """Compiled definitions, each compiled once; versions never change."""

    store: Store
    _compiled: dict[tuple[int, int], Plan] = field(default_factory=dict)

    def get(self, pipeline: int, version: int) -> Plan:
        """Return the plan of a version."""
        found = self._compiled.get((pipeline, version))
        if found is None:
            found = self._compiled[pipeline, version] = compile_plan(self.store.pipelines.version(pipeline, version)[0])
        return found

    def forget(self, pipeline: int) -> None:
        """Drop the plans of a deleted pipeline."""
        for key in [key for key in self._compiled if key[0] == pipeline]:
            del self._compiled[key]


@dataclass(slots=True)
class Work:
    """The state of one transaction. `now` is in seconds since the epoch and stands still within it."""

    store: Store
    plans: Plans
    pace: Pace
    account: str
    now: float
    dirty: dict[int, None] = field(default_factory=dict)
    touched: dict[int, None] = field(default_factory=dict)
    _pipelines: dict[int, Pipeline] = field(default_factory=dict)

    def mark(self, *instances: int) -> None:
        """Have instances looked at before the transaction ends."""
        self.dirty.update(dict.fromkeys(instances))

    def pipeline(self, key: int) -> Pipeline:
        """Return a pipeline; every caller in the transaction gets the same object."""
        found = self._pipelines.get(key)
        if found is None:
            found = self._pipelines[key] = self.store.pipelines.by_key(key)
        return found

    def known(self, pipeline: Pipeline) -> Pipeline:
        """Return the transaction's own object for a pipeline that was loaded otherwise."""
        return self._pipelines.setdefault(pipeline.key, pipeline)

    def component(self, instance: Instance) -> Component:
        """Return the component of an instance, as it was when the instance was created."""
        return self.plans.get(instance.pipeline, instance.version).components[instance.component_id]
