"""The AWS credentials: whether there are any, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.cli.checkup.quick import quick_client
from penstock.cli.checkup.result import Context, Result, Verdict

_NAME = "credentials"
_ONLY = "only AWS needs them; the local cloud has its own"


def check_credentials(context: Context) -> Iterator[Result]:
    """Look for them as every AWS client does, and ask AWS whose they are."""
    from botocore.exceptions import BotoCoreError, ClientError

    from penstock.cli.endpoint import make_session

    try:
        found = make_session(context.environment).get_credentials()
    except BotoCoreError as error:
        yield Result(_NAME, Verdict.WARNING, str(error), _ONLY)
        return
    if found is None:
        yield Result(_NAME, Verdict.WARNING, "none", _ONLY)
        return
    source = "the environment" if found.method == "explicit" else found.method
    if not context.calls_aws:
        yield Result(_NAME, Verdict.OK, f"found in {source}, not tried")
        return
    try:
        whose = quick_client("sts", {"AWS_REGION": "us-east-1", **context.environment}).get_caller_identity()
    except (BotoCoreError, ClientError) as error:
        yield Result(_NAME, Verdict.WARNING, f"found in {source}: {error}", _ONLY)
    else:
        yield Result(_NAME, Verdict.OK, f"account {whose['Account']}, {whose['Arn']}")
