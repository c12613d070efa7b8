"""Runs a query in Apache Cassandra, page by page, and writes its rows as JSON lines.

Needs the package cassandra-driver. Credentials come by standard input, and are in no argument, variable or message.
https://docs.datastax.com/en/developer/python-driver/latest/
"""

from __future__ import annotations

import argparse
import math
import ssl
import sys
from collections.abc import Mapping, Set as AbstractSet
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Iterable, Sequence

from .credentials import Secret  # on the machine there is no package above this one
from .failure import Failure
from .json_lines import FILES, JsonLines, Number


def main(arguments: Sequence[str] | None = None, *, stdin: Any = None) -> int:
    """Extract; the exit code is 1 where that fails."""
    options = _parser().parse_args(arguments)
    secret = None
    try:
        secret = Secret.read(stdin) if options.secret else None
        _extract(options, secret)
    except (Failure, OSError) as error:
        sys.stderr.write((str(error) if secret is None else secret.hidden(str(error))) + "\n")
        return 1
    return 0


def _extract(options: Any, secret: Secret | None) -> None:
    try:
        from cassandra import ConsistencyLevel, DriverException
        from cassandra.auth import PlainTextAuthProvider
        from cassandra.cluster import Cluster, NoHostAvailable
        from cassandra.query import SimpleStatement, dict_factory
    except ImportError as error:
        raise Failure(f"cassandra-driver is needed, by `library:` of the spec: {error}") from None
    given: dict[str, Any] = {}
    if secret is not None:
        given["auth_provider"] = PlainTextAuthProvider(
            username=secret.value("username"), password=secret.value("password")
        )
    if options.tls:
        given["ssl_context"] = ssl.create_default_context()
    statement = SimpleStatement(
        options.query,
        fetch_size=options.page_size,
        consistency_level=ConsistencyLevel.name_to_value[options.consistency],
    )
    try:
        with Cluster(contact_points=options.host, port=options.port, **given) as cluster:
            session = cluster.connect(options.keyspace)
            session.row_factory = dict_factory
            # Rows are fetched page by page while they are read.
            _write(session.execute(statement, timeout=options.timeout), options)
    except (DriverException, NoHostAvailable) as error:
        raise Failure(f"Cassandra: {type(error).__name__}: {error}") from None


def _write(rows: Iterable[Mapping[str, Any]], options: Any) -> None:
    lines = JsonLines(Path(options.output), options.files)
    try:
        for row in rows:
            lines.write({name: as_json(value) for name, value in row.items()})
    except BaseException:
        lines.abandon()
        raise
    lines.finish()
    sys.stdout.write(f"{lines.records} rows\n")


def as_json(value: Any) -> Any:
    """Return what a value of Cassandra is in JSON, in the form that Redshift reads: blobs as hexadecimal digits."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return Number(repr(value)) if math.isfinite(value) else str(Decimal(value))  # NaN, Infinity
    if isinstance(value, Decimal):
        return Number(value) if value.is_finite() else str(value)
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if hasattr(value, "_asdict"):  # a user-defined type
        return as_json(value._asdict())
    if isinstance(value, Mapping):
        return {str(as_json(key)): as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, AbstractSet)) or type(value).__name__ == "SortedSet":
        return [as_json(item) for item in value]
    return str(value)  # dates, times, durations and UUIDs write themselves


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="extract_cassandra", description=__doc__)
    parser.add_argument("--host", action="append", required=True, help="a node by which the others are found")
    parser.add_argument("--port", type=int, default=9042)
    parser.add_argument("--keyspace", required=True)
    parser.add_argument("--query", required=True, help="CQL")
    parser.add_argument("--output", required=True, help="the folder that is written")
    parser.add_argument("--page-size", type=int, default=5000, help="rows that are fetched at once")
    parser.add_argument("--consistency", default="LOCAL_ONE")
    parser.add_argument("--timeout", type=float, default=60, help="seconds for a page")
    parser.add_argument("--tls", action="store_true", help="encrypt, and check the certificates of the nodes")
    parser.add_argument("--secret", action="store_true", help="a JSON object with username and password is the input")
    parser.add_argument("--files", type=int, default=FILES, help="over which records are spread")
    return parser


if __name__ == "__main__":
    sys.exit(main())
