"""penstock pause: no more instances of an activity start."""

from __future__ import annotations

from penstock.cli.options import Json, Name, On
from penstock.cli.resume import Components


def pause(name: Name, objects: Components = None, *, on: On = "auto", as_json: Json = False) -> None:
    """Pause activities, by default all of them: instances that have not started wait until `penstock resume`.

    What runs goes on to its end.
    """
    from penstock.cli.component_action import act
    from penstock.cli.target import target
    from penstock.client.graph import fetch_graph
    from penstock.client.pausing import chosen

    with target(name, on) as found:
        graph = fetch_graph(found.client, found.pipeline.id)
        act(found, chosen(graph, objects or (), graph.activities()), "PAUSE", as_json=as_json)
