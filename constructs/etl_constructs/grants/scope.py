"""GrantScope: what grants need to know of the stack that a pipeline is in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from etl_constructs.grants.errors import refuse_wildcards
from etl_constructs.grants.s3_uri import EXPRESSION
from penstock.objects import Region


@dataclass(frozen=True, slots=True)
class GrantScope:
    """Parts of ARNs, tokens where the stack does not know them before its deployment.

    Attributes:
        partition: `aws`, `aws-cn`, ...
        region: region of the stack.
        account: account of the stack.
        service_role_arn: the service role.
        resource_role_arn: the role of the machines.
        resource_role_name: its name, which is that of the instance profile too.
    """

    partition: str
    region: str
    account: str
    service_role_arn: str
    resource_role_arn: str
    resource_role_name: str

    def in_region(self, region: Region | str | None) -> GrantScope:
        """The scope for an object with a region of its own; of one that is an expression, any region."""
        if region is None:
            return self
        name = region.value if isinstance(region, Region) else region
        refuse_wildcards(name)
        return replace(self, region="*" if EXPRESSION in name else name)

    def arn(self, service: str, resource: str) -> str:
        """The ARN of a resource of this account and region."""
        return f"arn:{self.partition}:{service}:{self.region}:{self.account}:{resource}"

    def bucket_arn(self, bucket: str) -> str:
        """The ARN of a bucket."""
        return f"arn:{self.partition}:s3:::{bucket}"

    def object_arn(self, bucket: str, key: str) -> str:
        """The ARN of an object, or of all objects under a prefix that ends with `*`."""
        return f"arn:{self.partition}:s3:::{bucket}/{key}"

    def service_linked_role_arn(self, service: str, role: str) -> str:
        """The ARN of the role that AWS makes for one of its services."""
        return f"arn:{self.partition}:iam::{self.account}:role/aws-service-role/{service}/{role}"

    def instance_profile_arn(self) -> str:
        """The ARN of the machines' instance profile."""
        return f"arn:{self.partition}:iam::{self.account}:instance-profile/{self.resource_role_name}"
