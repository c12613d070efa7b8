"""Clients that do not wait long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SECONDS = 4


def quick_client(service: str, environment: Mapping[str, str]) -> Any:
    """A boto3 client that tries once, for a few seconds.

    Raises:
        BotoCoreError: where the profile does not exist, or the region is not known.
    """
    from botocore.config import Config

    from penstock.cli.endpoint import make_session

    config = Config(connect_timeout=_SECONDS, read_timeout=_SECONDS, retries={"total_max_attempts": 1})
    return make_session(environment).client(service, endpoint_url=environment.get("AWS_ENDPOINT_URL"), config=config)
