"""extract-local: a file of the laptop; it is published with the stack now, and is no less for it on a schedule."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType, Writes

FOLDER = "data"


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Copy the file into assets/, and name it."""
    step.values.text("path", required=True)
    path = context.file(step.values, "path", FOLDER)
    context.output_path(step)
    return [
        NewStep("upload-files", {"path": path or ""}, step.values.place, acts=False, writes=True),
    ]


STEP = StepType("extract-local", "ExtractLocalStep", translate, writes=Writes.DATA)
