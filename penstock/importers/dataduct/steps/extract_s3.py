"""extract-s3: data that lies in S3 already."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context, check_uri
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType, Writes


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Name a file, or a folder, which ends with a slash."""
    key = step.values.one_of("file_uri", "directory_uri")
    path = "" if key is None else context.text(step.values, key) or ""
    if key == "directory_uri":
        path = f"{path.rstrip('/')}/"
    elif path.endswith("/"):
        path = path.rstrip("/")
    check_uri(step, context, key or "file_uri", path)
    return [NewStep("extract-from-s3", {"path": path}, step.values.place, acts=False, writes=True, on=None)]


STEP = StepType("extract-s3", "ExtractS3Step", translate, writes=Writes.DATA)
