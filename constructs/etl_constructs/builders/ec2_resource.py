"""Builds an Ec2Resource in the stack's network, with the stack's roles."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from etl_constructs.builders.price import spot_price
from penstock.objects import Ec2Resource, HttpProxy, Period
from penstock.steps.deployment import Deployment

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import IKeyPair, ISecurityGroup, ISubnet

BID_LIMIT = Decimal(20)


def ec2_resource(
    resource_id: str,
    *,
    deployment: Deployment,
    terminate_after: Period,
    instance_type: str | None = None,
    image_id: str | None = None,
    subnet: ISubnet | None = None,
    security_groups: Sequence[ISecurityGroup] = (),
    associate_public_ip_address: bool | None = None,
    key_pair: IKeyPair | None = None,
    bid: Decimal | None = None,
    on_demand_on_last_attempt: bool | None = None,
    http_proxy: HttpProxy | None = None,
    run_as_user: str | None = None,
) -> Ec2Resource:
    """Build an instance that is started when an activity needs it.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-ec2resource.html

    Args:
        resource_id: id of the object.
        deployment: names the roles.
        terminate_after: lifetime, after which it is terminated.
        instance_type: by default the service's for the region.
        image_id: AMI, by default the service's.
        subnet: by default that of the default VPC.
        security_groups: by default that of the default VPC.
        associate_public_ip_address: whether the instance has a public address.
        key_pair: for log-on.
        bid: Spot bid in USD an hour, more than 0 and less than 20; None for On-Demand.
        on_demand_on_last_attempt: whether the last attempt takes an On-Demand instance.
        http_proxy: proxy through which AWS is reached.
        run_as_user: operating system user of Task Runner.

    Raises:
        ValueError: for a bid that the service does not take.
    """
    if bid is not None and not 0 < bid < BID_LIMIT:
        raise ValueError(f"the bid of '{resource_id}' is {bid} USD an hour: it must be more than 0 and less than 20")
    return Ec2Resource(
        resource_id,
        role=deployment.service_role,
        resource_role=deployment.resource_role,
        instance_type=instance_type,
        image_id=image_id,
        subnet_id=None if subnet is None else subnet.subnet_id,
        security_group_ids=[group.security_group_id for group in security_groups] or None,
        associate_public_ip_address=associate_public_ip_address,
        key_pair=None if key_pair is None else key_pair.key_pair_name,
        spot_bid_price=spot_price(bid),
        use_on_demand_on_last_attempt=on_demand_on_last_attempt,
        http_proxy=http_proxy,
        run_as_user=run_as_user,
        terminate_after=terminate_after,
    )
