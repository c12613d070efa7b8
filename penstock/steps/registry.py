"""StepTypes: the types of steps that a spec may name; the module of one is imported when somebody names it.

Building the models of all steps takes longer than everything else that `penstock validate` does with a small spec.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from penstock.steps.base import Step

BUILT_IN: tuple[str, ...] = (
    "check-freshness",
    "check-primary-key",
    "check-row-count",
    "check-sql",
    "check-values",
    "copy-into-redshift",
    "create-and-load-table",
    "create-and-update-table",
    "delta-load",
    "extract-from-cassandra",
    "extract-from-dynamodb",
    "extract-from-http",
    "extract-from-logs",
    "extract-from-rds",
    "extract-from-redshift",
    "extract-from-s3",
    "extract-from-shards",
    "load-into-rds",
    "load-into-staging-table",
    "load-reload-primary-key",
    "mark-success",
    "notify",
    "reload-prod-table",
    "reload-table",
    "run-emr-step",
    "run-hadoop-streaming",
    "run-hive",
    "run-pig",
    "run-qa-script",
    "run-shell",
    "run-spark",
    "run-sql",
    "update-history",
    "upload-files",
    "upsert",
    "wait-for-pipelines",
)
"""The types of Penstock's own steps: `run-pig` is the class RunPig of `penstock.steps.run_pig`."""
_HOME = "penstock.steps."


def is_custom(kind: type[Step]) -> bool:
    """Whether a step is none of Penstock's own."""
    return not kind.__module__.startswith(_HOME)


class StepTypes:
    """What may stand behind `type`: Penstock's own steps, and those of a project."""

    def __init__(self, own: Mapping[str, type[Step]] | None = None) -> None:
        """Take the steps of a project by their types, none of which is one of Penstock's."""
        self._own = own or {}

    @property
    def names(self) -> tuple[str, ...]:
        """All types, sorted."""
        return tuple(sorted((*BUILT_IN, *self._own)))

    def find(self, name: object) -> type[Step] | None:
        """The class of a type, None where there is none, whatever the name is."""
        if not isinstance(name, str):
            return None
        return self._own.get(name) or (_imported(name) if name in BUILT_IN else None)

    def own(self) -> tuple[type[Step], ...]:
        """The classes that are not Penstock's."""
        return tuple(self._own.values())

    def all(self) -> tuple[type[Step], ...]:
        """The classes of all types, in the order of their names."""
        return tuple(step for step in map(self.find, self.names) if step is not None)


@cache
def _imported(name: str) -> type[Step]:
    module = import_module(_HOME + name.replace("-", "_"))
    step: type[Step] = getattr(module, name.title().replace("-", ""))
    return step


PENSTOCK = StepTypes()
"""Penstock's own steps."""
