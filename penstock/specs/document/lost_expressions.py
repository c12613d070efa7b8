"""Finds expressions that YAML takes for comments: `subject: Visits of #{...}` ends at the blank before the `#`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, Location
from penstock.specs.document.model import Node

_LOST = re.compile(r"[ \t]+(#\{[^\n]*)")


def lost_expressions(path: Path, text: str, root: Node) -> Iterator[Diagnostic]:
    """Yield a PS105 for every value without quotes that is followed by a comment which begins like an expression.

    Args:
        path: the file.
        text: its text.
        root: the positions of its values.
    """
    if _LOST.search(text) is None:
        return
    ends = {node.span[1] for node in _leaves(root) if not node.style}  # an alias has the span of what it repeats
    for end in sorted(ends):
        found = _LOST.match(text, end)
        if found is not None:
            start = found.start(1)
            line = text.count("\n", 0, start) + 1
            column = start - text.rfind("\n", 0, start)
            yield Diagnostic(
                "PS105",
                "after a blank, # begins a comment in YAML: this expression is no part of the value",
                Location(path, line, column, len(found[1].rstrip())),
                help="put the whole value into quotes; a comment that begins with a brace needs a blank before it",
            )


def _leaves(node: Node) -> Iterator[Node]:
    if not node.children:
        yield node
    for child in node.children.values():
        yield from _leaves(child)
