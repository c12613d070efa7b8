"""The calls of a task runner, to a local cloud: unsigned JSON over connections that stay open.

botocore spends most of a millisecond on each call: parameters checked, events, a signature that a local cloud does not
look at. With three calls for each task that was the larger half of what a short task took. `http.client` reads headers
with the parser for mails, which is half of the rest. AWS itself is always asked through botocore.
"""

from __future__ import annotations

import json
import socket
import threading
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
    """A client with botocore's names and errors for PollForTask, ReportTaskProgress, SetTaskStatus and DescribeObjects.

    Args:
        endpoint: the local cloud's address.
        timeout: seconds after which an answer counts as lost.
    """

    def __init__(self, endpoint: str, timeout: float) -> None:
        parts = urlsplit(endpoint)
        self._host, self._port = parts.hostname or "localhost", parts.port or 80
        self._timeout = timeout
        self._lock = threading.Lock()
        self._idle: list[_Connection] = []
        self._head = f"POST / HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/x-amz-json-1.1\r\n"

    def poll_for_task(self, **arguments: Any) -> dict[str, Any]:
        """PollForTask."""
        return self._call("PollForTask", arguments)

    def report_task_progress(self, **arguments: Any) -> dict[str, Any]:
        """ReportTaskProgress."""
        return self._call("ReportTaskProgress", arguments)

    def set_task_status(self, **arguments: Any) -> dict[str, Any]:
        """SetTaskStatus."""
        return self._call("SetTaskStatus", arguments)

    def set_task_status_and_poll(self, status: dict[str, Any], poll: dict[str, Any]) -> dict[str, Any]:
        """SetTaskStatus and PollForTask in one call; the answer of the latter, which does not wait.

        Raises:
            ClientError: the service refuses.
            OSError: there is no answer, or it is that of a service without this call.
        """
        answer = self._call("SetTaskStatusAndPoll", {"status": status, "poll": poll}, "PenstockTasks")
        if not answer.get("isSet"):
            raise ConnectionError("the service does not tell that the status is set")
        return answer

    def describe_objects(self, **arguments: Any) -> dict[str, Any]:
        """DescribeObjects."""
        return self._call("DescribeObjects", arguments)

    def _call(self, operation: str, arguments: dict[str, Any], service: str = "DataPipeline") -> dict[str, Any]:
        """Ask, on a connection that no other thread uses meanwhile.

        Raises:
            ClientError: the service refuses.
            OSError: there is no answer; the connections that were open are given up with this one.
        """
        body = json.dumps(arguments).encode()
        head = f"{self._head}X-Amz-Target: {service}.{operation}\r\nContent-Length: {len(body)}\r\n\r\n"
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        try:
            connection = connection or _Connection(self._host, self._port, self._timeout)
            status, reply = connection.ask(head.encode("latin-1") + body)
        except OSError:
            if connection is not None:
                connection.close()
            self._give_up()
            raise
        with self._lock:
            self._idle.append(connection)
        answer = _read(reply)
        if status != _OK:
            raise _refusal(operation, status, answer)
        return answer

    def _give_up(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()


class _Connection:
    """A connection on which one request follows the other's answer; answers have a Content-Length."""

    def __init__(self, host: str, port: int, timeout: float) -> None:
        self._socket = socket.create_connection((host, port), timeout)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb")

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send a request, and give the status and the body of its answer.

        Raises:
            OSError: there is none, or it breaks off.
        """
        self._socket.sendall(request)
        try:
            status = int(self._line().split(b" ", 2)[1])
            length = 0
            while line := self._line():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
        except (IndexError, ValueError) as error:
            raise ConnectionError("the answer is no HTTP") from error
        body = self._file.read(length)
        if len(body) != length:
            raise ConnectionError("the answer broke off")
        return status, body

    def close(self) -> None:
        """Close it."""
        self._file.close()
        self._socket.close()

    def _line(self) -> bytes:
        line = self._file.readline()
        if not line.endswith(b"\n"):
            raise ConnectionError("the answer broke off")
        return line.rstrip(b"\r\n")


def _read(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body.decode())  # of bytes it would find out the encoding first
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _refusal(operation: str, status: int, answer: dict[str, Any]) -> ClientError:
    error = {"Code": str(answer.get("__type", status)), "Message": str(answer.get("message", ""))}
    response: Any = {"Error": error, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, operation)
