"""Reads definitions in any of the forms in which AWS writes them down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.suggestion import listed
from penstock.specs.definitions.builder import DefinitionBuilder
from penstock.specs.definitions.cli_shape import read_cli_shape
from penstock.specs.definitions.intrinsics import Intrinsics
from penstock.specs.definitions.located import LocatedDefinition
from penstock.specs.definitions.pairs_shape import api_name, cloudformation_name, read_objects, read_pairs_shape
from penstock.specs.document import Document, KeyPath

RESOURCE_TYPE = "AWS::DataPipeline::Pipeline"
_CLI_KEYS = frozenset({"objects", "parameters", "values"})
_API_KEYS = frozenset({"pipelineObjects", "parameterObjects", "parameterValues"})
_PROPERTIES = frozenset({"PipelineObjects", "ParameterObjects", "ParameterValues"})
_RESOURCE_PROPERTIES = _PROPERTIES | {"Name", "Description", "Activate", "PipelineTags"}
_NOT_FROM_THE_FILE = frozenset({"ResponseMetadata", "pipelineId", "version"})
"""What clients add to the API's answer, and the arguments of the request."""


@dataclass(frozen=True, slots=True)
class DefinitionFile:
    """What a file says of one pipeline.

    Attributes:
        definition: its objects, with their places.
        name: the pipeline's name, where the file has it.
        description: what the pipeline does, where the file has it.
        tags: tags of the pipeline.
        activate: whether deploying it activates it.
        left_out: keys of the file that say nothing of a pipeline, such as `metadata`, with their places.
    """

    definition: LocatedDefinition
    name: str | None = None
    description: str | None = None
    tags: Mapping[str, str] | None = None
    activate: bool = True
    left_out: tuple[KeyPath, ...] = ()


def is_definition(value: Any) -> bool:
    """Whether the value of a document is a definition in one of the forms, and not a spec."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) and "fields" in item for item in value)
    return isinstance(value, dict) and "kind" not in value and bool(_form(value))


def read_definition_file(
    document: Document, *, values: Mapping[str, str] | None = None, resource: str | None = None
) -> DefinitionFile:
    """Read a definition from the CLI's JSON, the API's, or CloudFormation's: properties, a resource or a template.

    Args:
        document: a file for which `is_definition` holds.
        values: texts for the names that a template refers to, see `Intrinsics`.
        resource: logical id of the pipeline, where a template has several.

    Returns:
        The definition; what is wrong with the file is among its findings.
    """
    value = document.value
    builder = DefinitionBuilder(document)
    if isinstance(value, list):
        read_objects(builder, value, (), api_name)
        return DefinitionFile(builder.build())
    match _form(value):
        case "cli":
            return DefinitionFile(read_cli_shape(document), left_out=_others(value, _CLI_KEYS))
        case "api":
            read_pairs_shape(builder, value, (), api_name)
            return DefinitionFile(builder.build(), left_out=_others(value, _API_KEYS | _NOT_FROM_THE_FILE))
        case "properties":
            return _properties(builder, value, (), values or {})
        case "resource":
            return _resource(builder, value, (), values or {})
        case _:
            return _template(builder, value, values or {}, resource)


def _form(value: Mapping[str, Any]) -> str | None:
    if isinstance(value.get("Resources"), dict):
        return "template"
    if value.get("Type") == RESOURCE_TYPE:
        return "resource"
    for form, keys in (("properties", {"PipelineObjects"}), ("api", {"pipelineObjects"}), ("cli", {"objects"})):
        if keys & value.keys():
            return form
    return None


def _others(value: Mapping[str, Any], known: frozenset[str], path: KeyPath = ()) -> tuple[KeyPath, ...]:
    return tuple((*path, key) for key in value if key not in known)


def _template(
    builder: DefinitionBuilder, value: Mapping[str, Any], values: Mapping[str, str], wanted: str | None
) -> DefinitionFile:
    resources = value["Resources"]
    pipelines = [
        name for name, item in resources.items() if isinstance(item, dict) and item.get("Type") == RESOURCE_TYPE
    ]
    if wanted is not None and wanted in pipelines:
        pipelines = [wanted]
    if len(pipelines) != 1:
        found = (
            f"{len(pipelines)} resources of type {RESOURCE_TYPE}" if pipelines else f"no resource of {RESOURCE_TYPE}"
        )
        builder.report(
            "PS602",
            f"the template has {found}",
            ("Resources",),
            help_text=f"choose one with --resource: {listed(pipelines)}" if pipelines else None,
        )
        return DefinitionFile(builder.build())
    (name,) = pipelines
    return _resource(builder, resources[name], ("Resources", name), values)


def _resource(
    builder: DefinitionBuilder, value: Mapping[str, Any], path: KeyPath, values: Mapping[str, str]
) -> DefinitionFile:
    properties = value.get("Properties")
    if not isinstance(properties, dict):
        builder.report("PS202", "the key 'Properties' is missing", path)
        return DefinitionFile(builder.build())
    return _properties(builder, properties, (*path, "Properties"), values)


def _properties(
    builder: DefinitionBuilder, value: Mapping[str, Any], path: KeyPath, values: Mapping[str, str]
) -> DefinitionFile:
    resolve = Intrinsics(values)
    read_pairs_shape(builder, value, path, cloudformation_name, resolve)
    texts = {
        key: resolve(builder, (*path, key), value[key]) if key in value else None for key in ("Name", "Description")
    }
    tags = {
        tag_key: text
        for place, tag, tag_key in builder.items(
            (*path, "PipelineTags"), value.get("PipelineTags"), "PipelineTags", key="Key"
        )
        if (text := resolve(builder, (*place, "Value"), tag.get("Value"))) is not None
    }
    return DefinitionFile(
        builder.build(),
        name=texts["Name"],
        description=texts["Description"],
        tags=tags,
        activate=value.get("Activate", True) not in (False, "false"),
        left_out=_others(value, _RESOURCE_PROPERTIES, path),
    )


def unknown_form(document: Document) -> Diagnostic:
    """The finding for a file that is no definition."""
    return Diagnostic(
        "PS602",
        "this is no pipeline definition",
        document.at(()),
        allowed="'objects' of the CLI, 'pipelineObjects' of the API, or a CloudFormation template with a pipeline",
    )
