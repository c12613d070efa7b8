"""Reads an AWS::DataPipeline::Pipeline of a CloudFormation template.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-datapipeline-pipeline.html
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from penstock.changes import Naming, PipelineState
from penstock.changes.holes import shown
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, refuse_errors
from penstock.sides.api_shape import read_api_shape
from penstock.sides.intrinsics import rendered
from penstock.specs.document import Document, KeyPath

PIPELINE = "AWS::DataPipeline::Pipeline"


def template_state(document: Document, wanted: str | None) -> PipelineState:
    """What a template deploys.

    Args:
        document: the template.
        wanted: name of the pipeline to take where there are several.

    Raises:
        DiagnosticsError: where it has no pipeline, or several and none of that name, or cannot be read.
    """
    resources = document.value["Resources"]
    resources = resources if isinstance(resources, dict) else {}
    found = {
        key: item["Properties"]
        for key, item in resources.items()
        if isinstance(item, dict) and item.get("Type") == PIPELINE and isinstance(item.get("Properties"), dict)
    }
    names = {key: rendered(item.get("Name"), resources) or key for key, item in found.items()}
    chosen = list(found) if len(found) == 1 else [key for key in found if names[key] == wanted]
    if len(chosen) != 1:
        listed = ", ".join(sorted(shown(name) for name in names.values()))
        message = f"the template has {f'several pipelines: {listed}' if found else f'no resource of type {PIPELINE}'}"
        what = f"compare it with a pipeline that has one of these names, not '{wanted}'" if found and wanted else None
        raise DiagnosticsError((Diagnostic("PS204", message, document.at(("Resources",)), help=what),))
    (key,) = chosen
    return properties_state(document, ("Resources", key, "Properties"), found[key], resources)


def properties_state(
    document: Document, at: KeyPath, properties: Mapping[str, Any], resources: Mapping[str, Any]
) -> PipelineState:
    """What the properties of one resource say.

    Raises:
        DiagnosticsError: where they cannot be read.
    """
    text = partial(rendered, resources=resources)
    definition = read_api_shape(document, at, dict(properties), upper=True, text=text)
    refuse_errors(definition.findings)
    return PipelineState(
        definition.wire,
        name=text(properties.get("Name")),
        description=text(properties.get("Description", "")),
        activate=text(properties.get("Activate", True)) != "false",
        tags=dict(_tag(item, text) for item in _list(properties.get("PipelineTags")) if isinstance(item, dict)),
        naming=Naming.TEMPLATE,
    )


def _tag(item: Mapping[str, Any], text: Any) -> tuple[str, str]:
    return text(item.get("Key")) or "", text(item.get("Value")) or ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
