"""How an API gives its records page by page, and how a program knows the last one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from .failure import Failure  # on the machine there is no package above this one
from .http_client import HttpClient, Reply
from .json_lines import Number
from .json_path import look_up

_LINK = re.compile(r'<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"[^"]*"|[^\s;,]*))?)*)')
_NEXT = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]*))', re.IGNORECASE)
_NOTHING = object()


class Pages:
    """The pages of one API.

    Attributes:
        count: the pages that have been got.
    """

    def __init__(self, client: HttpClient, url: str, records: Callable[[Any], list[Any]], most: int) -> None:
        """Start before the first page.

        Args:
            client: gets them.
            url: of the first.
            records: finds the records of a reply.
            most: number of pages after which the program fails: it would rather not end than stop half-way unseen.
        """
        self._client = client
        self._url = url
        self._records = records
        self._most = most
        self.count = 0

    def one(self) -> Iterator[list[Any]]:
        """All records at once."""
        yield self._records(self._get(self._url).value)

    def by_number(self, parameter: str, first: int) -> Iterator[list[Any]]:
        """Pages by their number, until one is empty: what an API calls the size of a page may be less than asked for.

        Raises:
            Failure: see `HttpClient.get`; or a page is the same as the one before.
        """
        yield from self._until_empty(lambda number, seen: with_parameters(self._url, {parameter: str(first + number)}))

    def by_offset(self, parameter: str, first: int) -> Iterator[list[Any]]:
        """Pages by the number of records before them, until one is empty.

        Raises:
            Failure: see `by_number`.
        """
        yield from self._until_empty(lambda number, seen: with_parameters(self._url, {parameter: str(first + seen)}))

    def by_cursor(self, path: str, parameter: str) -> Iterator[list[Any]]:
        """Pages by what the reply before them has at `path`, until there is nothing.

        Raises:
            Failure: see `HttpClient.get`; or the same cursor comes twice.
        """

        def following(reply: Reply) -> str | None:
            cursor = _text(look_up(reply.value, path), "cursor", path)
            return None if cursor is None else with_parameters(self._url, {parameter: cursor})

        yield from self._followed(following, "cursor")

    def by_next_link(self, path: str, keep: Callable[[str], str]) -> Iterator[list[Any]]:
        """Pages by the link that the reply before them has at `path`, until there is none.

        Args:
            path: in the reply.
            keep: puts into a link what it needs beside, such as credentials.

        Raises:
            Failure: see `HttpClient.get`; or the same link comes twice, or leads away from the server.
        """

        def following(reply: Reply) -> str | None:
            link = _text(look_up(reply.value, path), "next link", path)
            return None if link is None else keep(urljoin(self._url, link))

        yield from self._followed(following, "next link")

    def by_link_header(self, keep: Callable[[str], str]) -> Iterator[list[Any]]:
        """Pages by the header Link with rel="next" (RFC 8288) of the reply before them.

        Raises:
            Failure: see `by_next_link`.
        """

        def following(reply: Reply) -> str | None:
            link = next_of(reply.link)
            return None if link is None else keep(urljoin(self._url, link))

        yield from self._followed(following, "next link")

    def _until_empty(self, url: Callable[[int, int], str]) -> Iterator[list[Any]]:
        seen = 0
        before = None
        while True:
            address = url(self.count, seen)
            found = self._records(self._get(address).value)
            if not found:
                return
            now = json.dumps(found, sort_keys=True)
            if now == before:
                raise Failure(f"{address} has the same records as the page before; does the API know the parameter?")
            before = now
            seen += len(found)
            yield found

    def _followed(self, following: Callable[[Reply], str | None], what: str) -> Iterator[list[Any]]:
        url: str | None = self._url
        seen: set[str] = set()
        while url is not None:
            if url in seen:
                raise Failure(f"the API gave the same {what} twice, and would do so for ever: {url}")
            seen.add(url)
            reply = self._get(url)
            yield self._records(reply.value)
            url = following(reply)

    def _get(self, url: str) -> Reply:
        if self.count == self._most:
            raise Failure(f"there are more than {self.count} pages; give most_pages a higher number if that is right")
        self.count += 1
        return self._client.get(url)


def records_at(path: str) -> Callable[[Any], list[Any]]:
    """Make what finds the records of a reply.

    Args:
        path: of a list, or of the only record; empty for the reply itself.
    """

    def records(value: Any) -> list[Any]:
        found = look_up(value, path, missing=None if value is None else _NOTHING)  # null, or no content at all
        if found is _NOTHING:
            raise Failure(f"the reply has nothing at '{path}'; it is {_described(value)}")
        if found is None:
            return []
        found = found if isinstance(found, list) else [found]
        where = f" at '{path}'" if path else ""
        for number, record in enumerate(found, start=1):
            if not isinstance(record, dict):
                raise Failure(f"record {number}{where} is {_described(record)}, where an object is needed")
        return found

    return records


def with_parameters(url: str, parameters: dict[str, str]) -> str:
    """Return a URL with these parameters, instead of those of the same names that it may have."""
    parts = urlsplit(url)
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in parameters]
    return urlunsplit(parts._replace(query=urlencode(kept + list(parameters.items())), fragment=""))


def next_of(header: str) -> str | None:
    """The target of rel="next" of a Link header, None where there is none."""
    for link in _LINK.finditer(header):
        for quoted, plain in _NEXT.findall(link.group(2)):
            if "next" in (quoted or plain).lower().split():
                return link.group(1)
    return None


def _text(found: Any, what: str, path: str) -> str | None:
    if found is None or found is False or found == "":
        return None
    if not isinstance(found, str):
        raise Failure(f"the {what} at '{path}' is {_described(found)}, where a text or a number is needed")
    return str(found)


def _described(value: Any) -> str:
    if isinstance(value, dict):
        keys = ", ".join(f"'{key}'" for key in list(value)[:10])
        return f"an object with the keys {keys}" if keys else "an object without keys"
    if isinstance(value, Number):
        return "a number"
    names = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), type(value).__name__)
