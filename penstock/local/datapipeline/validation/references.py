"""References lead to objects."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.local.datapipeline.validation.draft import Draft, Finding


def check_references(draft: Draft) -> Iterator[Finding]:
    """Require that each reference names an object of the definition, and each object has a type or is a parent."""
    parents = {target for item in draft.definition for target in item.references("parent")}
    for item in draft.definition:
        if item.type is None and item.id not in parents and item.id != "Default":
            yield Finding(item.id, "'type' is required; only Default and objects that serve as parent have none")
        for entry in item.fields:
            if entry.is_reference and entry.value not in draft.objects:
                yield Finding(item.id, f"'{entry.key}' refers to '{entry.value}', which is not defined")
