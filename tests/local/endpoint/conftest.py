"""Parts to put behind an endpoint."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from penstock.local.endpoint import Application, Endpoint, HttpRequest, HttpResponse
from penstock.local.endpoint.moto_application import MotoApplication
from penstock.local.errors import ServiceError
from tests.local.endpoint.clients import client_of


class EchoService:
    """Gives payloads back, refuses some, breaks on others, and lets one wait."""

    def __init__(self) -> None:
        self.release = threading.Event()

    def handle(self, operation: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Do as the operation says."""
        if operation == "Refuse":
            raise ServiceError("InvalidRequestException", "no such pipeline", 400)
        if operation == "Break":
            message = "the secret is hunter2"
            raise RuntimeError(message)
        if operation == "PollForTask":
            self.release.wait(30)
        return {"operation": operation, **payload}


class EchoApplication:
    """Tells what it was asked."""

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer with the request."""
        if request.target == "/empty":
            return HttpResponse(204, (), b"")
        if request.target.startswith("/break"):
            raise RuntimeError
        if request.target == "/unknown":
            message = "The fly action has not been implemented"
            raise NotImplementedError(message)
        head = f"{request.method} {request.target} ".encode()
        return HttpResponse(200, (("X-Echo", "yes"),), head + request.stream.read())


@pytest.fixture
def echo_service() -> Iterator[EchoService]:
    """A service; its waiting calls are released at the end."""
    service = EchoService()
    yield service
    service.release.set()


@pytest.fixture
def echo_application() -> EchoApplication:
    """An application in the place of moto."""
    return EchoApplication()


@pytest.fixture
def serve() -> Iterator[Callable[[Application], Endpoint]]:
    """Starts endpoints, and stops them at the end."""
    started = []

    def start(application: Application) -> Endpoint:
        endpoint = Endpoint(application)
        endpoint.start()
        started.append(endpoint)
        return endpoint

    yield start
    for endpoint in started:
        endpoint.stop()


@pytest.fixture
def connect() -> Iterator[Callable[[Endpoint], http.client.HTTPConnection]]:
    """Opens connections, and closes them at the end."""
    opened = []

    def open_one(endpoint: Endpoint) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("localhost", endpoint.port, timeout=10)
        opened.append(connection)
        return connection

    yield open_one
    for connection in opened:
        connection.close()


@pytest.fixture(scope="session")
def moto_application() -> MotoApplication:
    """The moto of this process; its state is reset for each test that asks for an endpoint."""
    return MotoApplication()


@pytest.fixture
def moto_client(moto_application: MotoApplication, serve: Callable[[Application], Endpoint]) -> Callable[[str], Any]:
    """Makes boto3 clients of an endpoint with an empty moto behind it."""
    moto_application.load()
    endpoint = serve(moto_application)

    def client(service: str) -> Any:
        return client_of(endpoint, service)

    return client
