"""The calls of a task runner, to a local cloud."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from botocore.exceptions import ClientError

from penstock.worker.clients import Clients
from penstock.worker.local_tasks import LocalTasks, is_local
from penstock.worker.retry import is_transient

_NO_HTTP = 0


class _Service:
    """Answers what it is told to, and notes what it was asked, and on which connection."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, bytes] | None] = []
        self.asked: list[tuple[str, bytes]] = []
        self.peers: list[Any] = []


@pytest.fixture
def service() -> Iterator[tuple[_Service, LocalTasks]]:
    """A service and a client of it."""
    state = _Service()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.asked.append((self.headers["X-Amz-Target"], body))
            state.peers.append(self.client_address)
            answer = state.answers.pop(0) if state.answers else (200, b"{}")
            if answer is None:
                self.close_connection = True
                return
            if answer[0] == _NO_HTTP:
                self.wfile.write(answer[1])
                return
            self.send_response(answer[0])
            self.send_header("Content-Length", str(len(answer[1])))
            self.end_headers()
            self.wfile.write(answer[1])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield state, LocalTasks(f"http://127.0.0.1:{server.server_address[1]}", 5)
    server.shutdown()
    server.server_close()


def test_asks_on_one_connection(service: tuple[_Service, LocalTasks]) -> None:
    """As botocore would, but for the signature."""
    state, tasks = service
    state.answers = [(200, b'{"taskObject": {"taskId": "t"}}')]
    assert tasks.poll_for_task(workerGroup="g", hostname="h") == {"taskObject": {"taskId": "t"}}
    assert tasks.report_task_progress(taskId="t") == {}
    assert tasks.set_task_status(taskId="t", taskStatus="FINISHED") == {}
    assert state.asked == [
        ("DataPipeline.PollForTask", b'{"workerGroup": "g", "hostname": "h"}'),
        ("DataPipeline.ReportTaskProgress", b'{"taskId": "t"}'),
        ("DataPipeline.SetTaskStatus", b'{"taskId": "t", "taskStatus": "FINISHED"}'),
    ]
    assert len(set(state.peers)) == 1


def test_a_status_and_a_poll_are_one_call(service: tuple[_Service, LocalTasks]) -> None:
    """Which AWS does not have."""
    state, tasks = service
    state.answers = [(200, b'{"taskObject": {"taskId": "u"}, "isSet": true}')]
    given = tasks.set_task_status_and_poll({"taskId": "t"}, {"workerGroup": "g"})
    assert given["taskObject"] == {"taskId": "u"}
    assert state.asked == [
        ("PenstockTasks.SetTaskStatusAndPoll", b'{"status": {"taskId": "t"}, "poll": {"workerGroup": "g"}}')
    ]
    # A service of somebody else's that answers everything.
    state.answers = [(200, b"<ListAllMyBucketsResult/>")]
    with pytest.raises(ConnectionError, match="does not tell"):
        tasks.set_task_status_and_poll({"taskId": "t"}, {"workerGroup": "g"})


def test_a_refusal_has_its_code(service: tuple[_Service, LocalTasks]) -> None:
    """What the caller does about it depends on that."""
    state, tasks = service
    state.answers = [(400, b'{"__type": "TaskNotFoundException", "message": "no task"}'), (503, b"what?")]
    with pytest.raises(ClientError, match=r"TaskNotFoundException.*no task") as refused:
        tasks.set_task_status(taskId="t", taskStatus="FINISHED")
    assert not is_transient(refused.value)
    with pytest.raises(ClientError, match="503") as failed:
        tasks.report_task_progress(taskId="t")
    assert is_transient(failed.value)


def test_a_connection_that_breaks_off_can_be_tried_again(service: tuple[_Service, LocalTasks]) -> None:
    """The next call takes a new one."""
    state, tasks = service
    tasks.report_task_progress(taskId="t")
    state.answers = [None]
    with pytest.raises(OSError) as broken:  # noqa: PT011 - which one depends on the moment
        tasks.report_task_progress(taskId="t")
    assert is_transient(broken.value)
    assert tasks.report_task_progress(taskId="t") == {}
    assert state.peers[-1] != state.peers[0]


@pytest.mark.parametrize("answer", [b"what?\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: some\r\n\r\n"])
def test_an_answer_that_is_no_http_can_be_tried_again(service: tuple[_Service, LocalTasks], answer: bytes) -> None:
    """On another connection: what else is on that one cannot be told."""
    state, tasks = service
    state.answers = [(_NO_HTTP, answer)]
    with pytest.raises(ConnectionError) as broken:
        tasks.report_task_progress(taskId="t")
    assert is_transient(broken.value)
    assert tasks.report_task_progress(taskId="t") == {}
    assert len(set(state.peers)) == 2


@pytest.mark.parametrize(
    ("endpoint", "expected"),
    [
        ("http://localhost:4566", True),
        ("http://127.0.0.1:1", True),
        ("https://localhost:1", False),
        ("https://datapipeline.us-east-1.amazonaws.com", False),
        ("http://localhost.example.com", False),
        (None, False),
    ],
)
def test_only_this_computer_is_local(endpoint: str | None, expected: bool) -> None:
    """Everything else is asked with a signature."""
    assert is_local(endpoint) is expected
    clients = Clients(endpoint, "us-east-1")
    assert isinstance(clients.tasks, LocalTasks) is expected
    assert clients.tasks is clients.tasks
