"""Options that several operations have."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Place = Literal["auto", "local", "aws"]

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name or id of the pipeline", show_default=False)]
Objects = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ACTIVITY]...",
        help="Ids of activities, or of other objects with runs, or of instances (@load_2026-05-01T06:00:00)",
        show_default=False,
    ),
]
On = Annotated[
    Place,
    typer.Option(
        "--on",
        help="Where: the local cloud, AWS, or the local cloud when it is up and otherwise where the AWS settings point",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs")]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="D", help="The run that starts then: a day or a time, in UTC", show_default=False),
]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="D", help="Runs that start then or later", show_default=False),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="D", help="Runs that start then or before; of a day, all of it", show_default=False),
]
All = Annotated[bool, typer.Option("--all", help="All runs")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be done")]
Wait = Annotated[bool, typer.Option("--wait", help="Watch until it is over; exit code 1 when something fails")]
Timeout = Annotated[
    float | None, typer.Option(min=0, help="Seconds after which waiting ends, with exit code 3", show_default=False)
]
