"""penstock resume: what was paused goes on."""

from __future__ import annotations

from typing import Annotated

import typer

from penstock.cli.options import Json, Name, On

Components = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ACTIVITY]...", help="Ids of activities, or of other objects with runs", show_default=False
    ),
]


def resume(name: Name, objects: Components = None, *, on: On = "auto", as_json: Json = False) -> None:
    """Resume what `penstock pause` has paused, by default all of it."""
    from penstock.cli.component_action import act
    from penstock.cli.target import target
    from penstock.client.graph import fetch_graph
    from penstock.client.pausing import chosen, paused
    from penstock.client.refusal import OperationError

    with target(name, on) as found:
        graph = fetch_graph(found.client, found.pipeline.id)
        ids = chosen(graph, objects or (), paused(found.client, found.pipeline.id, graph))
        if not ids:
            raise OperationError(f"nothing of {found.title} is paused")
        act(found, ids, "RESUME", as_json=as_json)
