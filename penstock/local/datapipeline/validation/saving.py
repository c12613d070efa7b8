"""Faults that keep a definition from being saved at all."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.local.datapipeline.validation.draft import Draft, Finding

MOST_OBJECTS = 100


def check_saving(draft: Draft) -> Iterator[Finding]:
    """Refuse empty ids, names and values, repeated ids, and too many objects."""
    found = len(draft.definition.objects)
    if found > MOST_OBJECTS:
        message = f"The pipeline has {found} objects; at most {MOST_OBJECTS} are allowed"
        yield Finding("Default", message, prevents_saving=True)
    seen: set[str] = set()
    for item in draft.definition:
        if item.id in seen:
            yield Finding(item.id, f"There are two objects with the id '{item.id}'", prevents_saving=True)
        seen.add(item.id)
        for entry in item.fields:
            if not entry.value:
                what = "reference" if entry.is_reference else "string"
                yield Finding(item.id, f"The {what} field '{entry.key}' is empty", prevents_saving=True)
