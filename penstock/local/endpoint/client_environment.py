"""The environment in which unmodified AWS clients find the local cloud."""

from __future__ import annotations

from collections.abc import Mapping

from penstock.local.account import ACCOUNT, REGION


def client_variables(url: str) -> dict[str, str]:
    """What the AWS CLI, the SDKs and the CDK CLI need; the credentials are good for nothing else.

    Args:
        url: the endpoint with the host name `localhost`, see `Endpoint`.
    """
    return {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "CDK_DEFAULT_ACCOUNT": ACCOUNT,
        "CDK_DEFAULT_REGION": REGION,
    }


def client_environment(url: str, inherited: Mapping[str, str]) -> dict[str, str]:
    """An inherited environment with its own AWS settings (a profile, a session token) replaced by the local cloud's."""
    kept = {name: value for name, value in inherited.items() if not name.startswith("AWS_")}
    return {**kept, **client_variables(url)}
