"""The tree: what a pipeline will do, for people who review it."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.definition.wire import DEFAULT_ID, WireDefinition
from penstock.rendering.about import NOTHING_MORE, About
from penstock.rendering.branch import Branch, draw
from penstock.rendering.graph import Graph, Item
from penstock.rendering.order import start_order
from penstock.rendering.schedules import when
from penstock.rendering.secrets import mask
from penstock.rendering.settings import settings, summary
from penstock.rendering.text import one_line
from penstock.rendering.tree_objects import OF_ACTIVITIES, activity_branch, resource_branch


def render_tree(definition: WireDefinition, title: str, about: About = NOTHING_MORE) -> str:
    """Draw a definition: its schedule, its activities in the order in which they can start, and all else.

    Args:
        definition: any definition, however broken.
        title: the pipeline's name.
        about: what else is known of it.
    """
    shown = mask(definition).definition
    graph = Graph.of(shown)
    schedule = pipeline_schedule(graph)
    first = one_line(title) + (f": {one_line(about.description)}" if about.description else "")
    below = (
        Branch(f"schedule: {schedule or 'none that holds for all'}"),
        *_defaults(graph),
        *_activities(graph, schedule),
        *_section("resources", (resource_branch(graph, item, schedule) for item in graph.family("Resource"))),
        *_others(graph),
        *_section("parameters", _parameters(shown)),
    )
    return "\n".join(draw(Branch(first, below))) + "\n"


def pipeline_schedule(graph: Graph) -> str:
    """The schedule of Default, or the one that all activities have in common."""
    default = graph.by_id.get(DEFAULT_ID)
    if default is not None and (words := when(graph, default)):
        return words
    common = {when(graph, item) for item in graph.family("Activity")}
    return common.pop() if len(common) == 1 else ""


def _defaults(graph: Graph) -> Iterator[Branch]:
    default = graph.by_id.get(DEFAULT_ID)
    told = settings(graph, default.fields, without=OF_ACTIVITIES) if default else ()
    if told:
        yield Branch("defaults: " + "; ".join(f"{key} {values}" for key, values in told))


def _activities(graph: Graph, schedule: str) -> Iterator[Branch]:
    order = start_order(graph)
    for number, wave in enumerate(order.waves, 1):
        if len(wave) == 1:
            yield activity_branch(graph, wave[0], schedule, f"{number}. ")
        else:
            together = tuple(activity_branch(graph, item, schedule) for item in wave)
            yield Branch(f"{number}. these can start at the same time", together)
    stuck = (activity_branch(graph, item, schedule) for item in order.stuck)
    yield from _section("these never start: they wait for each other, or for one that does", stuck)
    if not order.waves and not order.stuck:
        yield Branch("no activities")


def _others(graph: Graph) -> Iterator[Branch]:
    """Everything that is in no other place of the tree."""
    told = _told(graph)
    others = [item for item in graph.items if item.id not in told]
    used = (Branch(summary(graph, item)) for item in others if item.id in graph.referred)
    unused = (Branch(summary(graph, item)) for item in others if item.id not in graph.referred)
    yield from _section("other objects", used)
    yield from _section("nothing refers to these", unused)


def _told(graph: Graph) -> set[str]:
    """The ids of what the tree shows with activities and resources, or as the schedule of something."""
    told = {DEFAULT_ID, *(item.id for family in ("Activity", "Resource") for item in graph.family(family))}
    for activity in graph.family("Activity"):
        users: tuple[Item, ...] = (activity, *graph.targets(activity, "input"), *graph.targets(activity, "output"))
        told.update(item.id for item in users)
        told.update(target.id for user in users for target in graph.targets(user, "precondition"))
    told.update(item.id for item in graph.family("Schedule") if item.id in graph.referred)
    return told


def _parameters(definition: WireDefinition) -> Iterator[Branch]:
    values: dict[str, list[str]] = {}
    for key, value in definition.values:
        values.setdefault(key, []).append(value)
    for item in definition.parameters:
        given = [("value", value) for value in values.pop(item.id, [])]
        told = "; ".join(f"{one_line(key, 60)} {one_line(value)}" for key, value in (*given, *item.attributes))
        yield Branch(f"{one_line(item.id)}: {told}" if told else one_line(item.id))
    for key, given_values in values.items():
        yield Branch(f"{one_line(key)}: value {', '.join(one_line(value) for value in given_values)}")


def _section(title: str, branches: Iterator[Branch]) -> Iterator[Branch]:
    below = tuple(branches)
    if below:
        yield Branch(title, below)
