"""Makes Apache combined logs of a known number of good and malformed lines, from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

_START = datetime(2015, 5, 17, 10, 5, tzinfo=UTC)
_USERS = ("-", "-", "-", "-", "roy", "thomas")
_METHODS = ("GET", "GET", "GET", "GET", "HEAD", "POST")
_PAGES = ("/", "/favicon.ico", "/blog/tags/puppet?flav=rss20", "/images/web/2009/banner.png", "/reset.css")
_STATUSES = ("200", "200", "200", "206", "301", "304", "404", "500")
_REFERRERS = (
    "-",
    "http://semicomplete.com/presentations/logstash/",
    # Commas: with ',' as the delimiter these rows would not load.
    "http://www.google.com/url?sa=t&q=xdotool,window,move",
    "http://example.org/caf\u00e9?a=1,2,3",
)
_AGENTS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:24.0) Gecko/20140205 Firefox/24.0",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "-",
)


@dataclass(frozen=True, slots=True)
class LogSample:
    """What a generated file holds.

    Attributes:
        good: lines in the combined format.
        malformed: lines that are not.
    """

    good: int
    malformed: int


def write_logs(path: Path, *, good: int, malformed: int, seed: int) -> LogSample:
    """Write a log file; the same arguments always give the same bytes.

    Args:
        path: the file, in UTF-8.
        good: number of well-formed lines.
        malformed: number of lines that the combined format does not fit, spread among the others.
        seed: of the pseudo-random choices.
    """
    random = Random(seed)  # noqa: S311 - sample data, no cryptography
    is_good = [True] * good + [False] * malformed
    random.shuffle(is_good)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line, flag in zip(_lines(random), is_good, strict=False):
            file.write((line if flag else _broken(line, random)) + "\n")
    return LogSample(good, malformed)


def _lines(random: Random) -> Iterator[str]:
    moment = _START
    while True:
        moment += timedelta(seconds=random.randrange(5))
        host = f"{random.randrange(1, 224)}.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(1, 255)}"
        status = random.choice(_STATUSES)
        size = "-" if status == "304" else str(random.randrange(20, 250_000))
        yield (
            f"{host} - {random.choice(_USERS)} [{moment:%d/%b/%Y:%H:%M:%S} +0000] "
            f'"{random.choice(_METHODS)} {random.choice(_PAGES)} HTTP/1.1" {status} {size} '
            f'"{random.choice(_REFERRERS)}" "{random.choice(_AGENTS)}"'
        )


def _broken(line: str, random: Random) -> str:
    """Break a line in one of the ways that real logs show."""
    match random.randrange(4):
        case 0:
            return line[:-1]  # no closing quote
        case 1:
            return line[: line.index('"')]  # cut off while it was written
        case 2:
            return line.replace("[", "", 1)
        case _:
            return ""
