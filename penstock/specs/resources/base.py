"""ResourceSpec: the base of the machines and clusters that a spec can ask for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from pydantic import Field

from penstock.objects import Resource
from penstock.steps.model import SpecModel
from penstock.steps.types import PeriodText, Text

AssetUri = Callable[[str], str]
"""Gives the URI of a path under assets/."""


class ResourceSpec(SpecModel, ABC):
    """One entry of a spec's `resources`; subclasses add `type` (a Literal) and their own keys."""

    terminate_after: PeriodText = Field(description="Lifetime, after which the service terminates it")
    subnet_id: Text | None = Field(default=None, description="Subnet of the launch, by default the service's choice")
    key_pair: Text | None = Field(default=None, description="EC2 key pair for log-on")

    @abstractmethod
    def compile(self, name: str, asset_uri: AssetUri) -> Resource:
        """Make the resource object with `name` as its id."""
