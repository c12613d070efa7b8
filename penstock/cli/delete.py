"""penstock delete: a pipeline is gone, with its definition and its history."""

from __future__ import annotations

from typing import Annotated

import typer

from penstock.cli.options import DryRun, Json, Name, On

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask")]


def delete(name: Name, *, dry_run: DryRun = False, yes: Yes = False, on: On = "auto", as_json: Json = False) -> None:
    """Delete a pipeline, its definition and its history, after a look at what that is; it cannot be undone.

    What runs is cancelled. Of several pipelines with one name, say which by its id. What CDK has deployed is deleted by
    `cdk destroy`.
    """
    from penstock.cli.confirmation import confirm
    from penstock.cli.json_output import print_json
    from penstock.cli.target import find_service, told
    from penstock.client.deletion import delete_pipeline, fetch_loss, refuse_several
    from penstock.client.pipelines import find_pipelines

    if as_json and not (yes or dry_run):
        raise typer.BadParameter("it has nothing to ask about; add --yes or --dry-run", param_hint="--json")
    with told():
        client = find_service(on).client("datapipeline")
        found = find_pipelines(client, name)
        refuse_several(name, found)
        pipeline = found[0]
        title = f"{pipeline.name} ({pipeline.id})"
        loss = fetch_loss(client, pipeline.id)
        if not as_json:
            lost = f"its definition, {_many(loss.runs, 'run')}, {_many(loss.instances, 'instance')}"
            print(f"{title}  {pipeline.state}: {lost}")
            for id_ in loss.under_way:
                print(f"under way, is cancelled: {id_}")
        if not dry_run:
            confirm("delete it?", yes=yes, instead=", or --dry-run")
            delete_pipeline(client, pipeline.id)
    if as_json:
        print_json({"pipeline": pipeline.id, "name": pipeline.name, "dry_run": dry_run, "lost": loss})
        return
    typer.echo(f"{'would delete' if dry_run else 'deleted'} {title}", err=True)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
