"""AWS clients, made when first needed: the first poll must not wait for clients that only a task needs."""

from __future__ import annotations

import os
import threading
from typing import Any

import botocore.session
from botocore.config import Config

from penstock.worker.local_tasks import LocalTasks, is_local

# A boto3 client. Its methods are made at run time from the service's model, so there is no static type for it.
Client = Any

# PollForTask holds the line for up to 90 seconds, which is longer than botocore would wait.
# https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_PollForTask.html
_POLL_READ_SECONDS = 100


class Clients:
    """Clients of one endpoint and region, shared by all threads (clients are thread-safe, making them is not)."""

    def __init__(self, endpoint: str | None = None, region: str | None = None) -> None:
        """`endpoint` None means AWS itself; with an endpoint the region defaults to us-east-1."""
        self.endpoint = endpoint
        self._session = botocore.session.get_session()
        self.region = region or self._session.get_config_variable("region") or ("us-east-1" if endpoint else None)
        self._lock = threading.RLock()
        self._made: dict[tuple[str, str | None], Client] = {}
        self._boto3_session: Any = None
        self._tasks: LocalTasks | None = None

    @property
    def pipeline(self) -> Client:
        """Data Pipeline. Errors are retried by the caller, who must go on reporting meanwhile."""
        with self._lock:
            key = ("datapipeline", self.region)
            if key not in self._made:
                # botocore alone, without boto3's resources: this client stands between the start and the first poll.
                self._made[key] = self._session.create_client(
                    "datapipeline",
                    region_name=self.region,
                    endpoint_url=self.endpoint,
                    config=Config(
                        connect_timeout=5,
                        read_timeout=_POLL_READ_SECONDS,
                        retries={"max_attempts": 0},
                        max_pool_connections=50,
                    ),
                )
            return self._made[key]

    @property
    def tasks(self) -> Client:
        """What polls and reports: Data Pipeline, or its shortcut on a local cloud."""
        if self.endpoint is None or not is_local(self.endpoint):
            return self.pipeline
        with self._lock:
            if self._tasks is None:
                self._tasks = LocalTasks(self.endpoint, _POLL_READ_SECONDS)
            return self._tasks

    @property
    def s3(self) -> Client:
        """S3, with boto3's managed transfers."""
        return self._boto3("s3", self.region)

    def redshift_data(self, region: str | None = None) -> Client:
        """The Redshift Data API, of another region where a database is in one."""
        return self._boto3("redshift-data", region or self.region)

    def dynamodb(self, region: str | None = None) -> Client:
        """DynamoDB, of another region where a table is in one."""
        return self._boto3("dynamodb", region or self.region)

    def environment(self) -> dict[str, str]:
        """The variables with which a child process (the AWS CLI, boto3) finds the same endpoint and credentials."""
        variables = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
        if self.endpoint:
            variables["AWS_ENDPOINT_URL"] = self.endpoint
        if self.region:
            variables["AWS_DEFAULT_REGION"] = self.region
        return variables

    def _boto3(self, service: str, region: str | None) -> Client:
        import boto3

        with self._lock:
            key = (service, region)
            if key not in self._made:
                # Host names such as bucket.localhost do not resolve everywhere: address buckets by path on an endpoint.
                config = Config(s3={"addressing_style": "path"}) if self.endpoint else None
                if self._boto3_session is None:
                    # Only one: each adds its handlers to botocore's session, and S3 refuses to be given them twice.
                    self._boto3_session = boto3.Session(botocore_session=self._session)
                self._made[key] = self._boto3_session.client(
                    service, region_name=region, endpoint_url=self.endpoint, config=config
                )
            return self._made[key]
