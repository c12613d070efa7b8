"""`python -m bench.s3_server penstock|moto`: serves S3 until its input ends, and says at which port."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path


@contextmanager
def _penstock() -> Iterator[int]:
    from penstock.local.cloud import LocalCloud

    with tempfile.TemporaryDirectory() as folder, LocalCloud(Path(folder), with_worker=False) as cloud:
        # The warehouse opens in the background: its memory must not count for what comes first.
        connection = HTTPConnection("localhost", cloud.port)
        connection.request("POST", "/", b"{}", {"X-Amz-Target": "RedshiftData.ListStatements"})
        connection.getresponse().read()
        connection.close()
        yield cloud.port


@contextmanager
def _moto() -> Iterator[int]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield server.get_host_and_port()[1]
    server.stop()


if __name__ == "__main__":
    with {"penstock": _penstock, "moto": _moto}[sys.argv[1]]() as port:
        print(port, flush=True)
        sys.stdin.read()
