"""The command line: thin commands over the library; each imports what it needs when it is called."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that `sys.argv` names."""
    from penstock.cli.remembered import answer

    if answer(sys.argv[1:]):
        return
    from penstock.cli.app import app

    app()
