"""Sends the log of a cloud in this process to a file, so that it does not stand between the lines for people."""

from __future__ import annotations

import logging
from pathlib import Path


def log_to(path: Path) -> None:
    """Write warnings and errors to the file, which is begun anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=path, filemode="w", level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
