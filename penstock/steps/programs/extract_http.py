"""Pages through an HTTP API that answers in JSON, and writes its records as JSON lines.

Credentials come by standard input, and are in no argument, variable or message.
"""

from __future__ import annotations

import argparse
import base64
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .credentials import Secret  # on the machine there is no package above this one
from .failure import Failure
from .http_client import Clock, HttpClient
from .json_lines import FILES, JsonLines
from .paging import Pages, records_at, with_parameters

PAGING = ("none", "page", "offset", "cursor", "next-link", "link-header")


def main(arguments: Sequence[str] | None = None, *, stdin: Any = None, clock: Any = Clock) -> int:
    """Extract; the exit code is 1 where that fails."""
    options = _parser().parse_args(arguments)
    secret = None
    try:
        secret = Secret.read(stdin) if options.secret_as else None
        _extract(options, secret, clock)
    except (Failure, OSError) as error:
        _say(str(error), secret, sys.stderr)
        return 1
    return 0


def _extract(options: Any, secret: Secret | None, clock: Any) -> None:
    headers, parameters = _credentials(options, secret)
    client = HttpClient(
        options.url,
        {**dict(options.header), **headers},
        retries=options.retries,
        requests_per_second=options.requests_per_second,
        timeout=options.timeout,
        longest_wait=options.longest_wait,
        clock=clock,
        warn=lambda message: _say(message, secret, sys.stderr),
    )
    url = with_parameters(options.url, {**dict(options.parameter), **parameters})
    pages = Pages(client, url, records_at(options.records), options.most_pages)
    lines = JsonLines(Path(options.output), options.files)
    try:
        for records in _pages(pages, options, parameters):
            for record in records:
                lines.write(record)
    except BaseException:
        lines.abandon()
        raise
    lines.finish()
    _say(f"{lines.records} records of {pages.count} pages", secret, sys.stdout)


def _pages(pages: Pages, options: Any, parameters: dict[str, str]) -> Iterator[list[Any]]:
    def keep(url: str) -> str:
        """A link of the API's own does not always have the credentials."""
        return with_parameters(url, parameters) if parameters else url

    if options.paging == "page":
        return pages.by_number(options.page_parameter, options.first)
    if options.paging == "offset":
        return pages.by_offset(options.page_parameter, options.first)
    if options.paging == "cursor":
        return pages.by_cursor(options.next_path, options.page_parameter)
    if options.paging == "next-link":
        return pages.by_next_link(options.next_path, keep)
    if options.paging == "link-header":
        return pages.by_link_header(keep)
    return pages.one()


def _credentials(options: Any, secret: Secret | None) -> tuple[dict[str, str], dict[str, str]]:
    """The headers and the parameters that have the secret in them."""
    if secret is None:
        return {}, {}
    if options.secret_as == "basic":  # noqa: S105 - how it is sent
        pair = "{}:{}".format(secret.value("username"), secret.value("password"))
        return {"Authorization": "Basic " + secret.tell(base64.b64encode(pair.encode()).decode())}, {}
    text = secret.value(options.secret_key) if options.secret_key else secret.whole()
    kind, _, name = options.secret_as.partition(":")
    if kind == "parameter":
        return {}, {name: text}
    if not all(" " <= character <= "~" for character in text):
        raise Failure("the secret has characters that no header can have")
    return {"Authorization": "Bearer " + text} if kind == "bearer" else {name: text}, {}


def _say(message: str, secret: Secret | None, stream: Any) -> None:
    stream.write((message if secret is None else secret.hidden(message)) + "\n")
    stream.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="extract_http", description=__doc__)
    parser.add_argument("--url", required=True, help="of the first page")
    parser.add_argument("--output", required=True, help="the folder that is written")
    parser.add_argument("--parameter", action="append", default=[], type=_pair("="), help="NAME=VALUE of the query")
    parser.add_argument("--header", action="append", default=[], type=_pair(":"), help="NAME: VALUE of each request")
    parser.add_argument("--records", default="", help="path of the records in a reply")
    parser.add_argument("--paging", choices=PAGING, default="none")
    parser.add_argument("--page-parameter", default="page", help="gets the page, the offset or the cursor")
    parser.add_argument("--first", type=int, default=0, help="number of the first page, or the first offset")
    parser.add_argument("--next-path", default="", help="path of the cursor or of the next link in a reply")
    parser.add_argument("--most-pages", type=int, default=10000)
    parser.add_argument("--requests-per-second", type=float)
    parser.add_argument("--retries", type=int, default=5)
    parser.add_argument("--timeout", type=float, default=60, help="seconds without a byte")
    parser.add_argument("--longest-wait", type=float, default=900, help="seconds that Retry-After may ask for")
    parser.add_argument("--files", type=int, default=FILES, help="over which records are spread")
    parser.add_argument("--secret-as", help="bearer, basic, header:NAME or parameter:NAME; it comes by standard input")
    parser.add_argument("--secret-key", default="", help="key of a secret that is a JSON object")
    return parser


def _pair(separator: str) -> Any:
    def pair(text: str) -> tuple[str, str]:
        name, found, value = text.partition(separator)
        if not found or not name.strip():
            raise argparse.ArgumentTypeError(f"'{text}' has no {separator} after a name")
        if separator == ":" and not all(" " <= character <= "~" for character in text):
            raise argparse.ArgumentTypeError(f"'{text}' has characters that no header can have")
        return name.strip(), value.strip() if separator == ":" else value

    return pair


if __name__ == "__main__":
    sys.exit(main())
