"""StackDeployment: answers a definition's questions with the resources of a CDK stack."""

from __future__ import annotations

from pathlib import Path

from aws_cdk import aws_s3_assets as s3_assets, aws_secretsmanager as secretsmanager

from constructs import Construct
from etl_constructs.alarm_topic import AlarmTopic
from etl_constructs.etl_storage import EtlStorage
from etl_constructs.pipeline_roles import PipelineRoles
from penstock.steps.deployment import WarehouseConnection


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
        cluster_id: str,
        database: str,
        username: str,
        secret_name: str,
    ) -> None:
        """Bind the parts.

        Args:
            scope: parent; assets are made under this construct.
            construct_id: id under the parent.
            storage: buckets.
            roles: the pipeline's roles.
            alarms: the alarm topic.
            cluster_id: identifier of the Redshift cluster.
            database: its database.
            username: user that loads.
            secret_name: Secrets Manager secret whose JSON key `password` is that user's password.
        """
        super().__init__(scope, construct_id)
        self._assets: dict[Path, s3_assets.Asset] = {}
        self.bucket = storage.data.bucket_name
        self.log_uri = f"s3://{storage.logs.bucket_name}/pipelines"
        self.service_role = roles.service.role_name
        self.resource_role = roles.instance_profile.ref
        self.alarm_topic_arn = alarms.topic.topic_arn
        secret = secretsmanager.Secret.from_secret_name_v2(self, "WarehouseSecret", secret_name)
        # A dynamic reference: CloudFormation reads the password when it deploys, the template never has it.
        password = secret.secret_value_from_json("password").unsafe_unwrap()
        self.warehouse = WarehouseConnection(cluster_id, database, username, password)

    def asset_uri(self, path: Path) -> str:
        """Publish a file with the stack and return its `s3://` URI, a token."""
        if path not in self._assets:
            # Numbered, since files of two folders may have one name; an asset has no logical id that this could change.
            self._assets[path] = s3_assets.Asset(self, f"{len(self._assets) + 1}-{path.name}", path=str(path))
        asset = self._assets[path]
        # Not s3_object_url: bucket and key must show, for permissions are derived from them.
        return f"s3://{asset.s3_bucket_name}/{asset.s3_object_key}"
