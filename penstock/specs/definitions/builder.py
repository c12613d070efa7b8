"""Gathers a LocatedDefinition from a document, whatever form the document is in."""

from __future__ import annotations

from typing import Any

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.diagnostics.diagnostic import Diagnostic, Severity
from penstock.specs.definitions.located import FieldPlace, LocatedDefinition
from penstock.specs.document import Document, KeyPath


class DefinitionBuilder:
    """Takes objects, parameters and values one by one; what cannot be read is a finding, and left out."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.objects: list[WireObject] = []
        self.parameters: list[WireParameter] = []
        self.values: list[tuple[str, str]] = []
        self.places: dict[FieldPlace, KeyPath] = {}
        self.findings: list[Diagnostic] = []

    def build(self) -> LocatedDefinition:
        """Return what has been gathered."""
        wire = WireDefinition(tuple(self.objects), tuple(self.parameters), tuple(self.values))
        return LocatedDefinition(wire, self.document, self.places, tuple(self.findings))

    def add_object(self, object_id: str, name: str, fields: list[tuple[Field, KeyPath]], path: KeyPath) -> None:
        """Add an object with its fields, each with its place."""
        self.objects.append(WireObject(object_id, name, tuple(field for field, _ in fields)))
        self._place("objects", object_id, [(field.key, place) for field, place in fields], path)

    def add_parameter(self, parameter_id: str, attributes: list[tuple[str, str, KeyPath]], path: KeyPath) -> None:
        """Add a parameter with its attributes, each with its place."""
        self.parameters.append(WireParameter(parameter_id, tuple((key, value) for key, value, _ in attributes)))
        self._place("parameters", parameter_id, [(key, place) for key, _, place in attributes], path)

    def add_value(self, parameter_id: str, text: str, path: KeyPath) -> None:
        """Add a value of a parameter."""
        self.values.append((parameter_id, text))
        index = sum(key == parameter_id for key, _ in self.values) - 1
        self.places["values", parameter_id, None, index] = path

    def items(self, path: KeyPath, value: Any, what: str, *, key: str) -> list[tuple[KeyPath, dict[str, Any], str]]:
        """Return the mappings of a list that have an id: (place, mapping, id)."""
        if not isinstance(value, list):
            if value is not None:
                self.report("PS203", f"{what} must be a list", path)
            return []
        found = []
        for index, item in enumerate(value):
            place = (*path, index)
            if not isinstance(item, dict):
                self.report("PS203", f"one of the {what} is no mapping", place)
            elif key not in item:
                self.report("PS202", f"the key '{key}' is missing from one of the {what}", place)
            else:
                text = self.scalar((*place, key), item[key])
                if text is not None:
                    found.append((place, item, text))
        return found

    def scalar(self, path: KeyPath, value: Any) -> str | None:
        """The text of a scalar as it is written; a finding for anything else."""
        if isinstance(value, str):
            return value
        text = self.document.text(path) if value is not None and not isinstance(value, dict | list) else None
        if text is None:
            name = path[-1] if isinstance(path[-1], str) else path[-2]
            found = "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else "nothing"
            self.report("PS203", f"'{name}' holds {found}; text is needed", path)
        return text

    def report(
        self, finding_id: str, message: str, path: KeyPath, *, help_text: str | None = None, warning: bool = False
    ) -> None:
        """Record a finding."""
        severity = Severity.WARNING if warning else Severity.ERROR
        self.findings.append(Diagnostic(finding_id, message, self.document.at(path), severity=severity, help=help_text))

    def _place(self, part: str, owner: str, fields: list[tuple[str, KeyPath]], path: KeyPath) -> None:
        if (part, owner, None, 0) in self.places:
            return
        self.places[part, owner, None, 0] = path
        counts: dict[str, int] = {}
        for key, place in fields:
            self.places[part, owner, key, counts.get(key, 0)] = place
            counts[key] = counts.get(key, 0) + 1
