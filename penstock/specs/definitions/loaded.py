"""LoadedDefinition: a spec of `kind: definition`, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.specs.definitions.located import LocatedDefinition
from penstock.specs.document import Document

if TYPE_CHECKING:
    from penstock.specs.definitions.spec import DefinitionSpec  # most commands read specs of steps alone


@dataclass(frozen=True, slots=True)
class LoadedDefinition:
    """A spec of `kind: definition` with the file that it came from.

    Attributes:
        spec: the checked spec.
        definition: its objects, with their places in the file.
        warnings: findings that do not stop anything.
    """

    spec: DefinitionSpec
    definition: LocatedDefinition
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def document(self) -> Document:
        """The file."""
        return self.definition.document
