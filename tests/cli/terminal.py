"""Runs Python on a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys


def on_terminal(program: str, **settings: str) -> tuple[int, str]:
    """Run a program and return its exit code and all that it wrote, on standard output and error."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30", **settings}
    process = subprocess.Popen([sys.executable, "-c", program], stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    written = b""
    try:
        while select.select([leader], [], [], 30)[0]:
            try:
                chunk = os.read(leader, 65536)
            except OSError:  # the last writer has gone
                break
            written += chunk
            if not chunk:
                break
        return process.wait(timeout=30), written.decode()
    finally:
        process.kill()
        process.wait()
        os.close(leader)
