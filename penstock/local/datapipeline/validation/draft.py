"""What the rules look at, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from penstock.definition.inheritance import effective
from penstock.definition.wire import WireDefinition, WireObject


@dataclass(frozen=True, slots=True)
class Draft:
    """A definition, and its objects with all that they inherit."""

    definition: WireDefinition
    objects: Mapping[str, WireObject]

    @classmethod
    def of(cls, definition: WireDefinition) -> Draft:
        """Work out inheritance."""
        return cls(definition, {item.id: effective(definition, item) for item in definition})

    def typed(self) -> Iterator[WireObject]:
        """Return the effective objects with a type: `Default` and pure parents are left out."""
        return (item for item in self.objects.values() if item.type not in {None, "Default"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One message about one object; `prevents_saving` for the few faults that PutPipelineDefinition refuses to save."""

    object_id: str
    message: str
    is_warning: bool = False
    prevents_saving: bool = False


Rule: TypeAlias = Callable[[Draft], Iterator[Finding]]
