"""The server over real sockets."""

from __future__ import annotations

import http.client
import socket
import threading
import time

import pytest

from penstock.local.endpoint import Endpoint, Router


def test_a_connection_stays_open_for_the_next_request(serve, connect, echo_application) -> None:
    """A connection stays open for the next request."""
    connection = connect(serve(echo_application))

    for number in (1, 2, 3):
        connection.request("POST", f"/{number}", body=b"abc")
        response = connection.getresponse()
        assert (response.status, response.headers["X-Echo"]) == (200, "yes")
        assert response.read() == f"POST /{number} abc".encode()
        assert connection.sock is not None


def test_reads_a_chunked_body(serve, connect, echo_application) -> None:
    """Reads a chunked body."""
    connection = connect(serve(echo_application))

    connection.request("PUT", "/x", body=iter([b"ab", b"c"]), encode_chunked=True)

    assert connection.getresponse().read() == b"PUT /x abc"


def test_head_and_204_have_no_body(serve, connect, echo_application) -> None:
    """Head and 204 have no body."""
    connection = connect(serve(echo_application))

    connection.request("HEAD", "/x")
    head = connection.getresponse()
    assert (head.status, head.headers["Content-Length"], head.read()) == (200, "8", b"")
    connection.request("GET", "/empty")
    empty = connection.getresponse()
    assert (empty.status, empty.headers["Content-Length"], empty.read()) == (204, None, b"")


def test_continues_when_the_client_asks_first(serve, echo_application) -> None:
    """Continues when the client asks first."""
    endpoint = serve(echo_application)

    with socket.create_connection(("localhost", endpoint.port), timeout=10) as client:
        client.sendall(b"PUT /x HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        assert client.recv(100).startswith(b"HTTP/1.1 100")
        client.sendall(b"ok")
        assert client.recv(1000).endswith(b"PUT /x ok")


def test_long_polls_do_not_hold_up_others(serve, connect, echo_service, echo_application) -> None:
    """Long polls do not hold up others."""
    endpoint = serve(Router({"DataPipeline": echo_service}, echo_application))
    polls = [connect(endpoint) for _ in range(30)]
    for poll in polls:
        poll.request("POST", "/", body=b"{}", headers={"X-Amz-Target": "DataPipeline.PollForTask"})

    other = connect(endpoint)
    other.request("GET", "/quick")

    assert other.getresponse().read() == b"GET /quick "
    echo_service.release.set()
    assert [poll.getresponse().status for poll in polls] == [200] * 30


def test_stops_at_once_although_a_poll_waits(connect, echo_service, echo_application) -> None:
    """Stops at once although a poll waits."""
    endpoint = Endpoint(Router({"DataPipeline": echo_service}, echo_application))
    endpoint.start()
    poll = connect(endpoint)
    poll.request("POST", "/", body=b"{}", headers={"X-Amz-Target": "DataPipeline.PollForTask"})
    idle = connect(endpoint)
    idle.request("GET", "/")
    idle.getresponse().read()

    begun = time.monotonic()
    endpoint.stop()

    assert time.monotonic() - begun < 15, "it waited for the long poll"
    with pytest.raises(http.client.RemoteDisconnected):
        poll.getresponse()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("localhost", endpoint.port), timeout=1)


def test_clients_can_connect_before_the_start(echo_application) -> None:
    """Clients can connect before the start."""
    endpoint = Endpoint(echo_application)
    answers = []

    def ask() -> None:
        with socket.create_connection(("localhost", endpoint.port), timeout=10) as client:
            client.sendall(b"GET /early HTTP/1.1\r\n\r\n")
            answers.append(client.recv(1000))

    asking = threading.Thread(target=ask)
    asking.start()
    endpoint.start()
    asking.join(10)
    endpoint.stop()

    assert answers[0].endswith(b"GET /early ")


def test_fails_for_a_port_that_is_taken(serve, echo_application) -> None:
    """Fails for a port that is taken."""
    with pytest.raises(OSError, match="Address already in use"):
        Endpoint(echo_application, serve(echo_application).port)
