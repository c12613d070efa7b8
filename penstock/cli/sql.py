"""penstock sql: what is in the warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from penstock.cli.options import Json, On

if TYPE_CHECKING:
    from penstock.client.warehouse import Answer, Value

Sql = Annotated[
    str,
    typer.Argument(metavar="SQL", help="One statement, or several with ; between them; - reads standard input"),
]
Environment = Annotated[
    str | None,
    typer.Option(
        "--env", help="Environment of cdk.json whose warehouse is meant, by default its first", show_default=False
    ),
]
_PAUSE = 0.1


def sql(text: Sql, env: Environment = None, on: On = "auto", as_json: Json = False) -> None:
    """Run SQL in the warehouse, and show the rows; several statements take effect together, or not at all.

    By the Redshift Data API, as the database user of the environment: on AWS, it takes the permission for temporary
    credentials of that user (redshift:GetClusterCredentials).
    """
    import sys
    import time
    from pathlib import Path

    from penstock.cli.exit_codes import USAGE
    from penstock.cli.failure import shown_findings
    from penstock.cli.json_output import print_json
    from penstock.cli.project import find_project
    from penstock.cli.target import find_service, told
    from penstock.client.warehouse import WarehouseClient
    from penstock.warehouse.errors import SqlSyntaxError
    from penstock.warehouse.scripts import read_script

    try:
        statements = [item.text for item in read_script(sys.stdin.read() if text == "-" else text)]
    except SqlSyntaxError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(USAGE) from None
    if not statements:
        typer.echo("there is no SQL statement in it", err=True)
        raise typer.Exit(USAGE)
    with told(), shown_findings():
        warehouse = find_project(Path.cwd()).connections(env).warehouse
        client = find_service(on).client("redshift-data")
        place = (warehouse.cluster_id, warehouse.database, warehouse.username)
        answers = list(WarehouseClient(client, *place, lambda: time.sleep(_PAUSE)).run(statements))
    if as_json:
        print_json([_plain(answer) for answer in answers])
        return
    for answer in answers:
        _print(answer)


def _plain(answer: Answer) -> dict[str, object]:
    return {"columns": [column.name for column in answer.columns], "rows": answer.rows, "changed": answer.changed}


def _print(answer: Answer) -> None:
    if answer.columns:
        from penstock.cli.tables import print_table

        heads = [f">{column.name}" if column.is_number else column.name for column in answer.columns]
        print_table(heads, [[_cell(value) for value in row] for row in answer.rows])
    elif answer.changed is not None:
        print(f"{answer.changed} row{'' if answer.changed == 1 else 's'}")


def _cell(value: Value) -> str | tuple[str, str]:
    """A value as text; NULL dim, for a text may say NULL, too."""
    if value is None:
        return "NULL", "dim"
    return str(value).lower() if isinstance(value, bool) else str(value)
