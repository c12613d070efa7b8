"""Names of pipelines and of their stacks."""

from __future__ import annotations

import re

from penstock.steps.keys.types import MOST_NAME_CHARACTERS


def stack_name(name: str) -> str:
    """Turn `click-stream` into ClickStreamEtlStack."""
    return "".join(part.capitalize() for part in name.split("-")) + "EtlStack"


def pipeline_name(text: str) -> str:
    """Make a name for a spec of any text: `My Pipeline (v2)` becomes `my-pipeline-v2`."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    name = "-".join(words) if words and words[0][0].isalpha() else "-".join(["pipeline", *words])
    return name[:MOST_NAME_CHARACTERS].rstrip("-")
