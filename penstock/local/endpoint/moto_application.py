"""moto as an application: loaded on the first request, one backend at a time."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from penstock.local.endpoint.bodies.errors import BodyError
from penstock.local.endpoint.bodies.receiving import receive
from penstock.local.endpoint.bodies.store import BodyStore
from penstock.local.endpoint.kept_objects import KeptObjects
from penstock.local.endpoint.messages import HttpRequest, HttpResponse

_CHANGING = frozenset({"PUT", "POST", "DELETE"})
_HOSTS_OF_PATH_STYLE = frozenset({"localhost", "127.0.0.1"})


class MotoApplication:
    """Answers as AWS does, from moto's backends in this process.

    S3 requests run one at a time: moto's buckets are plain dicts, and a listing breaks off when a key comes in the
    meantime. Bodies come before, and go after, in files. The other services are called by few clients and need no lock.

    Args:
        on_load: by moto's name of a service, what to do when its first request comes, before it is answered.
        bodies: the folder for the bodies of S3's objects, by default a temporary one.
    """

    def __init__(self, on_load: Mapping[str, Callable[[], None]] | None = None, bodies: Path | None = None) -> None:
        self._on_load = on_load or {}
        self._kept: KeptObjects | None = None
        self.s3_lock = threading.RLock()
        self.bodies = BodyStore(bodies)

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Run the request through moto's WSGI application.

        Raises:
            BrokenBodyError: when the client has gone before the end of its request.
        """
        # A PUT is known by its head: to look for more would be to read its body.
        environ = _environ(request, b"" if request.method == "PUT" else request.stream.read())
        app = self._dispatcher.get_application(environ)
        if app.service == "s3":
            return self._respond_s3(app, environ, request)
        if request.method == "PUT":
            environ = _environ(request, request.stream.read())
        answer = _run(app, environ)
        if app.service == "cloudformation":  # a stack may have buckets
            with self.s3_lock:
                self._follow()
        return answer

    def _respond_s3(self, app: Any, environ: dict[str, Any], request: HttpRequest) -> HttpResponse:
        from penstock.local.endpoint.bodies.moto_classes import INCOMING, OUTGOING

        environ[INCOMING] = None
        if request.method == "PUT":
            try:
                received = receive(request, self.bodies)
            except BodyError as error:
                return error.response()
            environ = {**_environ(replace(request, headers=received.headers), b""), INCOMING: received.body}
        with self.s3_lock:
            answer = _run(app, environ)
            if request.method in _CHANGING:
                self._follow(*_object_of(request))
        # Requests and their environs name each other: what one holds would last until Python looks for such circles.
        environ.pop(INCOMING)
        body = environ.pop(OUTGOING, None)
        if body is None:
            return answer
        # Of another length than what went through moto's framework, which was empty.
        headers = (header for header in answer.headers if header[0].lower() != "content-length")
        return replace(answer, headers=(*headers, ("Content-Length", str(len(body)))), body=body)

    def keep_objects(self, folder: Path, account: str) -> None:
        """Keep on disk what is in S3, and begin with what an earlier life has kept there; `load` comes first."""
        from moto.s3.models import s3_backends

        with self.s3_lock:
            kept = KeptObjects(folder, s3_backends[account]["aws"], self.bodies)
            kept.restore()
            self._kept = kept

    def object_changed(self, bucket: str, key: str) -> None:
        """Keep an object that was changed without a request; the caller holds `s3_lock`."""
        self._follow(bucket, key)

    def stop_keeping(self) -> None:
        """Close what `keep_objects` has opened; the files stay."""
        with self.s3_lock:
            if self._kept is not None:
                self._kept.close()
            self._kept = None

    def load(self) -> None:
        """Import what S3 needs, and forget what an earlier local cloud in this process has left."""
        self._dispatcher  # noqa: B018 - it is made when it is first asked for
        from moto.moto_api._internal.models import moto_api_backend

        moto_api_backend.reset()
        # Another application may have been loaded meanwhile.
        self._keep_bodies_in_files()
        # An answer, so that the libraries which moto loads with the first one are there.
        self.respond(HttpRequest("GET", "/", (("Host", "localhost"),), io.BytesIO()))

    def load_cloudformation(self) -> None:
        """Import what the first stack needs; it takes a second, during which other requests are answered."""
        import moto.cloudformation.responses  # noqa: F401 - outside of the dispatcher's lock

        scope = "Credential=local/20260101/us-east-1/cloudformation/aws4_request"
        headers = (("Authorization", f"AWS4-HMAC-SHA256 {scope}"),)
        self._dispatcher.get_application(_environ(HttpRequest("POST", "/", headers, io.BytesIO()), b""))

    def _follow(self, bucket: str | None = None, key: str | None = None) -> None:
        if self._kept is not None:
            self._kept.follow(bucket, key)

    def _keep_bodies_in_files(self) -> None:
        from penstock.local.endpoint.bodies import moto_classes

        moto_classes.install(self.bodies)

    @cached_property
    def _dispatcher(self) -> Any:
        from moto import backends
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

        self._keep_bodies_in_files()
        # It would look into moto's folder for each request, which takes as long as an answer of S3.
        modules = tuple(backends.list_of_moto_modules())
        setattr(backends, "list_of_moto_modules", lambda: modules)  # noqa: B010 - mypy forbids the plain form

        def create(service: Any) -> Any:
            app = create_backend_app(service)
            self._on_load.get(service, lambda: None)()
            return app

        return DomainDispatcherApplication(create)


def _object_of(request: HttpRequest) -> tuple[str, str] | tuple[None, None]:
    """The bucket and key that a request in path style is about; None where it may be about more, or about others."""
    host = (request.header("Host") or "").partition(":")[0]
    bucket, _, key = unquote(request.target.partition("?")[0].removeprefix("/")).partition("/")
    is_one = host in _HOSTS_OF_PATH_STYLE and bucket and key
    return (bucket, key) if is_one else (None, None)


def _run(app: Any, environ: dict[str, Any]) -> HttpResponse:
    started: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
        started[:] = [status, headers]

    chunks = app(environ, start_response)
    try:
        body = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    status, headers = started
    code, _, reason = status.partition(" ")
    return HttpResponse(int(code), tuple(headers), body, reason.title() if reason.isupper() else reason)


def _environ(request: HttpRequest, body: bytes) -> dict[str, Any]:
    """The request in WSGI's form (PEP 3333)."""
    path, _, query = request.target.partition("?")
    host, _, port = (request.header("Host") or "localhost").partition(":")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(path, "latin-1"),
        "REQUEST_URI": request.target,
        "RAW_URI": request.target,
        "QUERY_STRING": query,
        "SERVER_NAME": host,
        "SERVER_PORT": port or "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "CONTENT_LENGTH": str(len(body)),
    }
    for name, value in request.headers:
        key = name.upper().replace("-", "_")
        if key in {"CONTENT_LENGTH", "TRANSFER_ENCODING"}:  # the body is whole, and so is its length
            continue
        key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
        environ[key] = f"{environ[key]},{value}" if key in environ else value
    return environ
