"""The regions: AWS Data Pipeline is in five of them."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.cli.checkup.result import Context, Result, Verdict
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.validation.region import REGIONS

_ALLOWED = f"AWS Data Pipeline is in {', '.join(REGIONS)}"


def check_region(context: Context) -> Iterator[Result]:
    """The region of the AWS settings, and those of the environments of cdk.json."""
    from botocore.exceptions import BotoCoreError

    from penstock.cli.endpoint import make_session

    try:
        region = make_session(context.environment).region_name
    except BotoCoreError as error:
        yield Result("region", Verdict.WARNING, str(error), "only AWS needs it; mend AWS_PROFILE")
    else:
        if region is None:
            yield Result("region", Verdict.WARNING, "none", "only AWS needs it; set AWS_REGION, or `aws configure`")
        else:
            yield _judged("region", region)
    yield from _environments(context)


def _environments(context: Context) -> Iterator[Result]:
    if context.project is None:
        return
    try:
        found = {name: context.project.region(name) for name in context.project.environments()}
    except DiagnosticsError:
        return  # told by the check of the project
    for name, region in found.items():
        if region is not None:
            yield _judged(f"region of {name}", region)


def _judged(name: str, region: str) -> Result:
    if region in REGIONS:
        return Result(name, Verdict.OK, region)
    return Result(name, Verdict.WARNING, f"{region}: AWS Data Pipeline is not there", _ALLOWED)
