"""DataPipeline: a definition as an AWS::DataPipeline::Pipeline, with the roles that its objects need."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from aws_cdk import Token, aws_datapipeline as datapipeline

from constructs import Construct
from penstock.definition.api_form import to_api
from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.wire import WireDefinition

if TYPE_CHECKING:
    from etl_constructs.pipeline_roles import PipelineRoles  # a pipeline without roles of its own needs no aws_iam
    from penstock.validation import Finding


class DataPipeline(Construct):
    """An AWS Data Pipeline made from typed objects.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-datapipeline-pipeline.html

    Attributes:
        definition: the objects.
        findings: what the rules of the service have found in it; None where nobody has asked them yet.
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
        replace_on_structural_change: bool = False,
        findings: tuple[Finding, ...] | None = None,
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
            replace_on_structural_change: put a hash of what the service refuses to change (ids, types, references,
                periods and starts) behind the name, so that CloudFormation replaces the pipeline, and its history is
                lost, where it would otherwise fail. Adding an object replaces it, too. See docs/changes.md.
            findings: what the rules of the service have found in the definition, where they have been asked already.

        Raises:
            ValueError: where such a hash is wanted of something that is not known before the deployment.
        """
        super().__init__(scope, construct_id)
        self.definition = definition
        self.findings = findings
        if roles is not None:
            roles.grant(definition)
        wire = definition.to_wire()
        form = to_api(wire)
        self.resource = datapipeline.CfnPipeline(
            self,
            "Resource",
            name=_structural_name(name, wire) if replace_on_structural_change else name,
            description=description,
            activate=activate,
            # One token for the whole list: jsii is crossed once, not for each of hundreds of fields.
            pipeline_objects=Token.as_any(form["pipelineObjects"]),
            parameter_objects=_opaque(form["parameterObjects"]),
            parameter_values=_opaque(form["parameterValues"]),
            pipeline_tags=[
                datapipeline.CfnPipeline.PipelineTagProperty(key=key, value=value)
                for key, value in (tags or {}).items()
            ],
        )
        if roles is not None:
            # The service checks the roles when it activates the pipeline, so their policies come first.
            self.resource.node.add_dependency(*roles.policies)
        self.pipeline_id = self.resource.ref
        _PIPELINES[next(_NUMBERS)] = self


def pipelines() -> tuple[DataPipeline, ...]:
    """All pipelines of this process that are still in use, of whichever app, in the order in which they were made.

    Python remembers them: walking the tree of an app would make a Python object of every construct in it.
    """
    return tuple(_PIPELINES.values())


_PIPELINES: WeakValueDictionary[int, DataPipeline] = WeakValueDictionary()
_NUMBERS = itertools.count()


def _opaque(items: list[Any]) -> Any:
    """A list as one token; an empty one needs none."""
    return Token.as_any(items) if items else []


def _structural_name(name: str, definition: WireDefinition) -> str:
    """The name with a hash: of texts that every synthesis gives alike."""
    from penstock.changes import structural_name, structure

    for object_id, key, text in structure(definition):
        if Token.is_unresolved(text):
            raise ValueError(
                f"'{key}' of '{object_id}' is a token, so replace_on_structural_change cannot tell whether it changes; "
                "give a value that is known at synthesis"
            )
    return structural_name(name, definition)
