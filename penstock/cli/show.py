"""penstock show: what a pipeline will do, for people who review it and for other tools."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from penstock.cli.project import Project
    from penstock.definition.wire import WireDefinition
    from penstock.diagnostics.diagnostic import Diagnostic
    from penstock.rendering import About
    from penstock.specs.folder import LoadedSpecs
    from penstock.specs.loader import Loaded

Form = Literal["tree", "mermaid", "cli", "api", "cfn"]
SpecFile = Annotated[Path | None, typer.Argument(help="A spec or a definition file", show_default=False)]
As = Annotated[
    Form,
    typer.Option(
        "--as",
        help="tree and mermaid are for people; cli, api and cfn are JSON for the AWS CLI, API and CloudFormation",
    ),
]
All = Annotated[
    bool, typer.Option("--all", help="All of etl_specs/ together: who waits for whom, and tables; as tree or mermaid")
]


@dataclass(frozen=True, slots=True)
class Shown:
    """A definition to be shown.

    Attributes:
        definition: the definition.
        title: the pipeline's name.
        about: what else is known of it.
        findings: what the rules of the service have against it.
    """

    definition: WireDefinition
    title: str
    about: About
    findings: tuple[Diagnostic, ...]


def show(spec: SpecFile = None, *, form: As = "tree", everything: All = False) -> None:
    """Show a pipeline: what it will do, as a diagram, or as JSON; exit code 1 when there is an error.

    What a spec compiles to has the names of the local cloud. A pipeline that the service would refuse is shown, too,
    beside what is wrong with it. docs/show.md says more.
    """
    from penstock.cli.exit_codes import USAGE
    from penstock.cli.failure import shown_findings
    from penstock.cli.project import find_project, project_of

    if everything == (spec is not None) or (everything and form not in {"tree", "mermaid"}):
        typer.echo("name one spec, or show all of them with `penstock show --all`, as tree or mermaid", err=True)
        raise typer.Exit(USAGE)
    with shown_findings():
        project = project_of(spec) if spec else find_project(Path.cwd())
        _show([spec] if spec else project.spec_files(), project, form, in_one=everything)


def load(loaded: Loaded, project: Project) -> Shown:
    """Compile a spec with local names and check it; a definition is taken as it is."""
    from penstock.compiler import check_compiled, compile_loaded
    from penstock.local.deployment import LocalDeployment
    from penstock.rendering import About
    from penstock.specs.definitions.loaded import LoadedDefinition

    spec = loaded.spec
    deployment = LocalDeployment(spec.name, project.connections())
    findings = check_compiled(loaded, deployment)
    if isinstance(loaded, LoadedDefinition):
        about = About(spec.description, loaded.spec.activate, loaded.spec.tags)
        return Shown(loaded.definition.wire, spec.name, about, findings)
    definition = compile_loaded(loaded, deployment).to_wire()
    return Shown(definition, spec.name, About(spec.description), findings)


def _show(paths: Sequence[Path], project: Project, form: Form, *, in_one: bool) -> None:
    """Print the document of all that can be loaded, and the findings of all.

    Raises:
        DiagnosticsError: with the findings, when one of them is an error.
    """
    from penstock.cli import failure
    from penstock.diagnostics.diagnostic import refuse_errors
    from penstock.rendering import RENDERERS, mask
    from penstock.specs.folder import load_all

    specs = load_all(paths, project.assets)
    shown = [load(loaded, project) for loaded in specs.specs]
    findings = [*specs.findings, *(finding for item in shown for finding in item.findings)]
    if in_one and shown:
        findings.extend(_show_estate(specs, shown, form))
    for item in () if in_one else shown:
        _print(RENDERERS[form](item.definition, item.title, item.about))
        if form in {"cli", "api", "cfn"} and (places := mask(item.definition).places):
            print(f"note: masked as *****: {', '.join(places)}", file=sys.stderr)
    refuse_errors(tuple(findings))
    failure.show(tuple(findings))


def _show_estate(specs: LoadedSpecs, shown: Sequence[Shown], form: Form) -> tuple[Diagnostic, ...]:
    """Print all pipelines together, and return what is wrong between them."""
    from penstock.estate import check_estate, read_estate
    from penstock.estate.views import view_of
    from penstock.rendering import ESTATE_RENDERERS

    estate = read_estate(specs.specs, specs.broken, specs.assets)
    views = [view_of(estate.pipelines[item.title], item.definition) for item in shown]
    _print(ESTATE_RENDERERS[form](views))
    return check_estate(estate)


def _print(document: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal has: the document may go to a file
    print(document, end="")
