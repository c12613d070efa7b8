"""penstock run: compile a spec and run it on the local cloud, without the CDK."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penstock.cli.project import Project
    from penstock.client.runs import RunView
    from penstock.environments import Connections
    from penstock.specs.loader import Loaded

Spec = Annotated[Path, typer.Argument(help="The spec file", show_default=False)]
Inputs = Annotated[
    list[str] | None,
    typer.Option(
        "--input",
        metavar="NAME=PATH",
        help="Upload PATH to where the data node NAME points, and write the keys that it waits for; repeatable",
        show_default=False,
    ),
]
EnvironmentName = Annotated[
    str, typer.Option("--env", help="Environment of cdk.json: its warehouse names, and what the spec says for it")
]
Timeout = Annotated[
    float | None, typer.Option(min=0, help="Seconds after which waiting ends, with exit code 3", show_default=False)
]


At = Annotated[
    str | None,
    typer.Option(
        metavar="TIME",
        help="Run the interval that starts then, 2026-05-01T06:00 in UTC; by default the last one that is due",
        show_default=False,
    ),
]


def run(
    spec: Spec,
    *,
    inputs: Inputs = None,
    env: EnvironmentName = "dev",
    at: At = None,
    timeout: Timeout = None,
) -> None:
    """Run a pipeline on the local cloud: exit code 0 when everything finished, 1 when something failed.

    One interval is run, wherever the schedule starts and ends. Uses the local cloud that is up (`penstock local up`),
    or one of its own that ends with the command.
    """
    from penstock.cli.endpoint import local_environment
    from penstock.cli.exit_codes import INTERRUPTED
    from penstock.cli.failure import shown_findings
    from penstock.cli.moments import first_moment
    from penstock.cli.one_interval import one_interval
    from penstock.cli.project import project_of

    moment = first_moment(at, "--at") if at else None
    files = _parse_inputs(inputs or [])
    with shown_findings():
        project = project_of(spec)
        project.check_databases()
        loaded = _checked(spec, project, env)
        connections = project.connections(env)
    loaded, start = one_interval(loaded, moment, datetime.now(UTC))
    try:
        with local_environment(project) as environment:
            raise typer.Exit(_run(loaded, connections, environment, files, timeout, start))
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def _run(
    loaded: Loaded,
    connections: Connections,
    environment: Mapping[str, str],
    inputs: Mapping[str, Path],
    timeout: float | None,
    first: datetime | None,
) -> int:
    from penstock.cli.exit_codes import FAILED, OK, TIMED_OUT, USAGE
    from penstock.cli.failure import show
    from penstock.cli.local_run import start
    from penstock.cli.progress import show_progress
    from penstock.client.deploy import DefinitionRefusedError
    from penstock.client.inputs import InputError
    from penstock.diagnostics.diagnostic import Diagnostic

    try:
        local_run = start(loaded, connections, environment, first)
        runs = show_progress(f"{loaded.spec.name} ({local_run.pipeline_id})", local_run.states(inputs, timeout))
    except DefinitionRefusedError as error:
        show(tuple(Diagnostic("PS412", f"the service refuses the definition: {message}") for message in error.errors))
        return FAILED
    except InputError as error:
        typer.echo(f"--input: {error}", err=True)
        return USAGE
    _show_reasons(runs)
    if runs and all(item.is_successful for item in runs):
        return OK
    if runs and all(item.is_over or item.is_blocked for item in runs):
        return FAILED
    typer.echo(f"not over after {timeout:g} seconds", err=True)
    return TIMED_OUT


def _checked(spec: Path, project: Project, environment: str) -> Loaded:
    from penstock.cli.checking import check_definition
    from penstock.cli.failure import show
    from penstock.diagnostics.diagnostic import refuse_errors
    from penstock.specs.loader import LoadedSpec, load_spec

    loaded = load_spec(spec, project.assets)
    if isinstance(loaded, LoadedSpec):
        loaded = loaded.in_environment(environment)
    findings = (*loaded.warnings, *check_definition(loaded, project.connections(environment)))
    refuse_errors(findings)
    show(findings)
    return loaded


def _parse_inputs(inputs: list[str]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for item in inputs:
        name, separator, path = item.partition("=")
        if not (name and separator and path):
            raise typer.BadParameter(f"'{item}' is not NAME=PATH", param_hint="--input")
        if not Path(path).exists():
            raise typer.BadParameter(f"there is no file or folder {path}", param_hint="--input")
        if name in files:
            raise typer.BadParameter(
                f"{name} has an input already; put its files into one folder", param_hint="--input"
            )
        files[name] = Path(path)
    return files


def _show_reasons(runs: tuple[RunView, ...]) -> None:
    """Print, in full, why instances failed; the tree has only the first line."""
    from penstock.client.runs import UNSUCCESSFUL

    for run_view in runs:
        for item in run_view.instances:
            if item.status in UNSUCCESSFUL and item.reason and "\n" in item.reason:
                typer.echo(f"\n{item.component} {item.status}:\n{item.reason}", err=True)
