"""The tree of runs as lines of text, with a style for each status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from penstock.client.runs import InstanceView, RunView
from penstock.client.statuses import FINISHED, SKIPPED, UNSUCCESSFUL

_INSTANCE_ID = re.compile(r"@(\S+)_\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_RUNNING = frozenset({"RUNNING", "ACTIVATING", "CREATING", "SHUTTING_DOWN"})


@dataclass(frozen=True, slots=True)
class TreeLine:
    """One line of the tree; `style` is a rich style, for terminals."""

    text: str
    style: str


def tree_lines(title: str, runs: tuple[RunView, ...]) -> Iterator[TreeLine]:
    """Yield the lines of a pipeline's runs, oldest run first."""
    yield TreeLine(title, "bold")
    for number, run in enumerate(runs):
        last_run = number == len(runs) - 1
        yield TreeLine(f"{'└─' if last_run else '├─'} {run.scheduled_start}  {run.state}", "bold")
        width = max(len(item.component) for item in run.instances)
        kinds = max(len(item.kind) for item in run.instances)
        for index, item in enumerate(run.instances):
            indent = "   " if last_run else "│  "
            branch = "└─" if index == len(run.instances) - 1 else "├─"
            mark, style = _mark(item)
            name = f"{mark} {item.component:<{width}}  {item.kind:<{kinds}}  {item.status}"
            yield TreeLine(f"{indent}{branch} {name}{_detail(item)}", style)


def change_lines(before: tuple[RunView, ...], after: tuple[RunView, ...]) -> Iterator[str]:
    """Yield a line for each instance whose status, or whose reason to wait, has changed."""
    known = {item.id: (item.status, item.waiting_on) for run in before for item in run.instances}
    for run in after:
        for item in run.instances:
            if known.get(item.id) != (item.status, item.waiting_on):
                which = f"{run.scheduled_start}  " if len(after) > 1 else ""
                yield f"{which}{item.component}  {item.status}{_detail(item)}"


def why_not(item: InstanceView) -> str | None:
    """The first line of why an instance failed, or what it waits for; None where neither is told."""
    if item.reason:
        return item.reason.splitlines()[0]
    if item.waiting_on and not item.is_terminal:
        return "waits for " + ", ".join(_INSTANCE_ID.sub(r"\1", text) for text in item.waiting_on)
    return None


def _mark(item: InstanceView) -> tuple[str, str]:
    if item.status in FINISHED:
        return "✔", "green"
    if item.status in UNSUCCESSFUL:
        return "✘", "red"
    if item.status in SKIPPED:
        return "-", "dim"
    return ("●", "yellow") if item.status in _RUNNING else ("○", "dim")


def _detail(item: InstanceView) -> str:
    """How long it ran, how many attempts it took, why it failed, what it waits for."""
    parts = []
    if item.started and item.ended:
        seconds = (datetime.fromisoformat(item.ended) - datetime.fromisoformat(item.started)).total_seconds()
        parts.append(f"{seconds:.0f} s")
    if item.attempts > 1:
        parts.append(f"attempt {item.attempts}")
    if why := why_not(item):
        parts.append(why)
    return f"  ({'; '.join(parts)})" if parts else ""
