"""Whether a local cloud could be served."""

from __future__ import annotations

import socket
from collections.abc import Iterator

from penstock.cli.checkup.result import Context, Result, Verdict

_LOOPBACK = "127.0.0.1"


def check_ports(context: Context) -> Iterator[Result]:
    """Whether a port can be bound, and whether clients who say `localhost` come there."""
    del context
    try:
        with socket.create_server((_LOOPBACK, 0)) as server:
            port = server.getsockname()[1]
            socket.create_connection(("localhost", port), timeout=2).close()
    except OSError as error:
        help_ = f"the local cloud needs a port of {_LOOPBACK}, and the name localhost for it"
        yield Result("ports", Verdict.PROBLEM, str(error), help_)
    else:
        yield Result("ports", Verdict.OK, "a port of localhost can be served")
