"""Gets JSON by HTTP: tries again what may pass, waits as it is asked to, and keeps to a number of requests a second."""

from __future__ import annotations

import gzip
import json
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .failure import Failure  # on the machine there is no package above this one
from .json_lines import Number

PASSING = (408, 425, 429, 500, 502, 503, 504)
"""Statuses that another try may change."""
LONGEST_BACK_OFF = 60.0
"""Seconds between two tries, where the API does not ask for more."""
_SHOWN_CHARACTERS = 500
_AS_IT_IS = "%/:=&?~#+!$,;'@()*[]"
"""What has a meaning in a URL, or is encoded already."""


class Clock:
    """Time as the client sees it; tests have their own."""

    @staticmethod
    def monotonic() -> float:
        """Seconds since some start."""
        return time.monotonic()

    @staticmethod
    def now() -> float:
        """Seconds since the epoch."""
        return time.time()

    @staticmethod
    def sleep(seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class Reply:
    """What an API answered.

    Attributes:
        value: its JSON; numbers are kept as they were sent.
        link: the Link headers as one, or an empty text.
    """

    def __init__(self, value: Any, link: str) -> None:
        self.value = value
        self.link = link


class HttpClient:
    """Gets JSON from one server; what it sends with every request goes nowhere else."""

    def __init__(
        self,
        origin: str,
        headers: Mapping[str, str],
        *,
        retries: int,
        requests_per_second: float | None,
        timeout: float,
        longest_wait: float,
        clock: Any = Clock,
        warn: Callable[[str], None] = lambda message: None,
    ) -> None:
        """Make one.

        Args:
            origin: any URL of the server.
            headers: sent with every request.
            retries: further tries of a request.
            requests_per_second: most of them, tries included; None for no limit.
            timeout: seconds without a byte from the server, after which a try has failed.
            longest_wait: seconds that the server may ask to wait for before the program fails instead.
            clock: see `Clock`.
            warn: is told of every try that failed.
        """
        self._origin = origin_of(origin)
        self._headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "User-Agent": "penstock",
            **headers,
        }
        self._retries = retries
        self._gap = 0.0 if requests_per_second is None else 1 / requests_per_second
        self._timeout = timeout
        self._longest_wait = longest_wait
        self._clock = clock
        self._warn = warn
        self._next_start = 0.0
        self._opener = build_opener(_SameOrigin(self._origin))

    def get(self, url: str) -> Reply:
        """Get one page.

        Raises:
            Failure: the server refuses, goes on failing, does not answer with JSON, or asks to wait for too long.
        """
        self.check(url)
        for attempt in range(self._retries + 1):
            self._keep_pace()
            try:
                return self._try(url)
            except _Passing as passing:
                if attempt == self._retries:
                    tries = "" if attempt == 0 else f" in each of {attempt + 1} tries, the last time"
                    raise Failure(f"{url} failed{tries}: {passing}") from None
                delay = min(2.0**attempt, LONGEST_BACK_OFF) if passing.wait is None else passing.wait
                if delay > self._longest_wait:
                    raise Failure(
                        f"{url}: {passing}; it asks to wait for {delay:.0f} seconds, and the longest wait is "
                        f"{self._longest_wait:.0f}"
                    ) from None
                self._warn(f"{url}: {passing}; trying again in {delay:g} seconds")
                self._clock.sleep(delay)
        raise AssertionError("a loop of at least one try ends by itself")

    def check(self, url: str) -> None:
        """See to it that a URL is one of the server.

        Raises:
            Failure: it leads elsewhere.
        """
        _check_origin(url, self._origin)

    def _keep_pace(self) -> None:
        now = self._clock.monotonic()
        if now < self._next_start:
            self._clock.sleep(self._next_start - now)
        self._next_start = max(now, self._next_start) + self._gap

    def _try(self, url: str) -> Reply:
        try:
            request = Request(quote(url, safe=_AS_IT_IS), headers=self._headers)  # noqa: S310 - checked in get
            with self._opener.open(request, timeout=self._timeout) as response:
                if response.status == 204:
                    return Reply(None, "")
                body = _body(response)
                charset = response.headers.get_content_charset()
                link = ", ".join(response.headers.get_all("Link") or ())
        except HTTPError as error:
            with error:
                raise self._refusal(url, error) from None
        except URLError as error:
            if isinstance(error.reason, ssl.SSLCertVerificationError):
                raise Failure(f"{url}: the server's certificate is not accepted: {error.reason}") from None
            raise _Passing(str(error.reason)) from None
        except (OSError, HTTPException, EOFError, zlib.error) as error:
            raise _Passing(f"{type(error).__name__}: {error}") from None
        return Reply(_parsed(body, charset), link)

    def _refusal(self, url: str, error: HTTPError) -> Exception:
        said = _beginning(error)
        message = f"HTTP status {error.code} {error.reason}" + (f": {said}" if said else "")
        if error.code in PASSING:
            return _Passing(message, self._wanted_wait(error.headers.get("Retry-After")))
        return Failure(f"{url}: {message}")

    def _wanted_wait(self, text: str | None) -> float | None:
        """The seconds of Retry-After, which is a number or a date; None where it is neither."""
        try:
            if text is None or text.strip().isdigit():
                return None if text is None else float(text)
            return max(0.0, parsedate_to_datetime(text).timestamp() - float(self._clock.now()))
        except (TypeError, ValueError, IndexError, OverflowError):
            return None


class _Passing(Exception):  # noqa: N818 - not an error yet
    """A try that failed; another one may not."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class _SameOrigin(HTTPRedirectHandler):
    """Follows redirects to the same server only: the credentials are not for another."""

    def __init__(self, origin: tuple[str, str, int | None]) -> None:
        self._origin = origin

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """Make the next request.

        Raises:
            Failure: it would go elsewhere.
        """
        _check_origin(newurl, self._origin)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def origin_of(url: str) -> tuple[str, str, int | None]:
    """The scheme, host and port of a URL.

    Raises:
        Failure: it is none of HTTP.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Failure(f"{url} is no URL: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise Failure(f"{url} is no http:// or https:// URL without a user name")
    return parts.scheme, parts.hostname, port or {"http": 80, "https": 443}[parts.scheme]


def _check_origin(url: str, origin: tuple[str, str, int | None]) -> None:
    if origin_of(url) != origin:
        scheme, host, port = origin
        raise Failure(f"{url} leads away from {scheme}://{host}:{port}; credentials are not sent elsewhere")


def _body(response: HTTPResponse) -> bytes:
    body = response.read()
    return gzip.decompress(body) if response.headers.get("Content-Encoding", "").lower() == "gzip" else body


def _parsed(body: bytes, charset: str | None) -> Any:
    """The JSON of a reply; a malformed one may be a truncated one, so that is worth another try."""
    try:
        text = body.decode(charset) if charset else body  # bytes: UTF-8, -16 or -32, as RFC 8259 has it
        return json.loads(text, parse_float=Number, parse_int=Number, parse_constant=_no_constant)
    except (ValueError, LookupError, RecursionError) as error:
        raise _Passing(f"the reply of {len(body)} bytes is no JSON: {str(error) or type(error).__name__}") from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"JSON has no {name}")


def _beginning(error: HTTPError) -> str:
    """What the server says about its refusal, on one line."""
    try:
        said = error.read(4 * _SHOWN_CHARACTERS).decode("utf-8", "replace")
    except (OSError, HTTPException):
        return ""
    printable = "".join(character if character.isprintable() else " " for character in said)
    return " ".join(printable.split())[:_SHOWN_CHARACTERS]
