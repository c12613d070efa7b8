"""The key `hostnames` of a step that reads a database which lies on several servers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator
from pydantic_core import PydanticCustomError

from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.parts.databases import HostName

NUMBER = "{n}"
_MOST = 32
"""Shards of a step: the service lets 32 objects come together in one.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-limits.html
"""

HostPattern = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9{][A-Za-z0-9._{}-]*$", max_length=100)]


class ShardRange(SpecModel):
    """Servers whose names differ by a number."""

    pattern: HostPattern = Field(description="Their name, with {n} for the number")
    first: int = Field(alias="from", ge=0, description="The first number")
    last: int = Field(alias="to", ge=0, description="The last number")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not self.first <= self.last < self.first + _MOST:
            error = PydanticCustomError(
                "shards_range",
                "from {first} to {last}: the second must not be the smaller one, and {most} shards is the most",
                {"first": self.first, "last": self.last, "most": _MOST},
            )
            raise refused(self, "to", error)
        if set(self.pattern.replace(NUMBER, "")) & {"{", "}"}:
            error = PydanticCustomError(
                "shards_pattern", "'{pattern}' has other braces than {n}", {"pattern": self.pattern}
            )
            raise refused(self, "pattern", error)
        return self

    def shards(self) -> Iterator[tuple[str, str, int]]:
        """Yield (what objects are called by, hostname, number)."""
        for number in range(self.first, self.last + 1):
            yield str(number), self.pattern.replace(NUMBER, str(number)), number


HostList = Annotated[list[HostName], Field(min_length=1, max_length=_MOST)]
HostNames = Annotated[
    Annotated[HostList, Tag("list")] | Annotated[ShardRange, Tag("range")],
    Discriminator(lambda value: "range" if isinstance(value, dict | ShardRange) else "list"),
]
