"""LocatedDefinition: a wire definition with the place of every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from penstock.definition.wire import WireDefinition
from penstock.diagnostics.diagnostic import Diagnostic, Location
from penstock.specs.document import Document, KeyPath
from penstock.validation import Finding

FieldPlace = tuple[str, str, str | None, int]
"""`objects`, `parameters` or `values`; an id there; the key of a field, None for the whole; which of its values."""


@dataclass(frozen=True, slots=True)
class LocatedDefinition:
    """A definition, and where its parts stand in a file.

    Attributes:
        wire: the definition.
        document: the file.
        places: paths in the document; of an id that stands twice, those of the first.
        findings: what is wrong with its shape; where there are errors, `wire` lacks what could not be read.
    """

    wire: WireDefinition
    document: Document
    places: Mapping[FieldPlace, KeyPath]
    findings: tuple[Diagnostic, ...] = ()

    def locate(self, finding: Finding) -> Diagnostic:
        """Turn a finding of the rules into a Diagnostic at the field, or at the character, that it is about."""
        return Diagnostic(
            finding.id,
            finding.message,
            self._location(finding),
            finding.severity,
            finding.allowed,
            finding.help,
        )

    def _location(self, finding: Finding) -> Location:
        if finding.object_id is None:
            return self.document.at(())
        part, owner = finding.part, finding.object_id
        value = self.places.get((part, owner, finding.field, finding.index))
        if value is not None and finding.offset is not None:
            return self.document.at_character(value, finding.offset)
        for known in (
            (part, owner, finding.field, finding.index),
            (part, owner, finding.field, 0),
            (part, owner, None, 0),
        ):
            if known in self.places:
                return self.document.at(self.places[known])
        return self.document.at(())
