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


DATABASE = {"engine": "mysql", "username": "reader", "secret": "shop/reader", "rds_instance_id": "shop-replica"}


def test_databases_by_the_names_of_specs() -> None:
    """An RDS instance, or a host; the password is a reference that the target makes."""
    host = {"engine": "postgresql", "username": "r", "secret": "s", "host": "crm.example.com", "port": 5433}
    environment = read_environment({"dev": {**DEV, "databases": {"shop": DATABASE, "crm": host}}}, "dev")

    shop, crm = (environment.databases[name].connection("{{secret}}") for name in ("shop", "crm"))
    assert (shop.engine, shop.rds_instance_id, shop.host, shop.password) == (
        "mysql",
        "shop-replica",
        None,
        "{{secret}}",
    )
    assert (crm.rds_instance_id, crm.host, crm.port) == (None, "crm.example.com", 5433)
    assert environment.warehouse.connection("{{secret}}").iam_role == "default"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"host": "shop.example.com"}, "exactly one of rds_instance_id and host is needed"),
        ({"rds_instance_id": None}, "exactly one of rds_instance_id and host is needed"),
        ({"engine": "oracle"}, "Input should be 'mysql' or 'postgresql'"),
        ({"port": 0}, "Input should be greater than or equal to 1"),
        ({"password": "secret"}, "Extra inputs are not permitted"),
    ],
)
def test_fails_for_a_database_that_cannot_be_reached(change: dict[str, object], told: str) -> None:
    """Where it stands, and never with what it says: someone may have written a password there."""
    with pytest.raises(DiagnosticsError) as caught:
        read_environment({"dev": {**DEV, "databases": {"shop": {**DATABASE, **change}}}}, "dev")
    (finding,) = caught.value.diagnostics
    assert finding.message.startswith("cdk.json, environments.dev.databases.shop")
    assert finding.message.endswith(told)
