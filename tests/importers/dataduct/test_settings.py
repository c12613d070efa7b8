"""Settings of environments."""

from __future__ import annotations

from penstock.environments import read_environment
from tests.importers.dataduct.conftest import Duct, told

PIPELINE = "name: books\nsteps:\n  - {step_type: sql-command, command: ANALYZE}\n"
CONFIG = """\
etl: {REGION: eu-west-1, NAME_PREFIX: team_a, S3_ETL_BUCKET: b, SHOE_SIZE: 44}
redshift:
  CONNECTION_STRING: jdbc:redshift://shelves.abc.eu-west-1.redshift.amazonaws.com:5439/analytics?ssl=true
  USERNAME: loader
  PASSWORD: hush
mysql:
  shop: {HOST: shop.example.com, PORT: 3307, USERNAME: reader, PASSWORD: hush}
postgres: {RDS_INSTANCE_ID: stockroom, USERNAME: clerk, PASSWORD: hush, REGION: us-east-1}
dev:
  redshift: {CLUSTER_ID: small}
"""


def test_everything(duct: Duct) -> None:
    """As cdk.json has it; a mode that is called as the first environment takes that place."""
    settings = duct.imported(PIPELINE, config=CONFIG).settings

    assert settings["base"] == {
        "region": "eu-west-1",
        "stack_suffix": "-team-a",
        "warehouse": {
            "cluster_id": "shelves",
            "database": "analytics",
            "username": "loader",
            "secret": "penstock/base/warehouse",
        },
        "databases": {
            "shop": {
                "engine": "mysql",
                "host": "shop.example.com",
                "port": 3307,
                "username": "reader",
                "secret": "penstock/base/shop",
            },
            "stockroom": {
                "engine": "postgresql",
                "rds_instance_id": "stockroom",
                "username": "clerk",
                "secret": "penstock/base/stockroom",
                "region": "us-east-1",
            },
        },
        "retain_data": True,
        "log_retention_days": 90,
    }
    assert list(settings) == ["base", "dev"]
    assert settings["dev"]["warehouse"]["cluster_id"] == "small"
    assert read_environment(settings, "dev").databases["shop"].port == 3307


def test_what_is_told(duct: Duct) -> None:
    """Passwords, and keys that nothing reads any more."""
    found = told(duct.imported(PIPELINE, config=CONFIG, mode="dev"))

    assert found == [
        "PS604 PASSWORD of redshift is a secret in clear text, and is not copied",
        "PS604 PASSWORD of mysql.shop is a secret in clear text, and is not copied",
        "PS604 PASSWORD of postgres is a secret in clear text, and is not copied",
        "PS605 S3_ETL_BUCKET has no equivalent",
        "PS605 SHOE_SIZE is no setting of dataduct that is known",
    ]


def test_no_password_is_copied_anywhere(duct: Duct) -> None:
    """Neither into specs, nor settings, nor what is told."""
    imported = duct.imported(PIPELINE, config=CONFIG)

    assert "hush" not in repr(imported)


def test_fails_without_a_user(duct: Duct) -> None:
    """At the section."""
    assert told(duct.imported(PIPELINE, config="redshift: {PASSWORD: x}\n"))[:1] == [
        "PS202 the key 'CLUSTER_ID' is missing in redshift"
    ]
