"""Amazon's own Pig functions were dropped at emr-5.0.0; a script that names one fails there, an hour into its run.

https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-5x.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, Severity
from penstock.specs.checks.view import SpecView

REPLACEMENTS = {
    "EXTRACT": "REGEX_EXTRACT_ALL",
    "CAPITALIZE": "UCFIRST",
    "DATE_TIME": "ToDate",
    "FORMAT_DT": "GetYear, GetMonth, ...",
    "EXTRACT_DT": "GetYear, GetMonth, ...",
    "OFFSET_DT": "AddDuration or SubtractDuration",
    "DURATION": "DaysBetween, HoursBetween, ...",
    "PERIOD": "DaysBetween, HoursBetween, ...",
}
_DEFINED = re.compile(
    r"org\.apache\.pig\.piggybank\.evaluation\.(?:string|datetime)\.(" + "|".join(REPLACEMENTS) + r")\b"
)
_RELEASE = re.compile(r"emr-([0-9]{1,4})\.")
_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)


def check(view: SpecView, assets: Path) -> Iterator[Diagnostic]:
    """Yield a PS306 warning for every script that names a function that its cluster will not have."""
    resources = view.document.value.get("resources") if isinstance(view.document.value, dict) else None
    for step in view.steps:
        script, cluster = step.text("script"), step.text("runs_on")
        if script is None or cluster is None or not isinstance(resources, dict):
            continue
        release = resources[cluster].get("release") if isinstance(resources.get(cluster), dict) else None
        match = _RELEASE.match(release) if isinstance(release, str) else None
        if match is None or int(match[1]) < 5:
            continue
        for name in sorted(set(_DEFINED.findall(_code(assets / script)))):
            yield Diagnostic(
                "PS306",
                f"{script} uses Amazon's Pig function {name}, which {release} does not have",
                view.document.at(("resources", cluster, "release")),
                severity=Severity.WARNING,
                help=f"use {REPLACEMENTS[name]} in the script, or a release before emr-5.0.0",
            )


def _code(path: Path) -> str:
    try:
        return _COMMENT.sub("", path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # a missing file has its own finding
        return ""
