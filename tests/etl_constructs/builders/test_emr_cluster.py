"""The builder of clusters."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from etl_constructs.builders import BootstrapScript, NodeGroup, emr_cluster

from penstock.objects import Period
from penstock.objects.emrfs import emrfs_site


def test_the_least(deployment: Any, fields: Any) -> None:
    """One master, one core node, Pig, no Spot."""
    cluster = emr_cluster(
        "c",
        deployment=deployment,
        release_label="emr-4.9.6",
        master=NodeGroup("m4.large"),
        core=NodeGroup("m4.xlarge"),
        terminate_after=Period(30, "minutes"),
    )
    assert cluster.id == "c"
    assert sorted(fields(cluster)) == [
        ("applications", "Pig"),
        ("coreInstanceCount", "1"),
        ("coreInstanceType", "m4.xlarge"),
        ("masterInstanceType", "m4.large"),
        ("releaseLabel", "emr-4.9.6"),
        ("terminateAfter", "30 minutes"),
        ("type", "EmrCluster"),
    ]


def test_everything(deployment: Any, fields: Any) -> None:
    """Bids, task nodes, scripts as assets with their arguments, applications and settings in order."""
    cluster = emr_cluster(
        "c",
        deployment=deployment,
        release_label="emr-5.36.0",
        master=NodeGroup("m4.large", bid=Decimal("0.10")),
        core=NodeGroup("m4.xlarge", count=3, bid=Decimal(2)),
        task=NodeGroup("r4.large", count=4, bid=Decimal("0.05")),
        applications=["Pig", "Hive"],
        bootstrap_scripts=[
            BootstrapScript(Path("assets/scripts/limits.sh"), ("65536", "--hard")),
            BootstrapScript(Path("assets/scripts/plain.sh")),
        ],
        configuration=[emrfs_site("c", consistent=True)],
        terminate_after=Period(2, "hours"),
    )
    assert [item for item in fields(cluster) if item[0] in {"applications", "bootstrapAction"}] == [
        ("applications", "Pig"),
        ("applications", "Hive"),
        ("bootstrapAction", "s3://asset-bucket/scripts/limits.sh,65536,--hard"),
        ("bootstrapAction", "s3://asset-bucket/scripts/plain.sh"),
    ]
    assert sorted(item for item in fields(cluster) if item[0] not in {"applications", "bootstrapAction"}) == [
        ("configuration", ("ref", "c.emrfs")),
        ("coreInstanceBidPrice", "2"),
        ("coreInstanceCount", "3"),
        ("coreInstanceType", "m4.xlarge"),
        ("masterInstanceBidPrice", "0.10"),
        ("masterInstanceType", "m4.large"),
        ("releaseLabel", "emr-5.36.0"),
        ("taskInstanceBidPrice", "0.05"),
        ("taskInstanceCount", "4"),
        ("taskInstanceType", "r4.large"),
        ("terminateAfter", "2 hours"),
        ("type", "EmrCluster"),
    ]


def test_a_cluster_without_applications(deployment: Any, fields: Any) -> None:
    """An empty list is no field."""
    cluster = emr_cluster(
        "c",
        deployment=deployment,
        release_label="emr-5.36.0",
        master=NodeGroup("m4.large"),
        core=NodeGroup("m4.large"),
        terminate_after=Period(1, "hours"),
        applications=(),
    )
    assert "applications" not in [key for key, _ in fields(cluster)]


@pytest.mark.parametrize(
    ("bid", "price"), [(None, None), (Decimal("0.05"), "0.05"), (Decimal("1E+1"), "10"), (Decimal("1E-7"), "0.0000001")]
)
def test_prices_are_plain_numbers(bid: Decimal | None, price: str | None) -> None:
    """The service knows no exponents."""
    assert NodeGroup("m4.large", bid=bid).price == price


def test_an_argument_with_a_comma_is_refused() -> None:
    """The service would take it for two."""
    with pytest.raises(ValueError, match=r"^'a,b' of limits\.sh has a comma, at which the service splits arguments$"):
        BootstrapScript(Path("scripts/limits.sh"), ("65536", "a,b"))
