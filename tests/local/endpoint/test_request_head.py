"""The head of a request."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable

import pytest

from penstock.local.endpoint import Endpoint
from penstock.local.endpoint.request_head import plain_headers, read_lines
from tests.local.endpoint.conftest import EchoApplication


def test_headers_keep_their_order_and_spelling() -> None:
    """The first of a name is found in any letter case."""
    headers = plain_headers([b"Host: localhost:1\r\n", b"x-a:  1 \r\n", b"X-A: 2\r\n", b"Empty:\r\n"])
    assert headers is not None
    assert headers.items() == (("Host", "localhost:1"), ("x-a", "1"), ("X-A", "2"), ("Empty", ""))
    assert (headers["X-a"], headers["HOST"], headers["none"]) == ("1", "localhost:1", None)


@pytest.mark.parametrize(
    "line",
    [
        b"Expect: 100-continue\r\n",
        b"Connection: close\r\n",
        b" folded\r\n",
        b"no colon\r\n",
        b"bad name: 1\r\n",
        b": 1\r\n",
        b"bare: newline\n",
        b"A: " + b"a" * 70_000 + b"\r\n",
    ],
)
def test_what_is_not_plain_is_left_to_a_parser(line: bytes) -> None:
    """There are no headers then."""
    assert plain_headers([b"Host: localhost\r\n", line]) is None


def test_reads_up_to_the_empty_line() -> None:
    """What follows is the body."""
    file = io.BytesIO(b"A: 1\r\nB: 2\r\n\r\nbody")
    assert read_lines(file) == [b"A: 1\r\n", b"B: 2\r\n"]
    assert file.read() == b"body"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", b"200"),
        (b"GET / HTTP/1.0\r\n\r\n", b"200"),
        (b"GET / HTTP/1.1\r\nA: 1\r\n folded\r\nConnection: close\r\n\r\n", b"200"),
        (b"GET / HTTP/1.1\r\n" + b"A: 1\r\n" * 200 + b"\r\n", b"431"),
        (b"GET / HTTP/1.1\r\nA: " + b"a" * 70_000 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/9.1\r\n\r\n", b"505"),
        (b"what\r\n\r\n", b"400"),
    ],
)
def test_the_server_answers_what_is_not_plain(
    serve: Callable[[EchoApplication], Endpoint], echo_application: EchoApplication, request_: bytes, status: bytes
) -> None:
    """As `http.server` does, and closes the connection."""
    endpoint = serve(echo_application)
    with socket.create_connection(("localhost", endpoint.port), timeout=60) as client:
        client.sendall(request_)
        answer = b""
        try:
            while chunk := client.recv(65_536):
                answer += chunk
        except ConnectionResetError:  # it has not read all of what it refuses
            pass
    assert status in answer.partition(b"\r\n")[0]
