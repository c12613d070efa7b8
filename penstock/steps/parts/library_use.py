"""How a command finds what the spec's `library` has installed."""

from __future__ import annotations


def use_library(number: int) -> str:
    """Return the shell text that unpacks the library, which is input `number`, and lets Python and the shell find it.

    What comes after has $LIBRARY_DIR, which PYTHONPATH names, and its `bin` in front of PATH.
    """
    return (
        f'LIBRARY_DIR=$(mktemp -d) && tar -xf "$INPUT{number}_STAGING_DIR"/* -C "$LIBRARY_DIR" || exit 1\n'
        'PYTHONPATH="$LIBRARY_DIR${PYTHONPATH:+:$PYTHONPATH}" PATH="$LIBRARY_DIR/bin:$PATH"\n'
        "export LIBRARY_DIR PYTHONPATH PATH\n"
    )
