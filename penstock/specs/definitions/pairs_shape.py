"""Reads the shape of the API and of CloudFormation: objects with lists of keys and values.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_PipelineObject.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-datapipeline-pipeline.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from penstock.definition.wire import Field
from penstock.specs.definitions.builder import DefinitionBuilder
from penstock.specs.document import KeyPath

Resolve = Callable[[DefinitionBuilder, KeyPath, Any], str | None]
"""Gives the text of a value; a finding, and None, where there is none."""


Names = Callable[[str], str]
"""How a form writes the names of its keys."""


def api_name(name: str) -> str:
    """The API's own spelling."""
    return name


def cloudformation_name(name: str) -> str:
    """CloudFormation's, which begins with a capital letter."""
    return name[0].upper() + name[1:]


def plain_text(builder: DefinitionBuilder, path: KeyPath, value: Any) -> str | None:
    """Take scalars alone, as the API does."""
    return builder.scalar(path, value)


def read_pairs_shape(
    builder: DefinitionBuilder, form: Mapping[str, Any], path: KeyPath, names: Names, resolve: Resolve = plain_text
) -> None:
    """Read `pipelineObjects`, `parameterObjects` and `parameterValues` of a mapping of the document."""
    key = names("pipelineObjects")
    read_objects(builder, form.get(key), (*path, key), names, resolve)
    for place, item, parameter_id in _items(builder, form, (*path, names("parameterObjects")), names):
        attributes = [
            (pair[names("key")], text, value_place)
            for pair, value_place, text in _values(builder, item, (*place, names("attributes")), names, resolve)
        ]
        builder.add_parameter(parameter_id, attributes, place)
    for place, item, parameter_id in _items(builder, form, (*path, names("parameterValues")), names):
        text = _text(builder, item, place, names("stringValue"), resolve)
        if text is not None:
            builder.add_value(parameter_id, text, (*place, names("stringValue")))


def read_objects(
    builder: DefinitionBuilder, objects: Any, path: KeyPath, names: Names, resolve: Resolve = plain_text
) -> None:
    """Read a list of objects."""
    for place, item, object_id in builder.items(path, objects, names("pipelineObjects"), key=names("id")):
        name = resolve(builder, (*place, names("name")), item[names("name")]) if names("name") in item else None
        fields = list(_fields(builder, item, place, names, resolve))
        builder.add_object(object_id, name or object_id, fields, place)


def _items(
    builder: DefinitionBuilder, form: Mapping[str, Any], path: KeyPath, names: Names
) -> list[tuple[KeyPath, dict[str, Any], str]]:
    return builder.items(path, form.get(str(path[-1])), str(path[-1]), key=names("id"))


def _fields(
    builder: DefinitionBuilder, item: Mapping[str, Any], path: KeyPath, names: Names, resolve: Resolve
) -> Iterator[tuple[Field, KeyPath]]:
    reference, string = names("refValue"), names("stringValue")
    for place, pair, key in builder.items(
        (*path, names("fields")), item.get(names("fields")), names("fields"), key=names("key")
    ):
        held = reference if reference in pair else string
        if reference in pair and string in pair:
            builder.report("PS204", f"'{key}' holds both a {string} and a {reference}; one of them is allowed", place)
            continue
        text = _text(builder, pair, place, held, resolve)
        if text is not None:
            yield Field(key, text, is_reference=held == reference), (*place, held)


def _values(
    builder: DefinitionBuilder, item: Mapping[str, Any], path: KeyPath, names: Names, resolve: Resolve
) -> Iterator[tuple[dict[str, Any], KeyPath, str]]:
    for place, pair, _ in builder.items(path, item.get(str(path[-1])), str(path[-1]), key=names("key")):
        text = _text(builder, pair, place, names("stringValue"), resolve)
        if text is not None:
            yield pair, (*place, names("stringValue")), text


def _text(builder: DefinitionBuilder, pair: Mapping[str, Any], path: KeyPath, key: str, resolve: Resolve) -> str | None:
    if key not in pair:
        builder.report("PS202", f"the key '{key}' is missing", path)
        return None
    return resolve(builder, (*path, key), pair[key])
