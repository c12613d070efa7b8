"""The project's local cloud, where one is up."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.cli.checkup.quick import quick_client
from penstock.cli.checkup.result import Context, Result, Verdict


def check_local_cloud(context: Context) -> Iterator[Result]:
    """Whether it is up, and then whether it answers."""
    if context.project is None:
        return
    from botocore.exceptions import BotoCoreError, ClientError

    from penstock.local.background import running

    try:
        found = running(context.project.state)
    except OSError as error:
        yield Result("local cloud", Verdict.PROBLEM, str(error), "mend the state folder")
        return
    if found is None:
        yield Result("local cloud", Verdict.OK, "not up; `penstock local up` starts it")
        return
    try:
        quick_client("datapipeline", found.environment()).list_pipelines()
    except (BotoCoreError, ClientError) as error:
        help_ = f"`penstock local down` and `up`; its log is {found.log}"
        yield Result("local cloud", Verdict.PROBLEM, f"{found.url} does not answer: {error}", help_)
    else:
        yield Result("local cloud", Verdict.OK, f"up at {found.url}: commands go there, unless they say --on aws")
