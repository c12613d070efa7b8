"""The endpoint's server: a thread per connection, and a stop that no open connection can hold up."""

from __future__ import annotations

import contextlib
import socket
import threading
from http.server import ThreadingHTTPServer
from typing import Any

from penstock.local.endpoint.handler import Handler
from penstock.local.endpoint.protocol import Application

_HOST = "127.0.0.1"
_STOP_POLL_SECONDS = 0.05


class Endpoint:
    """Serves `application` on the loopback interface.

    The port is bound at once, so that clients can connect while the rest still starts; they are served from `start`.
    Clients use the name `localhost`: only with it does moto find the bucket of a TemplateURL in the path.

    Args:
        application: answers the requests, in many threads at a time.
        port: the port to bind, 0 for a free one.

    Raises:
        OSError: when the port is taken.
    """

    def __init__(self, application: Application, port: int = 0) -> None:
        self._server = _Server(application, port)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(_STOP_POLL_SECONDS,), name="endpoint", daemon=True
        )

    @property
    def port(self) -> int:
        """The port that is bound."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """The address for AWS_ENDPOINT_URL."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """Stop serving and cut the open connections; a request under way is not waited for."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()
        self._server.cut_connections()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, application: Application, port: int) -> None:
        self.application = application
        self._connections: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__((_HOST, port), Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a connection that broke off pass in silence: clients are killed all the time."""

    def cut_connections(self) -> None:
        with self._lock:
            connections = tuple(self._connections)
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
