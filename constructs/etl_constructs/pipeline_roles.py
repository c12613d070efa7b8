"""PipelineRoles: the two roles of a pipeline, with only what its objects need."""

from __future__ import annotations

from typing import Any

from aws_cdk import Aws, aws_iam as iam

from constructs import Construct
from etl_constructs.acknowledgement import acknowledge_wildcards
from etl_constructs.grants import GrantScope, statements_of
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition


class PipelineRoles(Construct):
    """The service role, the resource role, and the instance profile that gives the latter to machines.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-iam-roles.html

    Attributes:
        service: assumed by AWS Data Pipeline, and by EMR on its behalf.
        resource: assumed by EC2 instances and EMR nodes.
        instance_profile: has the name of the resource role, as the service expects.
        policies: the policies; a pipeline must wait for them.
    """

    def __init__(self, scope: Construct, construct_id: str) -> None:
        """Make the roles, without any permission yet."""
        super().__init__(scope, construct_id)
        self.service = iam.Role(
            self,
            "ServiceRole",
            assumed_by=iam.CompositePrincipal(
                iam.ServicePrincipal("datapipeline.amazonaws.com"),
                iam.ServicePrincipal("elasticmapreduce.amazonaws.com"),
            ),
        )
        self.resource = iam.Role(self, "ResourceRole", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
        self.instance_profile = iam.CfnInstanceProfile(
            self,
            "InstanceProfile",
            instance_profile_name=self.resource.role_name,
            roles=[self.resource.role_name],
        )
        self.policies: tuple[iam.Policy, ...] = ()

    def grant(self, definition: PipelineDefinition) -> None:
        """Allow what the objects of the definition need, and nothing else."""
        scope = GrantScope(
            partition=Aws.PARTITION,
            region=Aws.REGION,
            account=Aws.ACCOUNT_ID,
            service_role_arn=self.service.role_arn,
            resource_role_arn=self.resource.role_arn,
            resource_role_name=self.resource.role_name,
        )
        statements = statements_of(definition, scope)
        policies = []
        for grantee, role in ((Grantee.SERVICE, self.service), (Grantee.RESOURCE, self.resource)):
            granted = [statement for statement in statements if statement.grantee is grantee]
            policy = iam.Policy(
                self,
                f"{grantee.value.capitalize()}Policy",
                roles=[role],
                document=iam.PolicyDocument.from_json({"Statement": [_json(statement) for statement in granted]}),
            )
            acknowledge_wildcards(policy, granted)
            policies.append(policy)
        self.policies = tuple(policies)


def _json(statement: Statement) -> dict[str, Any]:
    """A statement as IAM writes it: one structure crosses to jsii faster than an object for each statement."""
    conditions = {"Condition": statement.conditions} if statement.conditions else {}
    return {
        "Effect": "Allow",
        "Action": list(statement.actions),
        "Resource": list(statement.resources),
        **conditions,
    }
