"""DefinitionStack: the pipeline of a spec of `kind: definition`, and nothing around it."""

from __future__ import annotations

from aws_cdk import CfnOutput, Environment as CdkEnvironment, Stack
from etl_constructs.data_pipeline import DataPipeline

from constructs import Construct
from penstock.definition.reader import read_definition
from penstock.diagnostics.diagnostic import refuse_errors
from penstock.environments import Environment
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.locations import to_diagnostics
from penstock.validation import Surroundings, validate


class DefinitionStack(Stack):
    """A pipeline whose roles, buckets and topics are there already: its objects name them.

    Attributes:
        pipeline: the pipeline.
        findings: warnings about its objects.
    """

    def __init__(self, scope: Construct, loaded: LoadedDefinition, environment: Environment) -> None:
        """Make the stack; its id is the spec's stack name.

        Args:
            scope: parent, the app.
            loaded: the checked spec.
            environment: account, region and suffix of the stack.

        Raises:
            DiagnosticsError: where the service would refuse the objects.
        """
        spec = loaded.spec
        found = validate(loaded.definition.wire, Surroundings(region=environment.region))
        findings = to_diagnostics(found, loaded)
        refuse_errors(findings)
        super().__init__(
            scope,
            spec.stack_name,
            stack_name=spec.stack_name + environment.stack_suffix,
            description=spec.description,
            env=CdkEnvironment(account=environment.account, region=environment.region),
        )
        self.findings = findings
        self.pipeline = DataPipeline(
            self,
            "Pipeline",
            name=spec.name,
            description=spec.description,
            definition=read_definition(loaded.definition.wire),
            activate=spec.activate,
            tags=spec.tags,
            findings=found,
            replace_on_structural_change=spec.replace_on_structural_change,
        )
        CfnOutput(self, "PipelineId", value=self.pipeline.pipeline_id)
