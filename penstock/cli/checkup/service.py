"""Whether the account may use AWS Data Pipeline."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.cli.checkup.quick import quick_client
from penstock.cli.checkup.result import Context, Result, Verdict

_NAME = "AWS Data Pipeline"


def check_service(context: Context) -> Iterator[Result]:
    """Ask for a page of pipelines, with the AWS settings; accounts that are new since July 2024 are refused."""
    from botocore.exceptions import BotoCoreError, ClientError

    if not context.calls_aws:
        yield Result(_NAME, Verdict.LEFT_OUT, "--offline")
        return
    try:
        page = quick_client("datapipeline", context.environment).list_pipelines()
    except ClientError as error:
        help_ = (
            "it needs the permission datapipeline:ListPipelines, and an account that used the service before July 2024"
        )
        yield Result(_NAME, Verdict.WARNING, error.response["Error"].get("Message", str(error)), help_)
    except BotoCoreError as error:
        yield Result(_NAME, Verdict.WARNING, str(error), "only AWS needs it")
    else:
        count = len(page["pipelineIdList"])
        more = " or more" if page.get("hasMoreResults") else ""
        yield Result(_NAME, Verdict.OK, f"answers; {count}{more} pipeline{'s' * (count != 1)}")
