"""Gives a run its input: files go to where a data node points, and the keys that it waits for are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from penstock.client.runs import RunView
from penstock.definition.api_form import object_from_api
from penstock.definition.wire import WireObject


class InputError(Exception):
    """An input that cannot be given: the message says why."""


def give_input(client: Any, s3: Any, pipeline_id: str, run: RunView, component: str, path: Path) -> str:
    """Upload a file, or all files of a folder, to where a data node of a run points.

    Keys of S3KeyExists preconditions of the node are written afterwards, empty, as a producer would do.

    Args:
        client: a boto3 `datapipeline` client.
        s3: a boto3 `s3` client.
        pipeline_id: `df-...`.
        run: the run.
        component: id of an S3DataNode of the definition.
        path: a file or a folder.

    Returns:
        The URI that the files are under.

    Raises:
        InputError: where the run has no such data node, it has no path or one for a single file, or there is no such
            file.
    """
    owner = next((item for item in run.instances if item.component == component), None)
    if owner is None:
        known = ", ".join(sorted(item.component for item in run.instances if item.kind == "S3DataNode"))
        raise InputError(f"the pipeline has no data node '{component}' (it has: {known})")
    if not path.exists():
        raise InputError(f"there is no file or folder {path}")
    node = _evaluated(client, pipeline_id, owner.id)
    folder, single = node.string("directoryPath"), node.string("filePath")
    target = folder or single
    if target is None:
        raise InputError(f"'{component}' is no place in S3")
    if folder is None and path.is_dir():
        raise InputError(f"'{component}' is one file, {target}; {path} is a folder")
    bucket, key = _split(target)
    for file, name in _files(path):
        s3.upload_file(str(file), bucket, f"{key.rstrip('/')}/{name}".lstrip("/") if folder else key)
    for item in run.instances:
        if item.kind == "S3KeyExists" and owner.id in item.fields.references("node"):
            bucket, key = _split(_evaluated(client, pipeline_id, item.id).string("s3Key") or "")
            s3.put_object(Bucket=bucket, Key=key, Body=b"")
    return target


def _evaluated(client: Any, pipeline_id: str, object_id: str) -> WireObject:
    reply = client.describe_objects(pipelineId=pipeline_id, objectIds=[object_id], evaluateExpressions=True)
    return object_from_api(reply["pipelineObjects"][0])


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    if path.is_file():
        yield path, path.name
        return
    for file in sorted(path.rglob("*")):
        if file.is_file():
            yield file, file.relative_to(path).as_posix()


def _split(uri: str) -> tuple[str, str]:
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    return bucket, key
