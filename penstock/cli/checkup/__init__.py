"""What `penstock doctor` looks at, one check in each module; a check never fails with an exception of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from penstock.cli.checkup.aws_cli import check_aws_cli
from penstock.cli.checkup.cdk_cli import check_cdk_cli
from penstock.cli.checkup.credentials import check_credentials
from penstock.cli.checkup.local_cloud import check_local_cloud
from penstock.cli.checkup.node import check_node
from penstock.cli.checkup.ports import check_ports
from penstock.cli.checkup.project_files import check_project
from penstock.cli.checkup.python import check_python
from penstock.cli.checkup.region import check_region
from penstock.cli.checkup.result import Context, Result
from penstock.cli.checkup.service import check_service

CHECKS: tuple[Callable[[Context], Iterator[Result]], ...] = (
    check_python,
    check_node,
    check_cdk_cli,
    check_aws_cli,
    check_project,
    check_ports,
    check_local_cloud,
    check_region,
    check_credentials,
    check_service,
)


def check_all(context: Context) -> Iterator[Result]:
    """Yield the results of all checks, in order; those that call AWS are left out where the context says so."""
    for check in CHECKS:
        yield from check(context)
