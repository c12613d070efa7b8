"""Reads an AWS::DataPipeline::Pipeline of a CloudFormation template.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-datapipeline-pipeline.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from penstock.changes import Naming, PipelineState
from penstock.changes.holes import shown
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, refuse_errors
from penstock.sides.intrinsics import rendered
from penstock.specs.definitions.builder import DefinitionBuilder
from penstock.specs.definitions.forms import RESOURCE_TYPE
from penstock.specs.definitions.pairs_shape import cloudformation_name, read_pairs_shape
from penstock.specs.document import Document, KeyPath


def template_state(document: Document, wanted: str | None) -> PipelineState:
    """What a template deploys.

    Args:
        document: the template.
        wanted: name of the pipeline to take where there are several.

    Raises:
        DiagnosticsError: where it has no pipeline, or several and none of that name, or cannot be read.
    """
    resources = document.value["Resources"]
    found = {
        key: item["Properties"]
        for key, item in resources.items()
        if isinstance(item, dict) and item.get("Type") == RESOURCE_TYPE and isinstance(item.get("Properties"), dict)
    }
    names = {key: rendered(item.get("Name"), resources) or key for key, item in found.items()}
    chosen = list(found) if len(found) == 1 else [key for key in found if names[key] == wanted]
    if len(chosen) != 1:
        listed = ", ".join(sorted(shown(name) for name in names.values()))
        message = f"the template has {f'several pipelines: {listed}' if found else f'no resource of {RESOURCE_TYPE}'}"
        what = f"none of them is named '{wanted}', as the other side is" if found and wanted else None
        raise DiagnosticsError((Diagnostic("PS602", message, document.at(("Resources",)), help=what),))
    (key,) = chosen
    return properties_state(document, ("Resources", key, "Properties"), found[key], resources)


def properties_state(
    document: Document, at: KeyPath, properties: Mapping[str, Any], resources: Mapping[str, Any]
) -> PipelineState:
    """What the properties of one resource say.

    Args:
        document: the file.
        at: where in it the properties stand.
        properties: the properties.
        resources: those of the template.

    Raises:
        DiagnosticsError: where they cannot be read.
    """

    def resolve(builder: DefinitionBuilder, path: KeyPath, value: Any) -> str | None:
        text = rendered(value, resources)
        return builder.scalar(path, value) if text is None or not isinstance(value, dict | str) else text

    builder = DefinitionBuilder(document)
    read_pairs_shape(builder, properties, at, cloudformation_name, resolve)
    tags = dict(_tags(builder, at, properties, resolve))
    definition = builder.build()
    refuse_errors(definition.findings)
    return PipelineState(
        definition.wire,
        name=rendered(properties.get("Name"), resources),
        description=rendered(properties.get("Description", ""), resources),
        activate=rendered(properties.get("Activate", True), resources) != "false",
        tags=tags,
        naming=Naming.TEMPLATE,
    )


def _tags(
    builder: DefinitionBuilder, at: KeyPath, properties: Mapping[str, Any], resolve: Any
) -> Iterator[tuple[str, str]]:
    key = "PipelineTags"
    for place, tag, name in builder.items((*at, key), properties.get(key), key, key="Key"):
        text = resolve(builder, (*place, "Value"), tag.get("Value"))
        if text is not None:
            yield name, text
