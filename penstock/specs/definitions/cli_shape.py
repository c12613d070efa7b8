"""Reads the shape of the CLI's JSON: `objects`, `parameters` and `values`, which specs of `kind: definition` have too.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-writing-pipeline-definition.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from penstock.definition.wire import Field
from penstock.specs.definitions.builder import DefinitionBuilder
from penstock.specs.definitions.located import LocatedDefinition
from penstock.specs.document import Document, KeyPath


def read_cli_shape(document: Document) -> LocatedDefinition:
    """Read a document whose top is a mapping; other keys at the top are left to the caller.

    As the CLI does it, the fields of an object are put in order of their keys, a list is a repeated field, and
    `{"ref": ID}` is a reference. Numbers and truth values count as the text that they are written as.
    """
    builder = DefinitionBuilder(document)
    form = document.value
    for path, item, object_id in builder.items(("objects",), form.get("objects"), "objects", key="id"):
        name = builder.scalar((*path, "name"), item["name"]) if "name" in item else None
        keys = sorted(key for key in item if key not in {"id", "name"})
        fields = [field for key in keys for field in _fields(builder, key, item[key], (*path, key))]
        builder.add_object(object_id, name or object_id, fields, path)
    for path, item, parameter_id in builder.items(("parameters",), form.get("parameters"), "parameters", key="id"):
        attributes = [
            (key, text, place)
            for key in sorted(key for key in item if key != "id")
            for text, place in _texts(builder, item[key], (*path, key))
        ]
        builder.add_parameter(parameter_id, attributes, path)
    values = form.get("values")
    if isinstance(values, dict):
        for key, value in values.items():
            for text, place in _texts(builder, value, ("values", key)):
                builder.add_value(key, text, place)
    elif values is not None:
        builder.report("PS203", "values must be a mapping of parameters to their values", ("values",))
    return builder.build()


def _fields(builder: DefinitionBuilder, key: str, value: Any, path: KeyPath) -> Iterator[tuple[Field, KeyPath]]:
    for item, place in _spread(builder, value, path):
        if isinstance(item, dict):
            if list(item) == ["ref"]:
                target = builder.scalar((*place, "ref"), item["ref"])
                if target is not None:
                    yield Field(key, target, is_reference=True), (*place, "ref")
            else:
                builder.report("PS203", f"'{key}' holds a mapping; a reference is {{ref: ID}}", place)
        else:
            text = builder.scalar(place, item)
            if text is not None:
                yield Field(key, text), place


def _texts(builder: DefinitionBuilder, value: Any, path: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    for item, place in _spread(builder, value, path):
        text = builder.scalar(place, item)
        if text is not None:
            yield text, place


def _spread(builder: DefinitionBuilder, value: Any, path: KeyPath) -> Iterator[tuple[Any, KeyPath]]:
    if not isinstance(value, list):
        yield value, path
        return
    if not value:
        builder.report("PS204", f"'{path[-1]}' is an empty list, which sets nothing", path, warning=True)
    for index, item in enumerate(value):
        yield item, (*path, index)
