"""ResourceSpec: the base of what a spec can name in its `resources`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from penstock.objects import Resource
from penstock.steps.context import WorkerGroup
from penstock.steps.keys.model import SpecModel

AssetUri = Callable[[str], str]
"""Gives the URI of a path under assets/."""


class ResourceSpec(SpecModel, ABC):
    """One entry of a spec's `resources`; subclasses add `type` (a Literal) and their own keys."""

    @abstractmethod
    def compile(self, name: str, asset_uri: AssetUri) -> Resource | WorkerGroup:
        """Make the resource object with `name` as its id, or say where else activities run."""
