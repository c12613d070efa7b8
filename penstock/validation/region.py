"""PS428: the pipeline is in a region where AWS Data Pipeline has an endpoint.

https://docs.aws.amazon.com/general/latest/gr/datapipeline.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.diagnostics.suggestion import listed
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short, suggestion

REGIONS = ("ap-northeast-1", "ap-southeast-2", "eu-west-1", "us-east-1", "us-west-2")


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding where the region is known, and is another one."""
    region = view.surroundings.region
    if region is not None and region not in REGIONS:
        message = f"AWS Data Pipeline has no endpoint in the region '{short(region)}'"
        guess = suggestion(region, REGIONS)
        yield Finding("PS428", None, None, message, listed(REGIONS), guess, Severity.WARNING)
