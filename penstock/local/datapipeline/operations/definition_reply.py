"""The reply of PutPipelineDefinition and ValidatePipelineDefinition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from penstock.definition.wire import WireDefinition
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.store.rows import Pipeline
from penstock.local.datapipeline.validation import Finding, check
from penstock.local.datapipeline.validation.backfill import check_backfill
from penstock.local.datapipeline.validation.changes import check_changes


def check_for(work: Work, pipeline: Pipeline, definition: WireDefinition) -> tuple[Finding, ...]:
    """Check a definition by itself, and against the one that the pipeline has been activated with."""
    findings = (*check(definition), *check_backfill(definition, work.now))
    if not pipeline.active_version:
        return findings
    active = work.plans.get(pipeline.key, pipeline.active_version).definition
    return (*findings, *check_changes(active, definition))


def is_errored(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding is an error."""
    return any(not finding.is_warning for finding in findings)


def reply(findings: Sequence[Finding]) -> dict[str, object]:
    """Render the findings, grouped by object."""
    return {
        "errored": is_errored(findings),
        "validationErrors": _grouped((item for item in findings if not item.is_warning), "errors"),
        "validationWarnings": _grouped((item for item in findings if item.is_warning), "warnings"),
    }


def _grouped(findings: Iterable[Finding], key: str) -> list[dict[str, object]]:
    groups: dict[str, list[str]] = {}
    for finding in findings:
        groups.setdefault(finding.object_id, []).append(finding.message)
    return [{"id": object_id, key: messages} for object_id, messages in groups.items()]
