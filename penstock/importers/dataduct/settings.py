"""Settings: what a config says of the account, the warehouse and the databases, as environments of cdk.json."""

from __future__ import annotations

import re
from typing import Any

from penstock.importers.dataduct.config import Config
from penstock.importers.dataduct.values import Values

BASE = "dev"
"""The environment of a config without a mode: the first one of a project."""
_JDBC = re.compile(r"jdbc:[a-z]+://(?P<host>[^:/]+)(?::[0-9]+)?/(?P<database>[^?;]+)")
_WITHOUT_EQUIVALENT = {
    "S3_ETL_BUCKET": "every pipeline has a bucket of its own, in its stack",
    "ROLE": "every pipeline has roles of its own, with what it needs",
    "RESOURCE_ROLE": "every pipeline has roles of its own, with what it needs",
    "SNS_TOPIC_ARN_FAILURE": "alarms go to the topic of the pipeline's stack: write alarm_emails in cdk.json",
    "SNS_TOPIC_ARN_WARNING": "checks have `on_failure: warn`, and are noted in penstock_checks",
    "CONNECTION_RETRIES": "what fails is tried again as `retries` says",
    "QA_LOG_PATH": "results of checks are rows of penstock_checks",
    "DP_QA_TESTS_LOG_PATH": "results of checks are rows of penstock_checks",
    "DP_INSTANCE_LOG_PATH": "`penstock status` tells of runs, and penstock_loads of loads",
    "DP_PIPELINE_LOG_PATH": "CloudFormation tells of deployments",
    "HOOKS_BASE_PATH": "hooks before and after compiling are Python of the project",
}
"""Keys of `etl` that nothing reads any more, and what there is instead."""
_USED = (
    "CUSTOM_STEPS_PATH",
    "DAILY_LOAD_TIME",
    "DEPENDENCY_OVERRIDE",
    "FREQUENCY_OVERRIDE",
    "KEY_PAIR",
    "MAX_ACTIVE_INSTANCES",
    "MAX_RETRIES",
    "NAME_PREFIX",
    "REGION",
    "RESOURCE_BASE_PATH",
    "RETRY_DELAY",
    "S3_BASE_PATH",
    "TAGS",
)


def settings_of(config: Config, environment: str) -> dict[str, Any]:
    """The settings of one environment, as they stand under `context.environments` of cdk.json."""
    settings: dict[str, Any] = {}
    region, prefix = config.etl.text("REGION"), config.etl.text("NAME_PREFIX")
    settings |= {"region": region} if region else {}
    suffix = prefix or config.mode
    settings |= {"stack_suffix": f"-{re.sub('[^A-Za-z0-9-]+', '-', suffix)}"} if suffix else {}
    warehouse = _warehouse(config, environment)
    settings |= {"warehouse": warehouse} if warehouse else {}
    databases = {**_mysql(config, environment), **_postgres(config, environment)}
    settings |= {"databases": databases} if databases else {}
    _tell_of_etl(config)
    return {**settings, "retain_data": True, "log_retention_days": 90}


def _warehouse(config: Config, environment: str) -> dict[str, Any]:
    section = config.section("redshift")
    if not section.keys:
        return {}
    match = _JDBC.match(section.text("CONNECTION_STRING") or "")
    host = section.text("HOST") or (match["host"] if match else "")
    cluster = section.text("CLUSTER_ID") or host.partition(".")[0]
    if not cluster:
        section.missing("CLUSTER_ID")
    secret = f"penstock/{environment}/warehouse"
    _tell_of_password(config, section, secret)
    return {
        "cluster_id": cluster,
        "database": section.text("DATABASE_NAME") or (match["database"] if match else ""),
        "username": section.text("USERNAME", required=True) or "",
        "secret": secret,
    }


def _mysql(config: Config, environment: str) -> dict[str, Any]:
    databases = {}
    section = config.section("mysql")
    for alias in section.keys:
        host = section.mapping(alias)
        if host is None:
            continue
        secret = f"penstock/{environment}/{alias}"
        _tell_of_password(config, host, secret)
        port = host.whole("PORT")
        databases[alias] = {
            "engine": "mysql",
            "host": host.text("HOST", required=True) or "",
            **({"port": port} if port else {}),
            "username": host.text("USERNAME", required=True) or "",
            "secret": secret,
        }
    return databases


def _postgres(config: Config, environment: str) -> dict[str, Any]:
    section = config.section("postgres")
    instance = section.text("RDS_INSTANCE_ID")
    if not section.keys or instance is None:
        return {}
    secret = f"penstock/{environment}/{instance}"
    _tell_of_password(config, section, secret)
    region = section.text("REGION")
    return {
        instance: {
            "engine": "postgresql",
            "rds_instance_id": instance,
            "username": section.text("USERNAME", required=True) or "",
            "secret": secret,
            **({"region": region} if region else {}),
        }
    }


def _tell_of_password(config: Config, section: Values, secret: str) -> None:
    if section.has("PASSWORD"):
        config.findings.warning(
            "PS604",
            f"PASSWORD of {section.owner} is a secret in clear text, and is not copied",
            section.at_key("PASSWORD"),
            advice=f"create the secret '{secret}' with the JSON key 'password'",
        )


def _tell_of_etl(config: Config) -> None:
    for key in config.etl.keys:
        if key in _WITHOUT_EQUIVALENT:
            config.findings.warning(
                "PS605",
                f"{key} has no equivalent",
                config.etl.at_key(key),
                advice=_WITHOUT_EQUIVALENT[key],
            )
        elif key not in _USED:
            config.findings.warning(
                "PS605", f"{key} is no setting of dataduct that is known", config.etl.at_key(key), advice="take it out"
            )
