"""The security groups of an EMR cluster.

https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
"""

from __future__ import annotations

from typing import Self, TypedDict

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import Text


class SecurityGroupFields(TypedDict):
    """The fields of an EmrCluster."""

    additional_master_security_group_ids: tuple[str, ...] | None
    additional_slave_security_group_ids: tuple[str, ...] | None
    emr_managed_master_security_group_id: str | None
    emr_managed_slave_security_group_id: str | None
    service_access_security_group_id: str | None


class SecurityGroupsSpec(SpecModel):
    """Security groups by id; task nodes have those of core nodes."""

    managed_master: Text | None = Field(
        default=None, description="Group of the master node whose rules EMR manages, by default one that it makes"
    )
    managed_core: Text | None = Field(default=None, description="The same for core and task nodes")
    service_access: Text | None = Field(
        default=None, description="Group through which EMR reaches a private subnet, beside groups of your own"
    )
    master: list[Text] = Field(default_factory=list, description="More groups of the master node")
    core: list[Text] = Field(default_factory=list, description="More groups of core and task nodes")

    @model_validator(mode="after")
    def _check(self) -> Self:
        """Refuse what EMR refuses: groups of one's own beside default ones."""
        managed = {"managed_master": self.managed_master, "managed_core": self.managed_core}
        needed = {**managed, "service_access": self.service_access}
        given = next((key for key, value in needed.items() if value is not None), None)
        missing = [key for key, value in managed.items() if value is None]
        if given is not None and missing:
            error = PydanticCustomError(
                "managed_groups",
                "EMR takes groups of your own for all managed ones or for none: {missing} is missing",
                {"missing": " and ".join(missing)},
            )
            raise refused(self, given, error)
        return self

    def fields(self) -> SecurityGroupFields:
        """The fields of the cluster."""
        return {
            "additional_master_security_group_ids": tuple(self.master) or None,
            "additional_slave_security_group_ids": tuple(self.core) or None,
            "emr_managed_master_security_group_id": self.managed_master,
            "emr_managed_slave_security_group_id": self.managed_core,
            "service_access_security_group_id": self.service_access,
        }
