"""Tells on a terminal that a long list is being read; elsewhere nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from penstock.client.report import Report, silent

_PATIENCE_SECONDS = 0.5


@contextmanager
def reading(what: str) -> Iterator[Report]:
    """A bar on standard error, from half a second on; it is gone at the end."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=False) as bar:
        task = bar.add_task(what, total=None, visible=False)
        begin = time.monotonic()

        def report(done: int, total: int) -> None:
            visible = time.monotonic() - begin > _PATIENCE_SECONDS
            bar.update(task, completed=done, total=total, visible=visible)

        yield report
