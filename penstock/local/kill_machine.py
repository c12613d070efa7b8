"""Lets a machine of a local cloud die: what the service on AWS has no operation for."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

_PATIENCE_SECONDS = 60.0


class KillError(Exception):
    """The local cloud refuses; the message says why."""


def kill_machine(url: str, pipeline_id: str, instance_id: str) -> None:
    """Have the machine of a resource die.

    Args:
        url: the local cloud's endpoint.
        pipeline_id: `df-...`.
        instance_id: of the resource, `@myEC2_2026-05-01T06:00:00`.

    Raises:
        KillError: it has no machine, or the endpoint is not a local cloud of ours.
        OSError: the endpoint does not answer.
    """
    headers = {"X-Amz-Target": "PenstockMachines.Kill", "Content-Type": "application/x-amz-json-1.1"}
    body = json.dumps({"pipelineId": pipeline_id, "objectId": instance_id}).encode()
    request = urllib.request.Request(url, body, headers)  # noqa: S310 - our own endpoint
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE_SECONDS) as response:  # noqa: S310 - likewise
            reply = _read(response.read())
    except urllib.error.HTTPError as error:
        reply = _read(error.read())
    if reply.get("objectId") != instance_id:
        raise KillError(reply.get("message") or f"{url} is no local cloud of Penstock")


def _read(body: bytes) -> dict[str, str]:
    try:
        reply = json.loads(body)
    except ValueError:
        return {}
    return reply if isinstance(reply, dict) else {}
