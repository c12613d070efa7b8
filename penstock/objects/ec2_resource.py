"""One EC2 instance."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import Resource
from penstock.objects.fields import boolean, integer, string, strings


class Ec2Resource(Resource):
    """One EC2 instance.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-ec2resource.html
    """

    TYPE = "Ec2Resource"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-ec2resource.html"
    NEEDED = ("role", "resource_role")

    associate_public_ip_address: bool | str | None = boolean("Give the instance a public address", default=None)
    image_id: str | None = string("AMI, by default the service's", default=None)
    instance_count: int | str | None = integer(
        "Number of instances", default=None, deprecated="one Ec2Resource for each instance"
    )
    instance_type: str | None = string("Instance type", default=None)
    log_uri: str | None = string("S3 URI of logs", default=None, documented=False)
    min_instance_count: int | str | None = integer(
        "Least number of instances", default=None, deprecated="one Ec2Resource for each instance"
    )
    run_as_user: str | None = string("Operating system user of Task Runner", default=None)
    security_group_ids: Sequence[str] | None = strings("Security groups by id", default=None)
    security_groups: Sequence[str] | None = strings("Security groups by name", default=None)
    spot_bid_price: str | None = string("Spot bid, in USD an hour, more than 0 and less than 20.00", default=None)
