"""local_databases.yaml: which database of this machine stands for one that a definition names.

    databases:
      forums-db: mysql://root@127.0.0.1:3306                      # an RDS instance, or a host
      "course-db-*": sqlite:///databases/{hostname}-{database}.db # all hosts that match
      jdbc:postgresql://events.example.com:5432/events: postgresql://etl:${EVENTS_PASSWORD}@127.0.0.1/events

The file is committed, so that it holds no password: `${NAME}` is the value of an environment variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.specs.document import Document, read_document

FILE_NAME = "local_databases.yaml"
_KEY = "databases"
_SCHEMES = ("mysql", "mariadb", "postgresql", "sqlite")
PLACEHOLDERS = ("database", "hostname")
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_PLACEHOLDER = re.compile(r"(?<!\$)\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class LocalDatabases:
    """The file.

    Attributes:
        path: the file; a relative path of SQLite starts in its folder.
        urls: SQLAlchemy's URL for each name or pattern, as it is written.
    """

    path: Path
    urls: Mapping[str, str]

    def url_of(self, names: tuple[str, ...]) -> str | None:
        """The URL for the first of the names that is there; names go before patterns, which go in the file's order."""
        for name in names:
            if name in self.urls:
                return self.urls[name]
        for pattern, url in self.urls.items():
            if "*" in pattern and any(fnmatchcase(name, pattern) for name in names):
                return url
        return None


def read_local_databases(path: Path) -> LocalDatabases:
    """Read the file; where there is none, no database is known.

    Raises:
        DiagnosticsError: with every error of the file.
    """
    if not path.exists():
        return LocalDatabases(path, {})
    document = read_document(path)
    findings = (*document.diagnostics, *_findings(document)) if document.value is not None else document.diagnostics
    if findings:
        raise DiagnosticsError(findings)
    return LocalDatabases(path, dict((document.value or {}).get(_KEY) or {}))


def with_variables(text: str, variables: Mapping[str, str]) -> str:
    """Put the values of `${NAME}` in.

    Raises:
        LookupError: with the name of a variable that is not set.
    """

    def value(match: re.Match[str]) -> str:
        if match[1] not in variables:
            raise LookupError(match[1])
        return variables[match[1]]

    return _VARIABLE.sub(value, text)


def with_placeholders(text: str, values: Mapping[str, str]) -> str:
    """Put the values of `{hostname}` and `{database}` in."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)


def _findings(document: Document) -> Iterator[Diagnostic]:
    value = document.value
    if not isinstance(value, dict):
        yield Diagnostic("PS203", "a mapping with the key 'databases' is needed", document.at(()))
        return
    for key in value:
        if key != _KEY:
            yield Diagnostic(
                "PS201",
                f"unknown key '{key}'",
                document.at_key((key,)),
                allowed=_KEY,
                help=did_you_mean(str(key), [_KEY]),
            )
    databases = value.get(_KEY)
    if _KEY not in value:
        yield Diagnostic("PS202", f"the key '{_KEY}' is missing", document.at(()))
    elif databases is not None and not isinstance(databases, dict):
        message = "databases: a mapping from hosts, RDS instances or JDBC connection strings to URLs is needed"
        yield Diagnostic("PS203", message, document.at((_KEY,)))
    for name, url in (databases if isinstance(databases, dict) else {}).items():
        yield from _url_findings(document, name, url)


def _url_findings(document: Document, name: str, url: Any) -> Iterator[Diagnostic]:
    place = document.at((_KEY, name))
    if not isinstance(url, str):
        yield Diagnostic("PS203", f"databases.{name}: the text of a URL is needed", place)
        return
    if _VARIABLE.fullmatch(url):
        return
    scheme = url.partition("://")[0]
    if "://" not in url or scheme.partition("+")[0] not in _SCHEMES:
        message = f"databases.{name}: '{_without_password(url)}' is no URL of a database that can be used here"
        help_ = "write mysql://USER@HOST:PORT, postgresql://USER@HOST:PORT or sqlite:///FILE"
        yield Diagnostic("PS204", message, place, allowed=", ".join(f"{item}://" for item in _SCHEMES), help=help_)
        return
    for placeholder in _PLACEHOLDER.findall(url):
        if placeholder not in PLACEHOLDERS:
            message = f"databases.{name}: there is no placeholder '{{{placeholder}}}'"
            suggestion = did_you_mean(placeholder, PLACEHOLDERS)
            yield Diagnostic("PS204", message, place, allowed=listed(PLACEHOLDERS), help=suggestion)
    yield from (
        Diagnostic("PS204", f"databases.{name}: {reason}", place, help=help_) for reason, help_ in _url_faults(url)
    )


def _url_faults(url: str) -> Iterator[tuple[str, str]]:
    scheme, _, rest = url.partition("://")
    if scheme.partition("+")[0] == "sqlite":
        if len(rest) < 2 or not rest.startswith("/") or rest == "/:memory:":
            yield "SQLite needs a file", "write sqlite:///FILE, relative to this file's folder, or sqlite:////FILE"
        return
    try:
        parts = urlsplit(_VARIABLE.sub("x", _PLACEHOLDER.sub("x", url)))
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        yield f"not a URL: {error}", "write USER@HOST:PORT"
        return
    if not host:
        yield "the URL has no host", "write USER@HOST:PORT"
    password = rest.rpartition("@")[0].partition(":")[2]
    if password and not _VARIABLE.fullmatch(password):
        yield (
            "the URL has a password in clear text, and the file is committed",
            "write ${NAME} in its place and set that environment variable",
        )


def _without_password(url: str) -> str:
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:***@", url)
