"""penstock run: compile a spec and run it on the local cloud, without the CDK."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penstock.cli.options import Json
from penstock.cli.run_choice import ClockName

if TYPE_CHECKING:
    from penstock.cli.project import Project
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
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="D",
        help="Run all intervals that start then or later, up to --to, on the virtual clock",
        show_default=False,
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to", metavar="D", help="The last one starts then or before; of a day, all of it", show_default=False
    ),
]
ClockOption = Annotated[
    ClockName | None,
    typer.Option(
        "--clock",
        help="virtual: on a local cloud of its own, whose time jumps to the next event whenever nothing is worked on; "
        "by default for --from and --to",
        show_default=False,
    ),
]
Until = Annotated[
    str | None, typer.Option(metavar="STEP", help="Run only this step and what it needs", show_default=False)
]
Keep = Annotated[bool, typer.Option("--keep", help="Leave the local cloud up, to look into it")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Run more than 5,000 intervals, too")]


def run(
    spec: Spec,
    *,
    inputs: Inputs = None,
    env: EnvironmentName = "dev",
    at: At = None,
    first: From = None,
    last: To = None,
    clock: ClockOption = None,
    until: Until = None,
    keep: Keep = False,
    yes: Yes = False,
    timeout: Timeout = None,
    as_json: Json = False,
) -> None:
    """Run a pipeline on the local cloud: exit code 0 when everything finished, 1 when something failed.

    One interval is run, wherever the schedule starts and ends. Uses the local cloud that is up (`penstock local up`),
    or one of its own that ends with the command. With --from and --to all intervals of a span are run, each at its
    time on a clock that jumps: a month takes as long as its work. docs/running.md says more.
    """
    from penstock.cli.endpoint import AlreadyUpError, local_environment
    from penstock.cli.exit_codes import FAILED, INTERRUPTED, USAGE
    from penstock.cli.failure import shown_findings
    from penstock.cli.input_options import read_inputs
    from penstock.cli.moments import first_moment
    from penstock.cli.one_interval import one_interval
    from penstock.cli.project import project_of
    from penstock.cli.run_choice import chosen_intervals, refuse_too_many
    from penstock.cli.running import Wish, run_one, run_span
    from penstock.local.background import StartError

    moment = first_moment(at, "--at") if at else None
    files = read_inputs(inputs or [])
    with shown_findings():
        project = project_of(spec)
        project.check_databases()
        loaded = _checked(spec, project, env)
        wish = Wish(project.connections(env), files, until, timeout, as_json=as_json)
    intervals = chosen_intervals(loaded, at, first, last, clock)
    start: datetime | None = None
    if intervals is None:
        loaded, start = one_interval(loaded, moment, datetime.now(UTC))
    else:
        refuse_too_many(intervals, yes=yes)
    virtual = None if intervals is None else intervals.time
    try:
        with local_environment(project, virtual=virtual, keep=keep) as environment:
            try:
                if intervals is None:
                    code = run_one(loaded, wish, environment, start)
                else:
                    code = run_span(intervals, wish, environment)
            finally:
                if keep:
                    _tell_how_to_look(loaded.spec.name, environment["AWS_ENDPOINT_URL"])
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except AlreadyUpError as error:
        typer.echo(f"--keep: {error}; `penstock local down` first", err=True)
        raise typer.Exit(USAGE) from None
    except StartError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAILED) from None
    raise typer.Exit(code)


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


def _tell_how_to_look(name: str, url: str) -> None:
    typer.echo(
        f"\nThe local cloud is left up at {url}:\n"
        f"  penstock runs {name}              a line for each interval\n"
        f"  penstock status {name}            the last ones as a tree; --at D another one\n"
        f"  penstock logs {name} STEP --at D  what a step printed\n"
        '  penstock sql "SELECT ..."        what is in the warehouse\n'
        '  eval "$(penstock local env)"     the AWS CLI, and what is in S3\n'
        "  penstock local down              ends it",
        err=True,
    )
