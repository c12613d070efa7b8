"""penstock worker: a task runner for a worker group of one's own."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

WorkerGroup = Annotated[
    str, typer.Option("--worker-group", metavar="NAME", help="Run the tasks of this group", show_default=False)
]
Region = Annotated[
    str | None, typer.Option(metavar="REGION", help="By default that of the AWS settings", show_default=False)
]
Tasks = Annotated[int, typer.Option(min=1, max=64, metavar="N", help="How many tasks at a time")]
Scratch = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Where activities work; by default the temporary directory of the system",
        file_okay=False,
        show_default=False,
    ),
]
Databases = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Which databases those of definitions are, as local_databases.yaml",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
Once = Annotated[bool, typer.Option("--once", help="Wait for one task, run it, and end")]
LogInterval = Annotated[
    float | None,
    typer.Option(
        "--log-interval",
        metavar="SECONDS",
        min=0.1,
        help="How often logs are stored while activities run; by default 60 on AWS, and 2 at an endpoint",
        show_default=False,
    ),
]


def worker(
    *,
    worker_group: WorkerGroup,
    region: Region = None,
    tasks: Tasks = 2,
    scratch: Scratch = None,
    databases: Databases = None,
    once: Once = False,
    log_interval: LogInterval = None,
) -> None:
    """Run the tasks of a worker group, on a machine of your own, until SIGTERM or Ctrl-C.

    Endpoint, region and credentials are those of the AWS settings of the environment. The first signal lets tasks that
    run come to their end, the second gives them up. docs/worker-groups.md says more.
    """
    import logging
    import os
    import sys

    from penstock.cli.failure import shown_findings
    from penstock.worker.databases.settings import read_local_databases
    from penstock.worker.intervals import intervals
    from penstock.worker.serving import Serving, serve

    endpoint = os.environ.get("AWS_ENDPOINT_URL")
    found = _region(region, is_aws=endpoint is None)
    if databases is not None:
        with shown_findings():
            read_local_databases(databases)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING)
    logger = logging.getLogger("penstock")
    logger.setLevel(logging.INFO)
    logger.info("asking %s for tasks of worker group %s", endpoint or f"AWS in {found}", worker_group)
    usual = intervals(endpoint)
    serve(
        Serving(
            worker_group=worker_group,
            endpoint=endpoint,
            region=found,
            tasks=tasks,
            scratch=scratch or Path(tempfile.gettempdir()),
            databases=None if databases is None else databases.absolute(),
            once=once,
            progress_interval=usual.progress,
            log_interval=log_interval or usual.logs,
        )
    )
    logger.info("the worker has ended")
    sys.stderr.flush()
    # Threads that hold a long poll would keep the interpreter for up to 90 seconds.
    os._exit(0)


def _region(given: str | None, *, is_aws: bool) -> str | None:
    """The region, once there are credentials for it.

    Raises:
        typer.Exit: there is no region, or the service is not in it, or there are no credentials.
    """
    import os

    from penstock.cli.endpoint import make_session
    from penstock.cli.exit_codes import USAGE
    from penstock.validation.region import REGIONS

    session = make_session(os.environ)
    region: str | None = given or session.region_name
    problem = None
    if region is None and is_aws:
        problem = "no region: set AWS_REGION, or give --region"
    elif region not in REGIONS and is_aws:
        problem = f"AWS Data Pipeline is not in {region}; it is in {', '.join(REGIONS)}"
    elif session.get_credentials() is None:
        problem = (
            "no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine "
            "a role"
        )
    if problem is not None:
        typer.echo(problem, err=True)
        raise typer.Exit(USAGE)
    return region
