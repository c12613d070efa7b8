"""Amazon's Pig functions are told where the cluster's release does not have them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Severity
from penstock.specs.checks.pig_functions import check

SCRIPT = """\
-- org.apache.pig.piggybank.evaluation.string.CAPITALIZE is only told of
/* org.apache.pig.piggybank.evaluation.datetime.DURATION too */
DEFINE EXTRACT org.apache.pig.piggybank.evaluation.string.EXTRACT();
DEFINE FORMAT org.apache.pig.piggybank.evaluation.datetime.FORMAT_DT();
DEFINE AGAIN org.apache.pig.piggybank.evaluation.string.EXTRACT();
DEFINE UPPER org.apache.pig.piggybank.evaluation.string.UPPER();
"""


def shown(view: Any, assets: Path, release: str, script: str = "old.pig") -> list[tuple[str, str, str | None]]:
    """Return id, message and help of the findings of a script on a release."""
    (assets / "old.pig").write_text(SCRIPT, encoding="utf-8")
    text = f'resources: {{c: {{release: {release}}}}}\nsteps: [{{script: "{script}", runs_on: c}}]\n'
    findings = list(check(view(text), assets))
    assert all(item.severity is Severity.WARNING and item.location.column == 26 for item in findings)
    return [(item.id, item.message, item.help) for item in findings]


@pytest.mark.parametrize("release", ["emr-5.0.0", "emr-6.15.0", "emr-7.1.0", "emr-12.0.0"])
def test_releases_without_them(view: Any, tmp_path: Path, release: str) -> None:
    """Each function once, comments left out, with what does the same."""
    assert shown(view, tmp_path, release) == [
        (
            "PS306",
            f"old.pig uses Amazon's Pig function EXTRACT, which {release} does not have",
            "use REGEX_EXTRACT_ALL in the script, or a release before emr-5.0.0",
        ),
        (
            "PS306",
            f"old.pig uses Amazon's Pig function FORMAT_DT, which {release} does not have",
            "use GetYear, GetMonth, ... in the script, or a release before emr-5.0.0",
        ),
    ]


@pytest.mark.parametrize("release", ["emr-4.9.6", "latest", "3", "[]", "emr-", f"emr-{'9' * 5000}.0.0"])
def test_releases_with_them_and_what_is_no_release(view: Any, tmp_path: Path, release: str) -> None:
    """Nothing is told; the models find what is no release."""
    assert shown(view, tmp_path, release) == []


@pytest.mark.parametrize("script", ["none.pig", "..", r"a\0b", "x" * 5000, "s3://bucket/script.pig"])
def test_scripts_that_cannot_be_read(view: Any, tmp_path: Path, script: str) -> None:
    """Another finding tells of them."""
    assert shown(view, tmp_path, "emr-5.0.0", script) == []


def test_scripts_that_are_no_text(view: Any, tmp_path: Path) -> None:
    """Bytes that are not UTF-8 name no function."""
    (tmp_path / "latin.pig").write_bytes(b"\xe4")

    assert shown(view, tmp_path, "emr-5.0.0", "latin.pig") == []


@pytest.mark.parametrize(
    "text", ["[]", "steps: [{script: a, runs_on: c}]", "resources: {c: 3}\nsteps: [{script: a, runs_on: c}]"]
)
def test_without_resources(view: Any, tmp_path: Path, text: str) -> None:
    """There is no release to look at."""
    assert list(check(view(text), tmp_path)) == []
