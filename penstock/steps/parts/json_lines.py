"""Data nodes of JSON lines: the service has no such format, so a field of one's own tells it to the steps that load."""

from __future__ import annotations

from penstock.objects import S3DataNode
from penstock.steps.context import StepContext
from penstock.steps.parts.folders import run_folder

FORMAT, JSON_LINES = "myFormat", "json-lines"


def json_folder(context: StepContext, node_id: str, prefix: str) -> S3DataNode:
    """Make the data node of JSON lines that a step writes: a folder of its own for every scheduled run.

    Args:
        context: knows the pipeline's bucket.
        node_id: id of the data node.
        prefix: key prefix in the bucket, with a slash at the end.
    """
    folder = run_folder(context, node_id, prefix).directory_path
    return S3DataNode(node_id, directory_path=folder, user_fields={FORMAT: JSON_LINES})


def is_json_lines(node: S3DataNode) -> bool:
    """Whether a data node says that it has JSON lines."""
    return node.user_fields.get(FORMAT) in (JSON_LINES, (JSON_LINES,))
