"""Fixtures for all tests."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from penstock.steps.deployment import DatabaseConnection, WarehouseConnection

pytest_plugins = ["tests.database_servers", "tests.http_api", "tests.strategies"]

# CDK's linter costs two seconds a template; tests/stacks/test_app.py runs the whole app with it on.
os.environ["CDK_VALIDATION"] = "false"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--soak` adds the long campaigns (`make soak`)."""
    parser.addoption("--soak", action="store_true", help="run the long campaigns, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long campaigns, and say so."""
    if not config.getoption("--soak"):
        for item in items:
            if item.get_closest_marker("soak"):
                item.add_marker(pytest.mark.skip(reason="a long campaign: run `make soak`"))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: their content is no name, and what was compressed bears the time of the run."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class FakeDeployment:
    """Physical names that are easy to recognise."""

    region: str = "us-east-1"
    bucket: str = "data-bucket"
    log_uri: str = "s3://log-bucket/pipelines"
    service_role: str = "service-role"
    resource_role: str = "resource-role"
    alarm_topic_arn: str = "arn:aws:sns:us-east-1:111122223333:alarms"
    warehouse: WarehouseConnection = field(
        default_factory=lambda: WarehouseConnection(
            "dwh", "analytics", "loader", "{{resolve:secretsmanager:dwh:SecretString:password}}"
        )
    )

    databases: Mapping[str, DatabaseConnection] = field(
        default_factory=lambda: {
            "shop": DatabaseConnection(
                "mysql",
                "reader",
                "{{resolve:secretsmanager:shop:SecretString:password}}",
                rds_instance_id="shop-replica",
            ),
            "crm": DatabaseConnection(
                "postgresql",
                "reader",
                "{{resolve:secretsmanager:crm:SecretString:password}}",
                host="crm.example.com",
                port=5433,
            ),
        }
    )

    def pipeline_bucket(self, pipeline: str) -> str:
        """Name the pipeline."""
        return f"{pipeline}-bucket"

    def asset_uri(self, path: Path) -> str:
        """Name the file's folder and the file."""
        return f"s3://asset-bucket/{path.parent.name}/{path.name}"


@pytest.fixture
def deployment() -> FakeDeployment:
    """A deployment that needs nothing."""
    return FakeDeployment()
