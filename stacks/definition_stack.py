"""DefinitionStack: the pipeline of a spec of `kind: definition`, and nothing around it."""

from __future__ import annotations

from aws_cdk import CfnOutput, Environment as CdkEnvironment, Stack
from etl_constructs.data_pipeline import DataPipeline

from constructs import Construct
from penstock.definition.reader import read_definition
from penstock.environments import Environment
from penstock.specs.definitions.loaded import LoadedDefinition


class DefinitionStack(Stack):
    """A pipeline whose roles, buckets and topics are there already: its objects name them.

    Attributes:
        pipeline: the pipeline.
    """

    def __init__(self, scope: Construct, loaded: LoadedDefinition, environment: Environment) -> None:
        """Make the stack; its id is the spec's stack name.

        Args:
            scope: parent, the app.
            loaded: the checked spec, without an error.
            environment: account, region and suffix of the stack.
        """
        spec = loaded.spec
        super().__init__(
            scope,
            spec.stack_name,
            stack_name=spec.stack_name + environment.stack_suffix,
            description=spec.description,
            env=CdkEnvironment(account=environment.account, region=environment.region),
        )
        self.pipeline = DataPipeline(
            self,
            "Pipeline",
            name=spec.name,
            description=spec.description,
            definition=read_definition(loaded.definition.wire),
            activate=spec.activate,
            tags=spec.tags,
        )
        CfnOutput(self, "PipelineId", value=self.pipeline.pipeline_id)
