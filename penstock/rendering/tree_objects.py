"""Branches of the tree for activities, data nodes and resources."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.rendering.branch import Branch
from penstock.rendering.graph import Graph, Item
from penstock.rendering.schedules import when
from penstock.rendering.settings import LONG, settings, summary

_RETRIES = frozenset({"maximumRetries", "retryDelay"})
_TIMEOUTS = ("attemptTimeout", "reportProgressTimeout")
_ALARMS = {"onFail": "on fail", "onLateAction": "on late", "onSuccess": "on success"}
OF_ACTIVITIES = frozenset(
    {"input", "output", "runsOn", "workerGroup", "dependsOn", "precondition", "lateAfterTimeout"}
    | {*_RETRIES, *_TIMEOUTS, *_ALARMS}
)
"""Fields that the branch of an activity tells in words, whether they are its own or inherited."""


def activity_branch(graph: Graph, item: Item, pipeline_schedule: str, number: str = "") -> Branch:
    """What an activity does, where and after what."""
    below = (
        *_runs_on(graph, item),
        *_schedule(graph, item, pipeline_schedule),
        *(
            Branch(f"{key}: {values}")
            for key, values in settings(graph, item.settings, without=OF_ACTIVITIES, most=LONG)
        ),
        *_waits_for(graph, item),
        *_preconditions(graph, item),
        *_data(graph, item, "input", "reads <-", pipeline_schedule),
        *_data(graph, item, "output", "writes ->", pipeline_schedule),
        *_retries(item),
        *_alarms(graph, item),
    )
    return Branch(number + item.title, below)


def resource_branch(graph: Graph, item: Item, pipeline_schedule: str) -> Branch:
    """A machine or cluster, and what is special about its schedule."""
    return Branch(summary(graph, item), tuple(_schedule(graph, item, pipeline_schedule)))


def _runs_on(graph: Graph, item: Item) -> Iterator[Branch]:
    resources = item.get("runsOn")
    groups = item.text("workerGroup")
    if resources:  # the service takes the resource where both are set
        yield Branch("runs on: " + ", ".join(graph.target_title(field) for field in resources))
    else:
        yield Branch("runs on: " + (f"worker group {groups}" if groups else "neither a resource nor a worker group"))


def _schedule(graph: Graph, item: Item, pipeline_schedule: str) -> Iterator[Branch]:
    own = when(graph, item)
    if own != pipeline_schedule and (own or item.family == "Activity"):
        yield Branch(f"schedule: {own or 'none'}")


def _waits_for(graph: Graph, item: Item) -> Iterator[Branch]:
    for field in item.get("dependsOn"):
        yield Branch(f"waits for: {graph.target_title(field)}")


def _preconditions(graph: Graph, item: Item) -> Iterator[Branch]:
    for field in item.get("precondition"):
        target = graph.by_id.get(field.value) if field.is_reference else None
        yield Branch("once: " + (summary(graph, target) if target else graph.target_title(field)))


def _data(graph: Graph, item: Item, key: str, verb: str, pipeline_schedule: str) -> Iterator[Branch]:
    for field in item.get(key):
        node = graph.by_id.get(field.value) if field.is_reference else None
        if node is None:
            yield Branch(f"{verb} {graph.target_title(field)}")
        else:
            text = summary(graph, node, without=frozenset({"precondition"}))
            below = (
                *(Branch(f"written by: {writer.label}") for writer in graph.writers(node) if key == "input"),
                *_schedule(graph, node, pipeline_schedule),
                *_preconditions(graph, node),
            )
            yield Branch(f"{verb} {text}", below)


def _retries(item: Item) -> Iterator[Branch]:
    most, delay = item.text("maximumRetries"), item.text("retryDelay")
    if most or delay:
        yield Branch("retries: " + ", ".join(part for part in (most, f"{delay} apart" if delay else "") if part))
    timeouts = [f"{key} {value}" for key in _TIMEOUTS if (value := item.text(key))]
    if timeouts:
        yield Branch("timeouts: " + "; ".join(timeouts))


def _alarms(graph: Graph, item: Item) -> Iterator[Branch]:
    late = item.text("lateAfterTimeout")
    for key, words in _ALARMS.items():
        actions = ", ".join(graph.target_title(field) for field in item.get(key))
        if actions:
            after = f", {late} after the scheduled start" if key == "onLateAction" and late else ""
            yield Branch(f"{words}: {actions}{after}")
    if late and not item.get("onLateAction"):
        yield Branch(f"late: {late} after the scheduled start, and nothing is done then")
