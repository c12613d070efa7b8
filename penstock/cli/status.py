"""penstock status: the runs of a pipeline, on AWS or on the local cloud."""

from __future__ import annotations

from typing import Annotated

import typer

Name = Annotated[str, typer.Argument(help="Name or id of the pipeline")]


def status(pipeline: Name) -> None:
    """Show the runs of a pipeline; exit code 1 when an instance has failed.

    The pipeline is looked for on the local cloud when one is up (`penstock local up`), and otherwise where the AWS
    settings of the environment point to.
    """
    from pathlib import Path

    from penstock.cli.endpoint import client_for
    from penstock.cli.exit_codes import FAILED, USAGE
    from penstock.cli.failure import shown_findings
    from penstock.cli.progress import print_tree
    from penstock.cli.project import find_project
    from penstock.client.runs import UNSUCCESSFUL, fetch_runs, find_pipeline

    with shown_findings():
        project = find_project(Path.cwd())
    client = client_for(project, "datapipeline")
    pipeline_id = find_pipeline(client, pipeline)
    if pipeline_id is None:
        typer.echo(f"there is no pipeline '{pipeline}'; deploy it, or run its spec with `penstock run`", err=True)
        raise typer.Exit(USAGE)
    runs = fetch_runs(client, pipeline_id)
    print_tree(f"{pipeline} ({pipeline_id})", runs)
    if any(item.status in UNSUCCESSFUL for run in runs for item in run.instances):
        raise typer.Exit(FAILED)
