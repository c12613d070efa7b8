"""Many specs at once: `penstock validate` and synth, beside CDK written by hand."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.projects import project_of_clickstreams, project_of_definitions, project_of_steps
from bench.report import Row
from bench.timing import ROOT, medians

COUNTS = {150: 5, 1000: 3}
"""Number of specs -> number of repeats."""
CLICKSTREAMS = 150
PENSTOCK = str(Path(sys.executable).with_name("penstock"))


def rows() -> Iterator[Row]:
    """Measure whole processes; the yardsticks without CloudFormation's validation, which is when they are quickest."""
    for count, repeats in COUNTS.items():
        yield from _small_specs(count, repeats)
    yield from _clickstreams()


def _small_specs(count: int, repeats: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        steps, definitions = Path(folder) / "steps", Path(folder) / "definitions"
        project_of_steps(steps, count)
        project_of_definitions(definitions, count)
        taken = medians(
            {
                "by hand": [sys.executable, "-m", "bench.handwritten_stacks", str(count)],
                "validate steps": _validate(steps),
                "validate definitions": _validate(definitions),
                "synth steps": [sys.executable, str(steps / "app.py")],
                "synth definitions": [sys.executable, str(definitions / "app.py")],
            },
            repeats=repeats,
            environment=_environment(folder),
        )
    hand = taken["by hand"]
    yield Row(f"validate, {count} specs of steps, 12 objects", taken["validate steps"], hand, 0.2)
    yield Row(f"validate, {count} specs of kind definition, 12 objects", taken["validate definitions"], hand, 0.2)
    yield Row(f"synth, {count} specs of kind definition, 12 objects", taken["synth definitions"], hand, 1.0)
    # By hand there are no buckets, policies and assets here: not the same stacks, so no goal.
    yield Row(f"synth, {count} specs of steps, 12 objects", taken["synth steps"], hand)


def _clickstreams() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        project_of_clickstreams(Path(folder) / "project", CLICKSTREAMS)
        taken = medians(
            {
                "by hand": [sys.executable, "-m", "bench.handwritten_clickstream", str(CLICKSTREAMS)],
                "penstock": [sys.executable, str(Path(folder) / "project" / "app.py")],
            },
            repeats=3,
            environment=_environment(folder),
        )
    yield Row(f"synth, {CLICKSTREAMS} clickstreams / the same by hand", taken["penstock"], taken["by hand"], 1.0)


def _validate(project: Path) -> list[str]:
    return [PENSTOCK, "validate", "--fresh", *map(str, sorted((project / "etl_specs").glob("*.yaml")))]


def _environment(folder: str) -> dict[str, str]:
    context = json.loads((ROOT / "cdk.json").read_text(encoding="utf-8"))["context"]
    return {
        "CDK_CONTEXT_JSON": json.dumps(context),
        "CDK_OUTDIR": str(Path(folder) / "out"),
        "CDK_VALIDATION": "false",
    }
