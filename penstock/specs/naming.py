"""Names of pipelines and of their stacks."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

PipelineName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]


def stack_name(name: str) -> str:
    """Turn `click-stream` into ClickStreamEtlStack."""
    return "".join(part.capitalize() for part in name.split("-")) + "EtlStack"
