"""Shows runs while they go on: a live tree on a terminal, a line for each change elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from penstock.cli.tree import change_lines, tree_lines
from penstock.client.runs import RunView


def show_progress(title: str, states: Iterable[tuple[RunView, ...]]) -> tuple[RunView, ...]:
    """Show every state of the runs until there are no more; return the last.

    On a terminal the tree stays behind when it is complete; elsewhere it is printed at the end.
    """
    return _live(title, states) if sys.stdout.isatty() else _plain(title, states)


def print_tree(title: str, runs: tuple[RunView, ...]) -> None:
    """Print the tree once, without colours."""
    for line in tree_lines(title, runs):
        print(line.text)


def _plain(title: str, states: Iterable[tuple[RunView, ...]]) -> tuple[RunView, ...]:
    runs: tuple[RunView, ...] = ()
    for state in states:
        for line in change_lines(runs, state):
            print(line, flush=True)
        runs = state
    print()
    print_tree(title, runs)
    return runs


def _live(title: str, states: Iterable[tuple[RunView, ...]]) -> tuple[RunView, ...]:
    from rich.console import Group
    from rich.live import Live
    from rich.text import Text

    runs: tuple[RunView, ...] = ()
    with Live(refresh_per_second=8) as live:
        for runs in states:
            lines = (
                Text(line.text, style=line.style, no_wrap=True, overflow="ellipsis") for line in tree_lines(title, runs)
            )
            live.update(Group(*lines), refresh=True)
    return runs
