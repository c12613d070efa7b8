"""Reads the shape of the API and of CloudFormation: lists of fields, in lower or in upper camel case.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_PutPipelineDefinition.html
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from penstock.definition.wire import Field
from penstock.specs.definitions.builder import DefinitionBuilder
from penstock.specs.definitions.located import LocatedDefinition
from penstock.specs.document import Document, KeyPath

Text: TypeAlias = "Callable[[Any], str | None]"


def read_api_shape(
    document: Document, at: KeyPath, form: dict[str, Any], *, upper: bool = False, text: Text | None = None
) -> LocatedDefinition:
    """Read `pipelineObjects`, `parameterObjects` and `parameterValues`.

    Args:
        document: the file.
        at: where in it the form stands.
        form: the mapping that holds the three lists.
        upper: whether keys begin with a capital, as CloudFormation's do.
        text: turns a value that is no scalar into text; None for one that cannot be.
    """
    reader = _Reader(DefinitionBuilder(document), upper=upper, text=text)
    reader.read(at, form)
    return reader.builder.build()


class _Reader:
    def __init__(self, builder: DefinitionBuilder, *, upper: bool, text: Text | None) -> None:
        self.builder = builder
        self.upper = upper
        self.text = text

    def read(self, at: KeyPath, form: dict[str, Any]) -> None:
        """Read the three lists."""
        for path, item, object_id in self.items(at, form, "pipelineObjects", "id"):
            name = self.value(path, item, "name") if self.key("name") in item else None
            fields = [
                (field, place)
                for place, entry, key in self.items(path, item, "fields", "key")
                if (field := self.field(place, entry, key)) is not None
            ]
            self.builder.add_object(object_id, name or object_id, fields, path)
        for path, item, parameter_id in self.items(at, form, "parameterObjects", "id"):
            attributes = [
                (key, found, place)
                for place, entry, key in self.items(path, item, "attributes", "key")
                if (found := self.value(place, entry, "stringValue")) is not None
            ]
            self.builder.add_parameter(parameter_id, attributes, path)
        for path, item, parameter_id in self.items(at, form, "parameterValues", "id"):
            found = self.value(path, item, "stringValue")
            if found is not None:
                self.builder.add_value(parameter_id, found, path)

    def items(
        self, at: KeyPath, form: dict[str, Any], name: str, key: str
    ) -> list[tuple[KeyPath, dict[str, Any], str]]:
        """The mappings of a list."""
        name = self.key(name)
        return self.builder.items((*at, name), form.get(name), name, key=self.key(key))

    def field(self, path: KeyPath, entry: dict[str, Any], key: str) -> Field | None:
        """One key with one value."""
        is_reference = self.key("refValue") in entry
        found = self.value(path, entry, "refValue" if is_reference else "stringValue")
        return None if found is None else Field(key, found, is_reference=is_reference)

    def value(self, path: KeyPath, entry: dict[str, Any], name: str) -> str | None:
        """The text of a member that has to be there."""
        name = self.key(name)
        if name not in entry:
            self.builder.report("PS202", f"the key '{name}' is missing", path)
            return None
        found = self.text(entry[name]) if self.text is not None else None
        return found if found is not None else self.builder.scalar((*path, name), entry[name])

    def key(self, name: str) -> str:
        """The name as this form spells it."""
        return name[0].upper() + name[1:] if self.upper else name
