"""One run of a spec on the local cloud: everything is made, put, activated, fed and watched."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from penstock.cli.endpoint import make_client
from penstock.client.deploy import deploy
from penstock.client.inputs import give_input
from penstock.client.runs import RunView
from penstock.client.watch import watch
from penstock.compiler import compile_loaded
from penstock.environments import Connections
from penstock.local.deployment import LocalDeployment
from penstock.local.provision import provision, provision_named
from penstock.specs.loader import Loaded


@dataclass(frozen=True, slots=True)
class LocalRun:
    """An activated pipeline.

    Attributes:
        pipeline_id: `df-...`.
        client: a boto3 `datapipeline` client.
        s3: a boto3 `s3` client.
    """

    pipeline_id: str
    client: Any
    s3: Any

    def states(self, inputs: Mapping[str, Path], limit: float | None) -> Iterator[tuple[RunView, ...]]:
        """Give the first run its inputs, and yield the runs until they are over or `limit` seconds have passed.

        Raises:
            InputError: for an input that cannot be given.
        """
        waiting = dict(inputs)
        for runs in watch(self.client, self.pipeline_id, limit=limit):
            if runs and waiting:
                for name, path in waiting.items():
                    give_input(self.client, self.s3, self.pipeline_id, runs[0], name, path)
                waiting.clear()
            yield runs


def start(
    loaded: Loaded, connections: Connections, environment: Mapping[str, str], first: datetime | None = None
) -> LocalRun:
    """Compile a checked spec and activate it; every call makes a pipeline of its own.

    Args:
        loaded: the spec.
        connections: the warehouse and the databases.
        environment: settings of the local cloud.
        first: start of the interval to run, where its schedule says one.

    Raises:
        DefinitionRefusedError: when the service refuses it.
    """
    spec = loaded.spec
    deployment = LocalDeployment(spec.name, connections)
    definition = compile_loaded(loaded, deployment).to_wire()
    client, s3, sns = (make_client(service, environment) for service in ("datapipeline", "s3", "sns"))
    provision(deployment, s3=s3, sns=sns)
    provision_named(definition, s3=s3, sns=sns)
    pipeline_id = deploy(
        client,
        name=spec.name,
        unique_id=secrets.token_hex(8),
        description=spec.description,
        definition=definition,
        start=first,
    )
    return LocalRun(pipeline_id, client, s3)
