"""docs/environments.md: what cdk.json says of dev, prod and the like."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from penstock.documentation import markdown
from penstock.documentation.key_table import key_table
from penstock.documentation.spec_keys import KeyReader
from penstock.documentation.spec_models import schema_of
from penstock.environments import Environment

PATH = Path("docs/environments.md")
INTRODUCTION = """\
# Environments

What differs between dev and prod is no part of a spec: it stands in `context.environments` of `cdk.json`, by the names
of the environments. `cdk deploy -c env=prod MyPipelineEtlStack` takes one of them, `dev` where none is named; so does
`penstock run --env prod`, with local names for buckets and roles. `penstock validate` checks specs with the first one.

What a *pipeline* does otherwise in an environment, such as when it runs, stands in the `environments` of
[its spec](specs.md)."""
EXAMPLE: dict[str, Any] = {
    "region": "us-east-1",
    "stack_suffix": "-prod",
    "warehouse": {
        "cluster_id": "warehouse",
        "database": "analytics",
        "username": "etl",
        "secret": "penstock/prod/warehouse",
        "iam_role": "arn:aws:iam::111122223333:role/warehouse-copies",
    },
    "databases": {
        "shop-replica": {
            "engine": "mysql",
            "rds_instance_id": "shop-replica",
            "region": "us-east-1",
            "username": "reader",
            "secret": "shop/reader",
        },
        "crm": {
            "engine": "postgresql",
            "host": "crm.example.com",
            "port": 5432,
            "username": "reader",
            "secret": "crm/reader",
        },
    },
    "alarm_emails": ["data-team@example.com"],
    "retain_data": True,
    "log_retention_days": 90,
}
NOTES = """\
Passwords stay in Secrets Manager: a secret is named, its value is a JSON object with the key `password`, and
CloudFormation reads it when it deploys. A new password is taken over by the next deployment.

`iam_role` is for COPY and UNLOAD in SQL, in which the warehouse itself reads and writes S3. The cluster must have the
role. Where its ARN is given, the stacks whose steps need it let it use their buckets. `default` is
[the cluster's default role](https://docs.aws.amazon.com/redshift/latest/mgmt/default-iam-role.html); it must be allowed
elsewhere, for nobody knows its name here.

All loads are noted in `penstock_loads`, and `create-and-load-table` with `mode: append` reads it, too. In a database
whose [isolation level](https://docs.aws.amazon.com/redshift/latest/dg/c_serial_isolation.html) is SERIALIZABLE, as it
is on clusters made before May 2024, Redshift may stop one of two appends that run at the same time ("Serializable
isolation violation"); nothing is loaded then, and the step is tried again. `ALTER DATABASE ... ISOLATION LEVEL
SNAPSHOT` avoids it.

On the local cloud the warehouse is always there, whatever its name. Which database stands for one of `databases` there,
says [`local_databases.yaml`](local-cloud.md)."""


def pages() -> dict[Path, str]:
    """Make the page."""
    models = schema_of(Environment)["$defs"]
    keys = key_table(KeyReader(models).keys(Environment.__name__))
    shown = json.dumps({"context": {"environments": {"prod": EXAMPLE}}}, indent=2)
    parts = [
        markdown.generated_from("penstock/environments.py"),
        INTRODUCTION,
        f"## Keys\n\n{keys}",
        f"## Example\n\n{markdown.code('json', shown)}",
        f"## Secrets, roles, isolation and local databases\n\n{NOTES}",
    ]
    return {PATH: markdown.page(parts)}
