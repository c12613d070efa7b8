"""The configuration classifications of an EMR cluster.

https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from penstock.objects import EmrConfiguration, Property
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.types import Text

_PARTS = ("core", "ebs", "emrfs", "fs", "master", "proxy", "task")
"""What stands behind the cluster's name in the ids of its other parts; EMR has no classification of these names."""


def _no_part(name: str) -> str:
    if name in _PARTS:
        raise PydanticCustomError("classification", "EMR has no classification '{name}'", {"name": name})
    return name


Classification = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=80), AfterValidator(_no_part)
]


class NestedConfigurationSpec(SpecModel):
    """A classification inside another one."""

    classification: Classification = Field(description="Its name, such as export")
    properties: dict[Text, str | bool | int | float] = Field(default_factory=dict, description="Its settings")

    def _made(self, id_: str, nested: Sequence[EmrConfiguration] = ()) -> EmrConfiguration:
        return EmrConfiguration(
            id_,
            classification=self.classification,
            property=tuple(
                Property(f"{id_}.{key}", key=key, value=_written(value)) for key, value in self.properties.items()
            )
            or None,
            configuration=tuple(nested) or None,
        )


def _distinct(items: list[NestedConfigurationSpec]) -> list[NestedConfigurationSpec]:
    """Refuse a classification that stands in a list twice: EMR would take one of them."""
    names = [item.classification for item in items]
    for name in names:
        if names.count(name) > 1:
            raise PydanticCustomError(
                "classification", "'{name}' stands here twice; write all of its properties in one", {"name": name}
            )
    return items


class ConfigurationSpec(NestedConfigurationSpec):
    """Settings of one application, or of one of its files."""

    classification: Classification = Field(description="Its name, such as spark-defaults")
    configurations: Annotated[list[NestedConfigurationSpec], AfterValidator(_distinct)] = Field(
        default_factory=list, description="Classifications inside it, such as export in hadoop-env"
    )

    def compile(self, owner: str) -> EmrConfiguration:
        """Make the objects; their ids begin with `owner`, that of the cluster or of a group of its nodes."""
        id_ = f"{owner}.{self.classification}"
        return self._made(id_, [item._made(f"{id_}/{item.classification}") for item in self.configurations])  # noqa: SLF001 - the base class's


Configurations = Annotated[list[ConfigurationSpec], AfterValidator(_distinct)]


def _written(value: str | bool | float) -> str:
    """A value as EMR's configuration files have it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
