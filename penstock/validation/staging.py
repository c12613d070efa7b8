"""PS434: what is staged can be: `stage` copies folders of S3 in and out around a command.

The guide says what is staged, and not what the service does with the rest.
https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-concepts-staging.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.diagnostics.suggestion import listed
from penstock.objects import (
    HiveActivity,
    MySqlDataNode,
    PigActivity,
    PipelineObject,
    S3DataNode,
    ShellCommandActivity,
)
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView, ObjectView

_STAGED: tuple[tuple[type[PipelineObject], tuple[type[PipelineObject], ...]], ...] = (
    (HiveActivity, (S3DataNode, MySqlDataNode)),
    (PigActivity, (S3DataNode, MySqlDataNode)),
    (ShellCommandActivity, (S3DataNode,)),
)


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every input and output of a staging activity that is not staged."""
    for kind, staged in _STAGED:
        for item in view.of_kind(kind):
            if (item.text("stage") or "").casefold() == "true":
                yield from _check_activity(view, item, staged)


def _check_activity(
    view: DefinitionView, item: ObjectView, staged: tuple[type[PipelineObject], ...]
) -> Iterator[Finding]:
    for key in ("input", "output"):
        for held, target in view.targets(item, key):
            if target.kind is not None and target.kind.CATEGORY == "DataNode" and target.kind not in staged:
                message = f"{held.where} is {target.label}, which is not staged"
                allowed = listed(str(one.TYPE) for one in staged)
                yield held.finding("PS434", message, allowed=allowed, severity=Severity.WARNING)
            elif key == "output" and target.kind is S3DataNode and not target.has("directoryPath"):
                message = f"{held.where} is {target.label}, which is no folder, so nothing is copied to it"
                help_ = f"give '{target.id}' a 'directoryPath'"
                yield held.finding("PS434", message, help=help_, severity=Severity.WARNING)
