"""MachineSpec: the keys that EC2 instances and EMR clusters have in common."""

from __future__ import annotations

from typing import Annotated, Literal, Self, TypedDict

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import ActionOnResourceFailure, ActionOnTaskFailure, HttpProxy, Period
from penstock.specs.resources.base import ResourceSpec
from penstock.specs.resources.http_proxy import HttpProxySpec
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.retries import RetriesSpec
from penstock.steps.keys.types import Dollars, PeriodText, RegionName, Text

LIFETIME = Period(6, "hours")
"""After so long a machine is terminated that says nothing else: long enough for most work, and it bounds the cost."""

Count = Annotated[int, Field(ge=1)]

_RESOURCE_FAILURE = {
    "retry-all": ActionOnResourceFailure.RETRY_ALL,
    "retry-none": ActionOnResourceFailure.RETRY_NONE,
}
_TASK_FAILURE = {"continue": ActionOnTaskFailure.CONTINUE, "terminate": ActionOnTaskFailure.TERMINATE}


class BidSpec(SpecModel):
    """What can be a Spot instance."""

    bid: Dollars | None = Field(default=None, description="Spot bid in USD an hour; On-Demand where there is none")

    @property
    def price(self) -> str | None:
        """The bid as the service takes it: without an exponent, which it does not know."""
        return None if self.bid is None else f"{self.bid:f}"


class MachineFields(TypedDict):
    """The fields of a resource object that are made of these keys."""

    action_on_resource_failure: ActionOnResourceFailure | None
    action_on_task_failure: ActionOnTaskFailure | None
    availability_zone: str | None
    http_proxy: HttpProxy | None
    init_timeout: Period | None
    key_pair: str | None
    maximum_retries: int | None
    region: str | None
    retry_delay: Period | None
    subnet_id: str | None
    terminate_after: Period
    use_on_demand_on_last_attempt: bool | None


class MachineSpec(ResourceSpec):
    """What the service starts for the first activity that needs it, and terminates after the last."""

    terminate_after: PeriodText = Field(
        default=LIFETIME, description="Lifetime, after which the service terminates it, and what runs on it fails"
    )
    region: RegionName | None = Field(default=None, description="Region of the launch, by default the pipeline's")
    availability_zone: Text | None = Field(
        default=None, description="Availability Zone of the launch, by default the service's choice; not with subnet_id"
    )
    subnet_id: Text | None = Field(default=None, description="Subnet of the launch, by default the service's choice")
    key_pair: Text | None = Field(default=None, description="EC2 key pair for log-on")
    http_proxy: HttpProxySpec | None = Field(default=None, description="Proxy through which AWS is reached")
    start_timeout: PeriodText | None = Field(default=None, description="Longest wait for the start; by default none")
    retries: RetriesSpec | None = Field(
        default=None, description="How failed launches are tried again, by default as the spec says"
    )
    on_demand_on_last_attempt: bool | None = Field(
        default=None, description="Whether the last launch takes On-Demand instances where a bid was not met"
    )
    on_failure: Literal["retry-all", "retry-none"] | None = Field(
        default=None, description="Whether its steps are tried again when it fails, by default the service's choice"
    )
    on_task_failure: Literal["continue", "terminate"] | None = Field(
        default=None, description="Whether it goes on after a failed step, by default the service's choice"
    )

    @model_validator(mode="after")
    def _check_place(self) -> Self:
        zone = self.availability_zone
        if zone is not None and self.subnet_id is not None:
            error = PydanticCustomError(
                "zone_and_subnet", "`availability_zone` and `subnet_id` exclude each other: a subnet is in one zone"
            )
            raise refused(self, "availability_zone", error)
        if zone is not None and self.region is not None and "#{" not in zone and not zone.startswith(self.region):
            error = PydanticCustomError(
                "zone_of_region",
                "'{zone}' is no zone of the region {region}; its zones have names such as {region}a",
                {"zone": zone, "region": self.region},
            )
            raise refused(self, "availability_zone", error)
        return self

    def _check_bids(self, *bids: BidSpec | None) -> None:
        """Refuse what is said of Spot instances where there are none.

        Raises:
            ValidationError: at `on_demand_on_last_attempt`.
        """
        if self.on_demand_on_last_attempt is not None and all(item is None or item.bid is None for item in bids):
            error = PydanticCustomError("no_bid", "it has no `bid`, so every attempt takes On-Demand instances")
            raise refused(self, "on_demand_on_last_attempt", error)

    def machine_fields(self, name: str) -> MachineFields:
        """The fields of the resource object with that id."""
        return {
            "action_on_resource_failure": _RESOURCE_FAILURE[self.on_failure] if self.on_failure else None,
            "action_on_task_failure": _TASK_FAILURE[self.on_task_failure] if self.on_task_failure else None,
            "availability_zone": self.availability_zone,
            "http_proxy": self.http_proxy.compile(name) if self.http_proxy else None,
            "init_timeout": self.start_timeout,
            "key_pair": self.key_pair,
            "maximum_retries": self.retries.maximum if self.retries else None,
            "region": self.region,
            "retry_delay": self.retries.delay if self.retries else None,
            "subnet_id": self.subnet_id,
            "terminate_after": self.terminate_after,
            "use_on_demand_on_last_attempt": self.on_demand_on_last_attempt,
        }
