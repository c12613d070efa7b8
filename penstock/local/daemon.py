"""`python -m penstock.local.daemon STATE PORT SECRETS DATABASES TIME`: the process that `background.up` starts."""

from __future__ import annotations

import gc
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from penstock.local.cloud import LocalCloud
from penstock.local.endpoint.state_lock import ANNOUNCEMENT, StateInUseError
from penstock.local.virtual_time import VirtualTime

_FAILED = 1
_OBJECTS_BETWEEN_COLLECTIONS = 10_000


def main(arguments: Sequence[str]) -> int:
    """Serve until SIGTERM or SIGINT; the announcement in the state folder appears once everything answers."""
    folder, port, secrets, databases, virtual = arguments
    state = Path(folder)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    gc.disable()  # until all is loaded, of which nothing is garbage
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    try:
        with LocalCloud(
            state,
            port=int(port),
            seed_secrets=json.loads(secrets),
            databases=Path(databases) if databases else None,
            virtual=VirtualTime.from_text(virtual) if virtual else None,
        ) as cloud:
            _announce(state, cloud)
            cloud.load_cloudformation(then=_collect_new_garbage)
            ended.wait()
    except (OSError, StateInUseError) as error:
        sys.stderr.write(f"{error}\n")
        return _FAILED
    return 0


def _collect_new_garbage() -> None:
    """Collect what comes from now on: to go through all that is loaded takes as long as many requests."""
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    gc.enable()


def _announce(state: Path, cloud: LocalCloud) -> None:
    text = json.dumps({"pid": os.getpid(), "port": cloud.port, "url": cloud.url})
    whole = state / f"{ANNOUNCEMENT}.new"
    whole.write_text(text)
    whole.replace(state / ANNOUNCEMENT)


if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.stderr.flush()
    # Threads of requests under way would hold up the interpreter's end.
    os._exit(status)
