"""DataPipeline: a definition as an AWS::DataPipeline::Pipeline, with the roles that its objects need."""

from __future__ import annotations

from collections.abc import Mapping

from aws_cdk import Token, aws_datapipeline as datapipeline

from constructs import Construct
from etl_constructs.pipeline_roles import PipelineRoles
from penstock.definition.api_form import to_api
from penstock.definition.pipeline import PipelineDefinition


class DataPipeline(Construct):
    """An AWS Data Pipeline made from typed objects.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-datapipeline-pipeline.html

    Attributes:
        resource: the L1 resource.
        pipeline_id: the id that the service gives (`df-...`), a token.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        definition: PipelineDefinition,
        roles: PipelineRoles | None = None,
        description: str | None = None,
        activate: bool = True,
        tags: Mapping[str, str] | None = None,
    ) -> None:
        """Make the pipeline.

        Args:
            scope: parent.
            construct_id: id under the parent.
            name: name of the pipeline; changing it replaces the pipeline, and its history is lost.
            definition: the objects.
            roles: gets the permissions that the objects need, and is waited for; None where the objects name roles that
                are there already.
            description: what the pipeline does; changing it replaces the pipeline, too.
            activate: whether the pipeline starts when it is deployed.
            tags: tags of the pipeline, which its clusters and instances get as well.
        """
        super().__init__(scope, construct_id)
        if roles is not None:
            roles.grant(definition)
        form = to_api(definition.to_wire())
        self.resource = datapipeline.CfnPipeline(
            self,
            "Resource",
            name=name,
            description=description,
            activate=activate,
            # One token for the whole list: jsii is crossed once, not for each of hundreds of fields.
            pipeline_objects=Token.as_any(form["pipelineObjects"]),
            parameter_objects=Token.as_any(form["parameterObjects"]),
            parameter_values=Token.as_any(form["parameterValues"]),
            pipeline_tags=[
                datapipeline.CfnPipeline.PipelineTagProperty(key=key, value=value)
                for key, value in (tags or {}).items()
            ],
        )
        if roles is not None:
            # The service checks the roles when it activates the pipeline, so their policies come first.
            self.resource.node.add_dependency(*roles.policies)
        self.pipeline_id = self.resource.ref
