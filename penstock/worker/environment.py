"""The environment of child processes."""

from __future__ import annotations

import os
from pathlib import Path

from penstock.worker.clients import Clients

_KEPT = ("PATH", "LANG", "LC_ALL", "TZ")


def child_environment(clients: Clients, home: Path) -> dict[str, str]:
    """A clean one: search path and language, a home, also for temporary files, and the worker's way to AWS."""
    variables = {name: os.environ[name] for name in _KEPT if name in os.environ}
    variables.setdefault("PATH", os.defpath)
    variables |= {"HOME": str(home), "TMPDIR": str(home)}
    variables |= clients.environment()
    # Another home must not hide the credentials that the worker itself uses.
    for name, file in (("AWS_CONFIG_FILE", "config"), ("AWS_SHARED_CREDENTIALS_FILE", "credentials")):
        path = Path.home() / ".aws" / file
        if path.exists():
            variables.setdefault(name, str(path))
    return variables
