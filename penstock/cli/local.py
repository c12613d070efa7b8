"""penstock local: a local cloud in the background, for any AWS client."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penstock.cli.options import At, Name

if TYPE_CHECKING:
    from penstock.cli.project import Project

local = typer.Typer(
    name="local", help="The local cloud: AWS on localhost, for unmodified clients.", no_args_is_help=True
)

Port = Annotated[int, typer.Option(min=0, max=65535, help="Port to serve on; 0 takes a free one")]

Resource = Annotated[
    str, typer.Argument(metavar="RESOURCE", help="Id of an Ec2Resource or EmrCluster, or of its instance (@...)")
]


@local.command()
def up(port: Port = 0) -> None:
    """Start the local cloud in the background, or go on with one that was killed; end it with `penstock local down`."""
    from penstock.cli.exit_codes import FAILED
    from penstock.cli.failure import shown_findings
    from penstock.local.background import StartError, up as start

    project = _project()
    with shown_findings():
        project.check_databases()
        secrets = project.secrets()
    try:
        result = start(project.state, port=port, seed_secrets=secrets, databases=project.databases.absolute())
    except StartError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAILED) from None
    was = "is up already" if result.was_running else "is up"
    print(f"The local cloud {was} at {result.cloud.url} (process {result.cloud.pid}).")
    print('Use it with: eval "$(penstock local env)"')


@local.command()
def down() -> None:
    """Stop the local cloud and all its processes; what it held is gone."""
    from penstock.cli.exit_codes import FAILED
    from penstock.local.background import StopError, down as stop

    try:
        stopped = stop(_project().state)
    except StopError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAILED) from None
    print("The local cloud is down." if stopped else "The local cloud was not up.")


@local.command()
def env() -> None:
    """Print the settings of the local cloud as shell commands; exit code 1 when it is not up."""
    import shlex

    from penstock.cli.exit_codes import FAILED
    from penstock.local.background import running

    found = running(_project().state)
    if found is None:
        typer.echo("the local cloud is not up; start it with `penstock local up`", err=True)
        raise typer.Exit(FAILED)
    for name, value in found.environment().items():
        print(f"export {name}={shlex.quote(value)}")


@local.command()
def kill_machine(name: Name, resource: Resource, *, at: At = None) -> None:
    """Let a machine die, to see what becomes of its pipeline: what runs on it fails, and the resource is started anew.

    As far as actionOnResourceFailure, maximumRetries and retryDelay of the resource say so. On AWS, terminate the
    instance in EC2.
    """
    from penstock.cli.moments import span_of
    from penstock.cli.target import target
    from penstock.client.graph import fetch_graph
    from penstock.client.machines import find_machine
    from penstock.client.refusal import OperationError
    from penstock.client.span import EVER
    from penstock.local.kill_machine import KillError, kill_machine as kill

    span = span_of(at, None, None) or EVER
    with target(name, "auto") as found:
        if not found.service.is_local:
            raise OperationError("there is no local cloud: on AWS, terminate the instance in EC2")
        graph = fetch_graph(found.client, found.pipeline.id)
        instance = find_machine(found.client, found.pipeline.id, graph, resource, span)
        try:
            kill(found.service.environment["AWS_ENDPOINT_URL"], found.pipeline.id, instance)
        except KillError as error:
            raise OperationError(str(error)) from None
    print(f"The machine of {instance} is dead; `penstock status {name}` shows what follows.")


def _project() -> Project:
    from penstock.cli.failure import shown_findings
    from penstock.cli.project import find_project

    with shown_findings():
        return find_project(Path.cwd())
