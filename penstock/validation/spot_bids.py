"""PS432: the Spot bid for an Ec2Resource is more than 0 and less than 20.00 USD an hour.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-ec2resource.html
The guide gives no such range for the bids of an EmrCluster.
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.objects import Ec2Resource
from penstock.validation.doubles import to_double
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView

_MOST = 20


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every bid out of range."""
    for item in view.of_kind(Ec2Resource):
        for held in item.get("spotBidPrice"):
            if held.is_plain and not 0 < (to_double(held.value) or 0) < _MOST:
                message = f"{held.where} is {held.shown}"
                yield held.finding("PS432", message, allowed="more than 0 and less than 20.00, in USD an hour")
