"""Names of pipelines and of their stacks."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import StringConstraints

MOST_CHARACTERS = 60

PipelineName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=MOST_CHARACTERS)]


def stack_name(name: str) -> str:
    """Turn `click-stream` into ClickStreamEtlStack."""
    return "".join(part.capitalize() for part in name.split("-")) + "EtlStack"


def pipeline_name(text: str) -> str:
    """Make a name for a spec of any text: `My Pipeline (v2)` becomes `my-pipeline-v2`."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    name = "-".join(words) if words and words[0][0].isalpha() else "-".join(["pipeline", *words])
    return name[:MOST_CHARACTERS].rstrip("-")
