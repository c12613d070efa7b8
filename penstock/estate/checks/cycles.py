"""Pipelines that wait for each other never run; nor can they be deployed, as each needs the other's bucket first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.estate.meetings import moment_of
from penstock.estate.model import Estate, Pipeline, Wait
from penstock.estate.ticks import Ticks

Edges = Mapping[str, Mapping[str, Wait]]


def check(estate: Estate) -> Iterator[Diagnostic]:
    """Yield a PS504 for every pipeline that waits for itself, by way of others or not.

    A pipeline may wait for an earlier interval of its own.
    """
    edges = {
        pipeline.name: {
            wait.pipeline: wait
            for wait in reversed(pipeline.waits)
            if wait.pipeline in estate.pipelines
            and not (wait.pipeline == pipeline.name and _is_earlier(pipeline, wait))
        }
        for pipeline in estate.pipelines.values()
        if pipeline.waits
    }
    for name in _suspects(edges):
        path = _circle(edges, name)
        if path:
            pipeline = estate.pipelines[name]
            ring = " => ".join((name, *path))
            alone = len(path) == 1
            yield Diagnostic(
                "PS504",
                f"'{name}' waits for itself, so it never runs"
                if alone
                else f"these pipelines wait for each other, so none of them can be deployed and run: {ring}",
                pipeline.document.at(edges[name][path[0]].path),
                help="let it wait for an earlier `interval`" if alone else "take one of the waits out",
            )


def _is_earlier(pipeline: Pipeline, wait: Wait) -> bool:
    """Whether the interval that is waited for starts before that of the run, as far as can be told."""
    if wait.interval is None or pipeline.schedule is None:
        return False
    start, end = Ticks.of(pipeline.schedule).interval(0)
    moment = moment_of(wait.interval, start, end)
    return moment is not None and moment < start


def _suspects(edges: Edges) -> list[str]:
    """The pipelines that wait, without those that need not wait for ever: usually none."""
    left = dict(edges)
    before = len(left) + 1
    while len(left) < before:
        before = len(left)
        for name, waits in edges.items():
            if name in left and not any(other in left for other in waits):
                del left[name]
    return list(left)


def _circle(edges: Edges, start: str) -> list[str]:
    """The shortest way from a pipeline to itself, without its beginning; empty where there is none."""
    ways = {name: [name] for name in edges[start]}
    waiting = list(ways)
    for name in waiting:
        if name == start:
            return ways[name]
        for following in edges.get(name, ()):
            if following not in ways:
                ways[following] = [*ways[name], following]
                waiting.append(following)
    return []
