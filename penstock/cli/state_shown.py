"""The state of a pipeline after a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penstock.cli.target import Target


def show_state(found: Target, *, as_json: bool) -> None:
    """Ask for the pipeline once more, and print its state and when it runs next."""
    from penstock.cli.json_output import print_json
    from penstock.client.pipelines import describe_pipelines

    (pipeline,) = describe_pipelines(found.client, [found.pipeline.id])
    if as_json:
        print_json(pipeline)
        return
    following = f", next run {pipeline.next_run}" if pipeline.next_run else ""
    print(f"{found.title} is {pipeline.state}{following}")
