"""Environments of cdk.json."""

from __future__ import annotations

import pytest

from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.diagnostics.formats.pretty import render
from penstock.environments import read_environment

DEV = {
    "warehouse": {"cluster_id": "c", "database": "d", "username": "u", "secret": "s"},
    "retain_data": False,
    "log_retention_days": 14,
}


def test_account_and_region_are_optional() -> None:
    """What is not given is left to the CDK CLI's credentials."""
    environment = read_environment({"dev": DEV}, "dev")
    assert (environment.account, environment.region, environment.stack_suffix) == (None, None, "")
    assert environment.warehouse.secret == "s"


def test_unknown_environment_names_the_known_ones() -> None:
    """A typo in `-c env=` is a Diagnostic, no traceback."""
    with pytest.raises(DiagnosticsError) as caught:
        read_environment({"dev": DEV, "prod": DEV}, "prd")
    assert render(caught.value.diagnostics) == (
        "error PS302: cdk.json has no environment 'prd'\n  allowed: dev, prod\n  help: did you mean 'prod'?\n\n1 error"
    )


def test_every_mistake_of_an_environment_is_told() -> None:
    """An unknown key, a missing one and a bad number, all at once."""
    broken = {**DEV, "log_retention_days": 0, "colour": "blue"}
    del broken["retain_data"]
    with pytest.raises(DiagnosticsError) as caught:
        read_environment({"dev": broken}, "dev")
    assert sorted(item.message.split(":")[0] for item in caught.value.diagnostics) == [
        "cdk.json, environments.dev.colour",
        "cdk.json, environments.dev.log_retention_days",
        "cdk.json, environments.dev.retain_data",
    ]
