"""A pipeline that is waited for exists, and tells when it has succeeded."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.estate.model import Estate


def check(estate: Estate) -> Iterator[Diagnostic]:
    """Yield PS501 for a pipeline that there is not, and PS502 for one without mark-success."""
    for pipeline in estate.pipelines.values():
        for wait in pipeline.waits:
            other = estate.pipelines.get(wait.pipeline)
            if other is not None and other.success is None:
                yield Diagnostic(
                    "PS502",
                    f"'{other.name}' never tells that it has succeeded",
                    pipeline.document.at(wait.path),
                    help=f"put `- type: mark-success` at the end of the steps of {other.document.path.name}",
                )
            elif other is None and estate.is_complete:
                yield Diagnostic(
                    "PS501",
                    f"there is no pipeline '{wait.pipeline}'",
                    pipeline.document.at(wait.path),
                    allowed=listed(name for name, item in estate.pipelines.items() if item.success is not None),
                    help=did_you_mean(wait.pipeline, estate.pipelines),
                )
