"""moto as an application: loaded on the first request, one backend at a time."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from penstock.local.endpoint.kept_objects import KeptObjects
from penstock.local.endpoint.messages import HttpRequest, HttpResponse

_CHANGING = frozenset({"PUT", "POST", "DELETE"})
_HOSTS_OF_PATH_STYLE = frozenset({"localhost", "127.0.0.1"})


class MotoApplication:
    """Answers as AWS does, from moto's backends in this process.

    S3 requests run one at a time: moto's buckets are plain dicts, and a listing breaks off when a key comes in the
    meantime. The other services are called by few clients and need no lock.

    Args:
        on_load: by moto's name of a service, what to do when its first request comes, before it is answered.
    """

    def __init__(self, on_load: Mapping[str, Callable[[], None]] | None = None) -> None:
        self._on_load = on_load or {}
        self._kept: KeptObjects | None = None
        self.s3_lock = threading.RLock()

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Run the request through moto's WSGI application."""
        environ = _environ(request)
        app = self._dispatcher.get_application(environ)
        if app.service == "s3":
            with self.s3_lock:
                answer = _run(app, environ)
                if request.method in _CHANGING:
                    self._follow(*_object_of(request))
                return answer
        answer = _run(app, environ)
        if app.service == "cloudformation":  # a stack may have buckets
            with self.s3_lock:
                self._follow()
        return answer

    def keep_objects(self, folder: Path, account: str) -> None:
        """Keep on disk what is in S3, and begin with what an earlier life has kept there; `load` comes first."""
        from moto.s3.models import s3_backends

        with self.s3_lock:
            kept = KeptObjects(folder, s3_backends[account]["aws"])
            kept.restore()
            self._kept = kept

    def object_changed(self, bucket: str, key: str) -> None:
        """Keep an object that was changed without a request; the caller holds `s3_lock`."""
        self._follow(bucket, key)

    def stop_keeping(self) -> None:
        """Close what `keep_objects` has opened."""
        with self.s3_lock:
            if self._kept is not None:
                self._kept.close()
            self._kept = None

    def load(self) -> None:
        """Import what S3 needs, and forget what an earlier local cloud in this process has left."""
        dispatcher = self._dispatcher
        from moto.moto_api._internal.models import moto_api_backend

        moto_api_backend.reset()
        dispatcher.get_application(_environ(HttpRequest("GET", "/", (), b"")))
        # An answer, so that the libraries which moto loads with the first one are there.
        self.respond(HttpRequest("GET", "/", (("Host", "localhost"),), b""))

    def load_cloudformation(self) -> None:
        """Import what the first stack needs; it takes a second, during which other requests are answered."""
        import moto.cloudformation.responses  # noqa: F401 - outside of the dispatcher's lock

        scope = "Credential=local/20260101/us-east-1/cloudformation/aws4_request"
        headers = (("Authorization", f"AWS4-HMAC-SHA256 {scope}"),)
        self._dispatcher.get_application(_environ(HttpRequest("POST", "/", headers, b"")))

    def _follow(self, bucket: str | None = None, key: str | None = None) -> None:
        if self._kept is not None:
            self._kept.follow(bucket, key)

    @cached_property
    def _dispatcher(self) -> Any:
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

        def create(service: Any) -> Any:
            app = create_backend_app(service)
            self._on_load.get(service, lambda: None)()
            return app

        return DomainDispatcherApplication(create)


def _object_of(request: HttpRequest) -> tuple[str, str] | tuple[None, None]:
    """The bucket and key that a PUT in path style is about; None where it may be about more, or about others."""
    host = (request.header("Host") or "").partition(":")[0]
    bucket, _, key = unquote(request.target.partition("?")[0].removeprefix("/")).partition("/")
    is_one = request.method == "PUT" and host in _HOSTS_OF_PATH_STYLE and bucket and key
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


def _environ(request: HttpRequest) -> dict[str, Any]:
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
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "CONTENT_LENGTH": str(len(request.body)),
    }
    for name, value in request.headers:
        key = name.upper().replace("-", "_")
        if key in {"CONTENT_LENGTH", "TRANSFER_ENCODING"}:  # the body is whole, and so is its length
            continue
        key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
        environ[key] = f"{environ[key]},{value}" if key in environ else value
    return environ
