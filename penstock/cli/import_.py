"""penstock import: specs made of what others have written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penstock.cli.import_dataduct import dataduct

import_ = typer.Typer(name="import", help="Make specs of existing pipelines.", no_args_is_help=True)

File = Annotated[
    Path,
    typer.Argument(
        help="What `aws datapipeline get-pipeline-definition` prints, the API's JSON, or a CloudFormation template",
        show_default=False,
    ),
]
Name = Annotated[str | None, typer.Option(help="Name of the spec, by default that of the pipeline or of the file")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write; by default standard output")]
Values = Annotated[
    list[str] | None,
    typer.Option(
        "--value",
        metavar="NAME=TEXT",
        help="Text for a name that a template refers to: Bucket, Role.Arn, AWS::Region; repeatable",
        show_default=False,
    ),
]
Resource = Annotated[str | None, typer.Option(help="Logical id of the pipeline, where a template has several")]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there")]


@import_.callback()
def _import() -> None:
    """Make specs of existing pipelines."""


import_.command()(dataduct)


@import_.command()
def definition(
    file: File,
    *,
    name: Name = None,
    output: Output = None,
    values: Values = None,
    resource: Resource = None,
    force: Force = False,
) -> None:
    """Write a pipeline definition as a spec of `kind: definition`, which deploys to the same pipeline.

    What the spec does not keep as it was is told on standard error.
    """
    from penstock.cli.failure import show, shown_findings
    from penstock.importers.definition import import_definition
    from penstock.specs.naming import pipeline_name

    texts = _parsed(values or [])
    if name is not None and pipeline_name(name) != name:
        raise typer.BadParameter(f"'{name}' is no name for a spec; {pipeline_name(name)} is one", param_hint="--name")
    if output is not None and output.exists() and not force:
        raise typer.BadParameter(f"{output} is there already; --force writes over it", param_hint="--output")
    with shown_findings():
        imported = import_definition(file, name=name, values=texts, resource=resource)
    show(imported.findings)
    if output is None:
        typer.echo(imported.text, nl=False)
    else:
        output.write_text(imported.text, encoding="utf-8")
        typer.echo(f"{output}: {imported.name}", err=True)


def _parsed(values: list[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for item in values:
        name, separator, text = item.partition("=")
        if not (name and separator):
            raise typer.BadParameter(f"'{item}' is not NAME=TEXT", param_hint="--value")
        texts[name] = text
    return texts
