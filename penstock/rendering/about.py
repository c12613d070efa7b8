"""What is known of a pipeline besides its definition and its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class About:
    """What a definition has no place for.

    Attributes:
        description: what the pipeline does.
        activate: whether it starts when it is deployed.
        tags: tags of the pipeline.
    """

    description: str | None = None
    activate: bool = True
    tags: Mapping[str, str] = field(default_factory=dict)


NOTHING_MORE = About()
