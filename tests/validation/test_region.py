"""PS428: the region."""

from __future__ import annotations

from penstock.definition.wire import WireDefinition
from penstock.diagnostics.diagnostic import Severity
from penstock.validation import Surroundings
from penstock.validation.building import build
from penstock.validation.region import REGIONS, check


def test_a_region_without_the_service() -> None:
    """With those that have it."""
    (found,) = check(build(WireDefinition(()), Surroundings(region="us-west-1")))

    assert (found.id, found.object_id, found.severity) == ("PS428", None, Severity.WARNING)
    assert found.message == "AWS Data Pipeline has no endpoint in the region 'us-west-1'"
    assert found.allowed == "ap-northeast-1, ap-southeast-2, eu-west-1, us-east-1, us-west-2"
    assert found.help == "did you mean 'us-west-2'?"


def test_regions_that_are_well() -> None:
    """The five, and one that is not known."""
    for region in (*REGIONS, None):
        assert list(check(build(WireDefinition(()), Surroundings(region=region)))) == []
