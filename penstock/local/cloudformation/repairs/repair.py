"""A repair of moto: what is put in the place of one attribute of one of its classes or modules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    """`fault` says what moto does wrong, as it was seen."""

    owner: object
    attribute: str
    replacement: object
    fault: str

    def apply(self) -> None:
        """Put the replacement in place; a second time changes nothing."""
        setattr(self.owner, self.attribute, self.replacement)
