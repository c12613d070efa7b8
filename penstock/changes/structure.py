"""The structure of a definition: what the service refuses to change, and a short hash of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from penstock.definition.inheritance import effective
from penstock.definition.wire import WireDefinition, WireObject

_TIMES = ("period", "startAt", "startDateTime")
_LENGTH = 8


def structure(definition: WireDefinition) -> Iterator[tuple[str, str, str]]:
    """Yield (object id, key, text) of ids, types, reference fields, and the periods and starts of schedules.

    Sorted, but for the values of one key: the order of objects and keys means nothing, that of repeated values does.
    """
    for item in sorted(definition, key=lambda item: item.id):
        yield item.id, "id", item.id
        whole = effective(definition, item) if item.type == "Schedule" else item
        for key in sorted({*item.keys(), *whole.keys()}):
            yield from ((item.id, key, text) for text in _texts(item, whole, key))


def _texts(item: WireObject, whole: WireObject, key: str) -> tuple[str, ...]:
    if key == "type":
        return item.strings(key)
    times = whole.strings(key) if key in _TIMES and item.type == "Schedule" else ()
    return (*item.references(key), *times)


def structural_name(name: str, definition: WireDefinition) -> str:
    """The name of a pipeline that is replaced where its structure changes."""
    return f"{name}-{structural_hash(definition)}"


def structural_hash(definition: WireDefinition) -> str:
    """Eight hexadecimal digits that are the same exactly as long as the structure is."""
    text = json.dumps(list(structure(definition)), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
