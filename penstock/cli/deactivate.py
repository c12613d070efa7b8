"""penstock deactivate: a pipeline starts nothing more."""

from __future__ import annotations

from typing import Annotated

import typer

from penstock.cli.options import Json, Name, On

Finish = Annotated[
    bool, typer.Option("--finish-active", help="Let what runs come to its end, in place of cancelling it")
]


def deactivate(name: Name, *, finish_active: Finish = False, on: On = "auto", as_json: Json = False) -> None:
    """Deactivate a pipeline, until `penstock activate`: what runs is cancelled, and nothing more starts."""
    from penstock.cli.state_shown import show_state
    from penstock.cli.target import target
    from penstock.client.activation import deactivate as send

    with target(name, on) as found:
        send(found.client, found.pipeline.id, cancel_active=not finish_active)
        show_state(found, as_json=as_json)
