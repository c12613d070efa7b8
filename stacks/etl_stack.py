"""EtlStack: one spec, one pipeline, one CloudFormation stack."""

from __future__ import annotations

from aws_cdk import CfnOutput, Environment as CdkEnvironment, Stack
from etl_constructs.alarm_topic import AlarmTopic
from etl_constructs.data_pipeline import DataPipeline
from etl_constructs.etl_storage import EtlStorage
from etl_constructs.pipeline_roles import PipelineRoles
from etl_constructs.stack_deployment import StackDeployment, bucket_parameter
from etl_constructs.validation_plugin import validate_with_tokens

from constructs import Construct
from penstock.compiler import compile_loaded
from penstock.diagnostics.diagnostic import refuse_errors
from penstock.environments import Environment
from penstock.specs.loader import LoadedSpec
from penstock.specs.locations import to_diagnostics
from penstock.steps.mark_success import MarkSuccess


class EtlStack(Stack):
    """Buckets, alarm topic, roles and pipeline of one spec.

    Attributes:
        pipeline: the pipeline.
        findings: warnings about what the spec compiles to.
    """

    def __init__(self, scope: Construct, loaded: LoadedSpec, environment: Environment) -> None:
        """Make the stack; its id is the spec's stack name.

        Args:
            scope: parent, the app.
            loaded: the checked spec.
            environment: what differs between dev and prod.

        Raises:
            DiagnosticsError: where the service would refuse what the spec compiles to.
        """
        spec = loaded.spec
        super().__init__(
            scope,
            spec.stack_name,
            stack_name=spec.stack_name + environment.stack_suffix,
            description=spec.description,
            env=CdkEnvironment(account=environment.account, region=environment.region),
        )
        storage = EtlStorage(
            self,
            "Storage",
            retain_data=environment.retain_data,
            log_retention_days=environment.log_retention_days,
            staging_prefixes=spec.staging_prefixes,
        )
        alarms = AlarmTopic(self, "Alarms", emails=environment.alarm_emails)
        roles = PipelineRoles(self, "Roles")
        deployment = StackDeployment(
            self,
            "Deployment",
            storage=storage,
            roles=roles,
            alarms=alarms,
            connections=environment,
            pipeline=spec.name,
            stack_suffix=environment.stack_suffix,
        )
        definition = compile_loaded(loaded, deployment)
        found = validate_with_tokens(definition.to_wire(), region=environment.region)
        self.findings = to_diagnostics(found, loaded)
        refuse_errors(self.findings)
        self.pipeline = DataPipeline(
            self,
            "Pipeline",
            name=spec.name,
            description=spec.description,
            definition=definition,
            tags=spec.all_tags,
            roles=roles,
            findings=found,
            replace_on_structural_change=spec.replace_on_structural_change,
        )
        role = environment.warehouse.iam_role
        if role.startswith("arn:") and any(step.COPIES for step in spec.all_steps()):
            storage.let_copy(role)
        if any(isinstance(step, MarkSuccess) for step in spec.all_steps()):
            storage.tell_name(bucket_parameter(spec.name, environment.stack_suffix))
        CfnOutput(self, "PipelineId", value=self.pipeline.pipeline_id)
        CfnOutput(self, "DataBucket", value=storage.data.bucket_name)
        CfnOutput(self, "AlarmTopic", value=alarms.topic.topic_arn)
