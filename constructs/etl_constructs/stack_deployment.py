"""StackDeployment: answers a definition's questions with the resources of a CDK stack."""

from __future__ import annotations

from pathlib import Path

from aws_cdk import Stack, aws_s3_assets as s3_assets, aws_secretsmanager as secretsmanager, aws_ssm as ssm

from constructs import Construct
from etl_constructs.alarm_topic import AlarmTopic
from etl_constructs.etl_storage import EtlStorage
from etl_constructs.lazy_mapping import LazyMapping
from etl_constructs.pipeline_roles import PipelineRoles
from penstock.environments import Connections
from penstock.specs.naming import stack_name
from penstock.steps.deployment import DatabaseConnection


def bucket_parameter(pipeline: str, stack_suffix: str) -> str:
    """Name of the Systems Manager parameter that holds the name of a pipeline's bucket: a part of the contract."""
    return f"/penstock/{stack_name(pipeline)}{stack_suffix}/data-bucket"


class StackDeployment(Construct):
    """A Deployment whose names are CDK tokens; files become CDK assets, each once."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        storage: EtlStorage,
        roles: PipelineRoles,
        alarms: AlarmTopic,
        connections: Connections,
        pipeline: str,
        stack_suffix: str = "",
    ) -> None:
        """Bind the parts.

        Args:
            scope: parent; assets are made under this construct.
            construct_id: id under the parent.
            storage: buckets.
            roles: the pipeline's roles.
            alarms: the alarm topic.
            connections: the warehouse, and the databases that steps may read.
            pipeline: name of the pipeline.
            stack_suffix: what keeps the stacks of this environment apart from those of others.
        """
        super().__init__(scope, construct_id)
        self._assets: dict[Path, s3_assets.Asset] = {}
        self.region = Stack.of(self).region
        self.bucket = storage.data.bucket_name
        self.log_uri = f"s3://{storage.logs.bucket_name}/pipelines"
        self.service_role = roles.service.role_name
        self.resource_role = roles.instance_profile.ref
        self.alarm_topic_arn = alarms.topic.topic_arn
        self._pipeline, self._stack_suffix = pipeline, stack_suffix
        settings = connections.warehouse
        self.warehouse = settings.connection(self._password("WarehouseSecret", settings.secret))
        self._database_settings = connections.databases
        self.databases = LazyMapping(tuple(connections.databases), self._database)

    def _database(self, name: str) -> DatabaseConnection:
        settings = self._database_settings[name]
        return settings.connection(self._password(f"DatabaseSecret-{name}", settings.secret))

    def _password(self, construct_id: str, secret_name: str) -> str:
        secret = secretsmanager.Secret.from_secret_name_v2(self, construct_id, secret_name)
        # A dynamic reference: CloudFormation reads the password when it deploys, the template never has it.
        return secret.secret_value_from_json("password").unsafe_unwrap()

    def pipeline_bucket(self, pipeline: str) -> str:
        """The bucket of a pipeline, which its stack tells in a parameter of Systems Manager."""
        if pipeline == self._pipeline:
            return self.bucket
        return ssm.StringParameter.value_for_string_parameter(self, bucket_parameter(pipeline, self._stack_suffix))

    def asset_uri(self, path: Path) -> str:
        """Publish a file with the stack and return its `s3://` URI, a token."""
        if path not in self._assets:
            # Numbered, since files of two folders may have one name; an asset has no logical id that this could change.
            self._assets[path] = s3_assets.Asset(self, f"{len(self._assets) + 1}-{path.name}", path=str(path))
        asset = self._assets[path]
        # Not s3_object_url: bucket and key must show, for permissions are derived from them.
        return f"s3://{asset.s3_bucket_name}/{asset.s3_object_key}"
