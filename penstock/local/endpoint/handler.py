"""One keep-alive connection: one request after the other, whose body is read by the one who answers it.

werkzeug's own handler closes the connection after every response; AWS clients are twice as quick when it stays.
"""

from __future__ import annotations

import io
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Protocol

from penstock.local.endpoint.bodies.body import Body
from penstock.local.endpoint.messages import HttpRequest, HttpResponse
from penstock.local.endpoint.protocol import Application
from penstock.local.endpoint.request_head import plain_headers, read_lines
from penstock.local.endpoint.streams import ChunkedStream, SizedStream, discard

_WORDS = 3
_MOST_AT_ONCE = 1 << 16
"""Bytes of a body that go in one write with the head; more are sent by the system, straight from the file."""
_NO_BODY = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})


class _Serving(Protocol):
    application: Application


class Handler(BaseHTTPRequestHandler):
    """Reads HTTP/1.1 requests for the server's application."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Serving  # type: ignore[assignment]
    raw_requestline: bytes

    def parse_request(self) -> bool:
        """Read the head: at once where it is plain, or else as the base class does."""
        lines = read_lines(self.rfile)
        words = self.raw_requestline.decode("latin-1").split()
        is_plain = len(words) == _WORDS and words[2] == self.protocol_version and not words[1].startswith("//")
        headers = plain_headers(lines) if is_plain else None
        if headers is not None:
            self.command, self.path, self.request_version = words
            self.headers = headers  # type: ignore[assignment]
            self.close_connection = False
            return True
        connection, self.rfile = self.rfile, io.BytesIO(b"".join((*lines, b"\r\n")))
        try:
            return super().parse_request()
        finally:
            self.rfile = connection

    def respond(self) -> None:
        """Answer the request whose head has been read."""
        stream = ChunkedStream(self.rfile) if self._is_chunked() else SizedStream(self.rfile, self._content_length())
        request = HttpRequest(self.command, self.path, tuple(self.headers.items()), stream)
        response = self.server.application.respond(request)
        discard(stream)
        self._write(response)

    do_DELETE = do_GET = do_HEAD = do_OPTIONS = do_PATCH = do_POST = do_PUT = respond  # noqa: N815 - http.server's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: a request is not news."""

    def _is_chunked(self) -> bool:
        return (self.headers["Transfer-Encoding"] or "").lower() == "chunked"

    def _content_length(self) -> int:
        return int(self.headers["Content-Length"] or 0)

    def _write(self, response: HttpResponse) -> None:
        headers = list(response.headers)
        sized = any(name.lower() == "content-length" for name, _ in headers)
        if not sized and response.status not in _NO_BODY:
            headers.append(("Content-Length", str(len(response.body))))
        reason = response.reason or HTTPStatus(response.status).phrase
        lines = [f"HTTP/1.1 {response.status} {reason}", *(f"{name}: {value}" for name, value in headers), "", ""]
        head = "\r\n".join(lines).encode("latin-1")
        body = b"" if self.command == "HEAD" else response.body
        if isinstance(body, Body) and len(body) > _MOST_AT_ONCE:
            self.wfile.write(head)
            body.send_to(self.connection)
        else:
            self.wfile.write(head + bytes(body))
