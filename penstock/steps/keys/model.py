"""The base of everything that a spec can say: strict, closed and immutable."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class SpecModel(BaseModel):
    """A mapping of a spec: an unknown key is an error, and no value is converted from another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)
