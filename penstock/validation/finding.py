"""Finding: what a rule has against a definition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from penstock.diagnostics.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule.

    Attributes:
        id: PS4xx of `penstock.diagnostics.catalogue`.
        object_id: the object or parameter that has to change, None for the definition as a whole.
        field: its field by the service's name, None for the object as a whole.
        index: which of the values of a repeated field, from 0.
        offset: where in that value, in characters from 0; None for the value as a whole.
        message: what was found, in one line.
        allowed: what would have been accepted.
        help: what to do.
        severity: an error is refused by the service; a warning may be.
        part: the list of the definition that `object_id` is in.
    """

    id: str
    object_id: str | None
    field: str | None
    message: str
    allowed: str | None = None
    help: str | None = None
    severity: Severity = Severity.ERROR
    index: int = 0
    offset: int | None = None
    part: Literal["objects", "parameters", "values"] = "objects"
