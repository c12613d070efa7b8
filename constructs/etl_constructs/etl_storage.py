"""EtlStorage: the buckets of a pipeline."""

from __future__ import annotations

from aws_cdk import Duration, RemovalPolicy, aws_iam as iam, aws_s3 as s3, aws_ssm as ssm

from constructs import Construct

STAGING_DAYS = 30
UPLOAD_DAYS = 7


class EtlStorage(Construct):
    """A bucket for data and one for logs: encrypted, TLS only, closed to the public, with access logs.

    Attributes:
        data: inputs under keys of the user's choice, and what activities write; the latter is deleted after 30 days.
        logs: logs of the pipeline and S3's access logs, kept for `log_retention_days`.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        retain_data: bool,
        log_retention_days: int,
        staging_prefixes: tuple[str, ...] = (),
    ) -> None:
        """Make both buckets.

        Args:
            scope: parent.
            construct_id: id under the parent.
            retain_data: keep both buckets when the stack is deleted.
            log_retention_days: after how many days logs are deleted.
            staging_prefixes: key prefixes of the data bucket that hold only intermediate data.
        """
        super().__init__(scope, construct_id)
        removal_policy = RemovalPolicy.RETAIN if retain_data else RemovalPolicy.DESTROY
        self.logs = s3.Bucket(
            self,
            "Logs",
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            encryption=s3.BucketEncryption.S3_MANAGED,
            enforce_ssl=True,
            lifecycle_rules=[
                s3.LifecycleRule(
                    id="ExpireLogs",
                    expiration=Duration.days(log_retention_days),
                    abort_incomplete_multipart_upload_after=Duration.days(UPLOAD_DAYS),
                )
            ],
            removal_policy=removal_policy,
        )
        self.data = s3.Bucket(
            self,
            "Data",
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            encryption=s3.BucketEncryption.S3_MANAGED,
            enforce_ssl=True,
            lifecycle_rules=[
                s3.LifecycleRule(id="AbortUploads", abort_incomplete_multipart_upload_after=Duration.days(UPLOAD_DAYS)),
                *(
                    s3.LifecycleRule(
                        id=f"Expire-{prefix.rstrip('/')}", prefix=prefix, expiration=Duration.days(STAGING_DAYS)
                    )
                    for prefix in staging_prefixes
                ),
            ],
            removal_policy=removal_policy,
            server_access_logs_bucket=self.logs,
            server_access_logs_prefix="access/",
        )

    def let_copy(self, role_arn: str) -> None:
        """Let the warehouse's role read and write the data bucket, as COPY and UNLOAD do.

        https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-access-permissions.html
        """
        role = iam.ArnPrincipal(role_arn)
        files = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        for actions, resource in (
            (files, self.data.arn_for_objects("*")),
            (["s3:GetBucketLocation", "s3:ListBucket"], self.data.bucket_arn),
        ):
            self.data.add_to_resource_policy(
                iam.PolicyStatement(principals=[role], actions=actions, resources=[resource])
            )

    def tell_name(self, parameter: str) -> None:
        """Tell the stacks of other pipelines the name of the data bucket, in a parameter of Systems Manager."""
        ssm.StringParameter(self, "DataBucketName", parameter_name=parameter, string_value=self.data.bucket_name)
