"""The folders that steps write, how scripts are told of them, and what a step waits for that reads some."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penstock.objects import Activity, DataNode, S3DataNode
from penstock.steps.context import StepContext

RUN = "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}"


def run_folder(context: StepContext, node_id: str, prefix: str) -> S3DataNode:
    """Make the data node of what a step writes: a folder of its own for every scheduled run.

    Args:
        context: knows the pipeline's bucket.
        node_id: id of the data node.
        prefix: key prefix in the bucket, with a slash at the end.
    """
    return S3DataNode(node_id, directory_path=context.data_uri(f"{prefix}{RUN}/"))


def waits_for_all(context: StepContext, sources: Sequence[DataNode]) -> tuple[Activity, ...] | None:
    """The activities to wait for, without those that one of the sources makes the step wait for already."""
    found = context.waits_for(None) or ()
    for source in sources:
        others = context.waits_for(source) or ()
        found = tuple(item for item in found if item in others)
    return found or None


def path_expression(role: str, node: DataNode) -> str:
    """The expression for the path of the only `input` or `output` of an activity."""
    is_folder = isinstance(node, S3DataNode) and node.directory_path is not None
    return f"#{{{role}.{'directoryPath' if is_folder else 'filePath'}}}"


def script_variables(source: DataNode, variables: Mapping[str, str]) -> tuple[str, ...]:
    """The NAME=value pairs of a script: INPUT and OUTPUT are the paths of the activity's data nodes."""
    pairs = {"INPUT": path_expression("input", source), "OUTPUT": "#{output.directoryPath}", **variables}
    return tuple(f"{key}={value}" for key, value in pairs.items())
