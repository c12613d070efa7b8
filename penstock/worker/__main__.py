"""`python -m penstock.worker --worker-group NAME`: a task runner as a process."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

from penstock.worker.intervals import intervals
from penstock.worker.service import start

# Ending takes no longer than this: what does not stop by then is killed with the process.
_GRACE_SECONDS = 1.0

_STDIN = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM, SIGINT or, with --exit-with-parent, the end of standard input."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING)
    logging.getLogger("penstock").setLevel(logging.INFO)
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    usual = intervals(options.endpoint)
    worker = start(
        worker_group=options.worker_group,
        hostname=socket.gethostname(),
        endpoint=options.endpoint,
        region=options.region,
        threads=options.threads,
        scratch=options.scratch,
        progress_interval=options.progress_interval or usual.progress,
        log_interval=options.log_interval or usual.logs,
        machines=options.machines,
        databases=options.databases,
    )
    if options.exit_with_parent:
        threading.Thread(target=_wait_for_parent, args=(ended,), daemon=True).start()
    ended.wait()
    worker.stop(_GRACE_SECONDS)
    sys.stderr.flush()
    # Threads that hold a long poll would keep the interpreter for up to 90 seconds.
    os._exit(0)


def _wait_for_parent(ended: threading.Event) -> None:
    # A standard input that is closed from the start has ended, too.
    with contextlib.suppress(OSError):
        while os.read(_STDIN, 4096):
            pass
    ended.set()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m penstock.worker", description="Run tasks of AWS Data Pipeline.")
    parser.add_argument("--worker-group", required=True, metavar="NAME", help="poll for the tasks of this group")
    parser.add_argument("--endpoint", metavar="URL", help="the local cloud's endpoint (default: AWS itself)")
    parser.add_argument("--region", metavar="REGION", help="default: that of the AWS configuration")
    parser.add_argument("--threads", type=int, default=2, metavar="N", help="tasks at a time (default: 2)")
    parser.add_argument(
        "--scratch",
        type=Path,
        default=Path(tempfile.gettempdir()),
        metavar="DIR",
        help="where activities work (default: the temporary directory)",
    )
    parser.add_argument(
        "--machines",
        type=Path,
        metavar="DIR",
        help="where machines of resources are, also for the next worker (default: they end with this one)",
    )
    parser.add_argument(
        "--databases",
        type=Path,
        metavar="FILE",
        help="local_databases.yaml: which databases stand for those of definitions (default: none do)",
    )
    parser.add_argument("--progress-interval", type=float, metavar="SECONDS", help="default: 60, or 1 with --endpoint")
    parser.add_argument(
        "--log-interval",
        type=float,
        metavar="SECONDS",
        help="how often logs are stored while activities run (default: 60, or 2 with --endpoint)",
    )
    parser.add_argument("--exit-with-parent", action="store_true", help="end when standard input ends")
    return parser


if __name__ == "__main__":
    sys.exit(main())
