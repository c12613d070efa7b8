"""What may not change once a pipeline has been activated.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-manage-pipeline-modify-console.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.definition.wire import WireDefinition, WireObject
from penstock.local.datapipeline.validation.draft import Finding


def check_changes(active: WireDefinition, wanted: WireDefinition) -> Iterator[Finding]:
    """Compare a new definition with the active one."""
    for old in active:
        new = wanted.find(old.id)
        if new is None:
            yield Finding(old.id, "an object cannot be removed after activation; keep it, or replace the pipeline")
        else:
            yield from _check_object(old, new)
    existing = {item.id for item in active}
    for item in wanted:
        if item.id not in existing:
            for target in item.references("output"):
                if target in existing:
                    message = f"'output' of a new object cannot refer to '{target}', which existed at activation"
                    yield Finding(item.id, message)


def _check_object(old: WireObject, new: WireObject) -> Iterator[Finding]:
    for key in dict.fromkeys((*old.keys(), *new.keys())):
        if old.references(key) != new.references(key):
            yield Finding(old.id, f"the reference field '{key}' cannot change after activation")
    for key, what in (("period", "period"), ("startDateTime", "scheduled start"), ("startAt", "scheduled start")):
        if old.type == "Schedule" and old.strings(key) != new.strings(key):
            yield Finding(old.id, f"the {what} of a schedule cannot change after activation")
