"""The service's own forms of a definition as JSON, without secrets."""

from __future__ import annotations

import json
import re
from typing import Any

from penstock.definition.api_form import to_api
from penstock.definition.cli_form import to_cli
from penstock.definition.cloudformation_form import to_cloudformation
from penstock.definition.wire import WireDefinition
from penstock.rendering.about import NOTHING_MORE, About
from penstock.rendering.secrets import mask

_NOT_FOR_TERMINALS = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What JSON allows in a text, and a terminal or UTF-8 does not."""


def render_cli(definition: WireDefinition, title: str, about: About = NOTHING_MORE) -> str:
    """Write what `aws datapipeline put-pipeline-definition --pipeline-definition file://...` takes."""
    del title, about  # the file has no place for them
    return _json(to_cli(mask(definition).definition))


def render_api(definition: WireDefinition, title: str, about: About = NOTHING_MORE) -> str:
    """Write what PutPipelineDefinition takes beside the id of the pipeline."""
    del title, about  # CreatePipeline takes them
    return _json(to_api(mask(definition).definition))


def render_cfn(definition: WireDefinition, title: str, about: About = NOTHING_MORE) -> str:
    """Write an AWS::DataPipeline::Pipeline: what stands under a logical id in the `Resources` of a template.

    Args:
        definition: the definition.
        title: the pipeline's name.
        about: what else is known of it.
    """
    properties: dict[str, Any] = {"Name": title}
    if about.description:
        properties["Description"] = about.description
    properties["Activate"] = about.activate
    if about.tags:
        properties["PipelineTags"] = [{"Key": key, "Value": value} for key, value in about.tags.items()]
    properties |= {key: value for key, value in to_cloudformation(mask(definition).definition).items() if value}
    properties.setdefault("PipelineObjects", [])
    return _json({"Type": "AWS::DataPipeline::Pipeline", "Properties": properties})


def _json(form: dict[str, Any]) -> str:
    text = json.dumps(form, indent=2, ensure_ascii=False)
    return _NOT_FOR_TERMINALS.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
