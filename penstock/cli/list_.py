"""penstock list: the pipelines that there are."""

from __future__ import annotations

import typer

from penstock.cli.options import Json, On


def list_(*, on: On = "auto", as_json: Json = False) -> None:
    """List all pipelines, with their state and health, their latest and their next run."""
    from penstock.cli.json_output import print_json
    from penstock.cli.reading import reading
    from penstock.cli.tables import print_table, styled
    from penstock.cli.target import find_service, told
    from penstock.client.pipelines import list_pipelines

    with told(), reading("reading pipelines") as report:
        found = list_pipelines(find_service(on).client("datapipeline"), report)
    if as_json:
        print_json(found)
        return
    if not found:
        typer.echo("there are no pipelines", err=True)
        return
    print_table(
        ("NAME", "ID", "STATE", "HEALTH", "LATEST RUN", "NEXT RUN"),
        (
            (item.name, item.id, item.state, styled(item.health), item.latest_run or "", item.next_run or "")
            for item in found
        ),
    )
