"""DefinitionChecks: the rules of the service, told in CDK's own validation report."""

from __future__ import annotations

import re

import jsii
from aws_cdk import (
    IPolicyValidationContext,
    IPolicyValidationPlugin,
    PolicyValidationPluginReport,
    PolicyViolatingResource,
    PolicyViolation,
    Stack,
)

from etl_constructs.data_pipeline import DataPipeline, pipelines
from penstock import __version__
from penstock.definition.wire import WireDefinition
from penstock.diagnostics.catalogue import CATALOGUE
from penstock.diagnostics.diagnostic import Severity
from penstock.validation import Finding, validate
from penstock.validation.surroundings import Surroundings

_TOKEN = re.compile(r"[$#]\{Token\[[^\]]*\]\}")
_LISTS = {
    "objects": ("PipelineObjects", "Fields"),
    "parameters": ("ParameterObjects", "Attributes"),
    "values": ("ParameterValues", "Values"),
}


@jsii.implements(IPolicyValidationPlugin)
class DefinitionChecks:
    """Checks every DataPipeline of an app; errors fail the synth, warnings are reported.

    Add it with `Validations.of(app).add_plugins(DefinitionChecks())`. A rule is acknowledged with
    `Validations.of(pipeline).acknowledge(Acknowledgment(id="Penstock::PS404", reason="..."))`, for a pipeline or
    anything around it.
    """

    # jsii sees properties only, and no plain attributes.
    @property
    def name(self) -> str:
        """What the report calls the plugin, and what the ids of acknowledgements begin with."""
        return "Penstock"

    @property
    def version(self) -> str:
        """Penstock's own."""
        return __version__

    @property
    def rule_ids(self) -> list[str]:
        """The rules of definitions."""
        return [id_ for id_ in CATALOGUE if id_.startswith("PS4")]

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Check the pipelines of the stacks that are synthesized."""
        found = [(finding, pipeline) for pipeline in pipelines() for finding in _findings_of(pipeline)]
        if not found:
            return PolicyValidationPluginReport(success=True, violations=[])
        app = context.app_construct
        templates = {item.stack_construct_path: item.template_path for item in context.stack_templates}
        violations = [
            (finding, pipeline, templates[path])
            for finding, pipeline in found
            if pipeline.node.root is app and (path := Stack.of(pipeline).node.path) in templates
        ]
        return PolicyValidationPluginReport(
            success=all(finding.severity is not Severity.ERROR for finding, _, _ in violations),
            violations=[_violation(*item) for item in violations],
        )


def _findings_of(pipeline: DataPipeline) -> tuple[Finding, ...]:
    if pipeline.findings is not None:
        return pipeline.findings
    return validate_with_tokens(pipeline.definition.to_wire(), region=_region_of(pipeline))


def _region_of(pipeline: DataPipeline) -> str | None:
    """The region of the pipeline's stack, where the stack is bound to one."""
    region = Stack.of(pipeline).region
    return None if _TOKEN.search(region) else region


def validate_with_tokens(definition: WireDefinition, *, region: str | None = None) -> tuple[Finding, ...]:
    """Check a definition whose texts may hold tokens: nobody knows yet what those stand for.

    What is found about a text with a token counts only where the rule points at characters outside of the token.

    Args:
        definition: the objects.
        region: code of the stack's region, None where it is not known.
    """
    found = validate(definition, Surroundings(region=region))
    return tuple(finding for finding in found if not _is_about_token(finding, definition))


def _is_about_token(finding: Finding, definition: WireDefinition) -> bool:
    spans = [match.span() for match in _TOKEN.finditer(_text(finding, definition) or "")]
    offset = finding.offset
    return bool(spans) and (offset is None or any(start <= offset < end for start, end in spans))


def _text(finding: Finding, definition: WireDefinition) -> str | None:
    """The text that a finding is about; None where it is about an object, or about all of them."""
    match finding.part:
        case "objects":
            item = definition.find(finding.object_id) if finding.object_id else None
            texts = [field.value for field in item.fields if field.key == finding.field] if item else []
        case "parameters":
            pairs = [pair for item in definition.parameters if item.id == finding.object_id for pair in item.attributes]
            texts = [value for key, value in pairs if key == finding.field]
        case "values":
            texts = [value for key, value in definition.values if key == finding.object_id]
    return texts[finding.index] if finding.index < len(texts) else None


def _violation(finding: Finding, pipeline: DataPipeline, template: str) -> PolicyViolation:
    return PolicyViolation(
        rule_name=finding.id,
        description=finding.message,
        fix=_fix(finding),
        severity=finding.severity.value,
        violating_resources=[
            PolicyViolatingResource(
                resource_logical_id=Stack.of(pipeline).get_logical_id(pipeline.resource),
                template_path=template,
                locations=[_location(finding)],
            )
        ],
    )


def _fix(finding: Finding) -> str:
    """What to do in this case, or otherwise what the catalogue says of all such cases."""
    if finding.allowed is None:
        return finding.help or CATALOGUE[finding.id].fix
    if finding.help is None:
        return f"use what is allowed: {finding.allowed}"
    return f"{finding.help} (allowed: {finding.allowed})"


def _location(finding: Finding) -> str:
    """The place in the resource, with the ids and keys that people know instead of positions."""
    objects, fields = _LISTS[finding.part]
    place = f"Properties.{objects}"
    if finding.object_id is not None:
        place += f"[{finding.object_id}]"
    return place if finding.field is None else f"{place}.{fields}[{finding.field}]"
