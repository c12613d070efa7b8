"""docs/environments.md."""

from __future__ import annotations

from penstock.documentation.environments import EXAMPLE, PATH, pages
from penstock.environments import Environment, read_environment


def test_the_page_has_every_key() -> None:
    """With its meaning."""
    text = pages()[PATH]

    for row in (
        "| `retain_data` | `true` or `false` | required | Keep the buckets when the stack is deleted |",
        "| `warehouse.cluster_id` | text | required | Identifier of the Redshift cluster |",
        "| `databases.NAME.engine` | `mysql` or `postgresql` | required | Which database it is |",
        "| `databases.NAME.port` | whole number, 1 to 65535 |  | TCP port of the host, by default the engine's |",
    ):
        assert row in text
    assert all(field.description for field in Environment.model_fields.values())


def test_the_example_is_an_environment() -> None:
    """One with every key but the account, which few name."""
    environment = read_environment({"prod": EXAMPLE}, "prod")

    assert set(Environment.model_fields) - environment.model_fields_set == {"account"}
    assert environment.databases["crm"].host == "crm.example.com"
    assert '"rds_instance_id": "shop-replica"' in pages()[PATH]
