"""An HTTP server on a free port of this machine that answers as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest


class Answer:
    """What the server answers: a status, headers and a body, which is JSON unless it is bytes."""

    def __init__(self, body: Any = None, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.status = status
        self.headers = headers or {}
        self.body = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()


class Api:
    """A server on a free port of this machine.

    Attributes:
        answer: gives the answer to a request, by its path and its parameters.
        requests: the paths and headers of all requests, in order.
    """

    def __init__(self) -> None:
        self.answer: Callable[[str, dict[str, str]], Answer] = lambda path, parameters: Answer([])
        self.requests: list[tuple[str, dict[str, str]]] = []
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                api.requests.append((self.path, dict(self.headers)))
                parts = urlsplit(self.path)
                parameters = {name: values[-1] for name, values in parse_qs(parts.query).items()}
                answer = api.answer(parts.path, parameters)
                self.send_response(answer.status)
                for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the base class
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def answers(self, *answers: Answer) -> None:
        """Give these answers, in order, whatever is asked for."""
        rest = iter(answers)
        self.answer = lambda path, parameters: next(rest)

    @property
    def paths(self) -> list[str]:
        """What was asked for."""
        return [path for path, _ in self.requests]

    def stop(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def api() -> Iterator[Api]:
    """A server, which ends with the test."""
    api = Api()
    yield api
    api.stop()


@pytest.fixture
def answer() -> type[Answer]:
    """Makes answers."""
    return Answer
