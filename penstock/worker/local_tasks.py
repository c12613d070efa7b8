"""The three calls of a task runner, to a local cloud: unsigned JSON over connections that stay open.

botocore spends most of a millisecond on each call: parameters checked, events, a signature that a local cloud does not
look at. With three calls for each task that was the larger half of what a short task took. AWS itself is always asked
through botocore.
"""

from __future__ import annotations

import json
import threading
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

from botocore.exceptions import ClientError

_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
_OK = 200


def is_local(endpoint: str | None) -> bool:
    """Whether an endpoint is on this computer, and so no AWS."""
    parts = urlsplit(endpoint or "")
    return parts.scheme == "http" and parts.hostname in _LOCAL_HOSTS


class LocalTasks:
    """A client with botocore's names and errors for PollForTask, ReportTaskProgress and SetTaskStatus.

    Args:
        endpoint: the local cloud's address.
        timeout: seconds after which an answer counts as lost.
    """

    def __init__(self, endpoint: str, timeout: float) -> None:
        parts = urlsplit(endpoint)
        self._host, self._port = parts.hostname or "localhost", parts.port or 80
        self._timeout = timeout
        self._lock = threading.Lock()
        self._idle: list[HTTPConnection] = []

    def poll_for_task(self, **arguments: Any) -> dict[str, Any]:
        """PollForTask."""
        return self._call("PollForTask", arguments)

    def report_task_progress(self, **arguments: Any) -> dict[str, Any]:
        """ReportTaskProgress."""
        return self._call("ReportTaskProgress", arguments)

    def set_task_status(self, **arguments: Any) -> dict[str, Any]:
        """SetTaskStatus."""
        return self._call("SetTaskStatus", arguments)

    def _call(self, operation: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Ask, on a connection that no other thread uses meanwhile.

        Raises:
            ClientError: the service refuses.
            OSError: there is no answer; the connections that were open are given up with this one.
        """
        headers = {"X-Amz-Target": f"DataPipeline.{operation}", "Content-Type": "application/x-amz-json-1.1"}
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        connection = connection or HTTPConnection(self._host, self._port, timeout=self._timeout)
        try:
            connection.request("POST", "/", json.dumps(arguments).encode(), headers)
            response = connection.getresponse()
            status, body = response.status, response.read()
        except (OSError, HTTPException) as error:
            connection.close()
            self._give_up()
            raise error if isinstance(error, OSError) else ConnectionError(f"{operation}: {error}") from error
        with self._lock:
            self._idle.append(connection)
        answer = _read(body)
        if status != _OK:
            raise _refusal(operation, status, answer)
        return answer

    def _give_up(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()


def _read(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _refusal(operation: str, status: int, answer: dict[str, Any]) -> ClientError:
    error = {"Code": str(answer.get("__type", status)), "Message": str(answer.get("message", ""))}
    response: Any = {"Error": error, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, operation)
