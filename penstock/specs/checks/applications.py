"""A cluster has the applications that it is told to install; a step that needs another fails when it has been paid for.

https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-components.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penstock.diagnostics.diagnostic import Diagnostic, Severity
from penstock.specs.checks.view import SpecView
from penstock.specs.resources import EmrClusterSpec

NEEDED = {"extract-from-dynamodb": "Hive", "run-hive": "Hive", "run-pig": "Pig", "run-spark": "Spark"}
"""Application by type of step."""
_OLD = ["Hive", "Pig"]
"""A part of every AMI version."""
_DEFAULT = EmrClusterSpec.model_fields["applications"].get_default(call_default_factory=True)


def check(view: SpecView) -> Iterator[Diagnostic]:
    """Yield a PS307 warning for every step whose cluster does not install its application.

    It is a warning, since a bootstrap action may install it.
    """
    resources = view.document.value.get("resources") if isinstance(view.document.value, dict) else None
    for step in view.steps:
        name = step.text("runs_on")
        cluster = resources.get(name) if isinstance(resources, dict) and name is not None else None
        needed = NEEDED.get(step.text("type") or "")
        if needed is None or not isinstance(cluster, dict) or cluster.get("type") != "emr-cluster":
            continue
        is_old = "ami_version" in cluster
        installed = _OLD if is_old else cluster.get("applications", _DEFAULT)
        if isinstance(installed, list) and needed.casefold() not in {str(item).casefold() for item in installed}:
            yield Diagnostic(
                "PS307",
                f"a {step.values['type']} step needs {needed}, which '{name}' does not install",
                view.document.at((*step.path, "runs_on")),
                severity=Severity.WARNING,
                help=f"give '{name}' a `release` that has it, or a bootstrap action"
                if is_old
                else f"write `applications: {_with(installed, needed)}` in '{name}'",
            )


def _with(installed: Sequence[object], needed: str) -> str:
    return f"[{', '.join((*map(str, installed), needed))}]"
